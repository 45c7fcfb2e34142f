/**
 * Contracts follow one another without a gap and without an overlap: a clock's measure is counted once, and always. Levels of
 * clocks have clocks that feed them, in the workflows that the contract counts.
 */
import { nearest } from '../../expressions/nearest.js';
import type { ContractDefinition } from '../contract-definition.js';
import type { Definition } from '../tree.js';
import { findDefinition } from '../tree.js';
import { entryOf, type Position } from '../node.js';
import type { Check, Checking } from './checking.js';
import { factsOf, type WorkflowInTree } from './workflow-in-tree.js';
import { dayAfter } from '../../time/day-names.js';
import { worded } from '../../wording/worded.js';

type Read = Definition & { readonly kind: 'contract'; readonly body: ContractDefinition };

export const checkContracts: Check = (checking) => {
  const contracts = contractsOf(checking);
  for (const contract of contracts) checkSuccession(checking, contract, contracts);
  for (const [at, contract] of contracts.entries())
    for (const other of contracts.slice(0, at)) checkOverlap(checking, contract, other);
};

export const checkLevels: Check = (checking) => {
  for (const contract of contractsOf(checking)) {
    const counted = checking.workflows.filter(({ workflow }) =>
      contract.body.workflows.includes(workflow.name),
    );
    if (counted.length !== contract.body.workflows.length) continue;
    const measures = [...new Set(counted.flatMap(measuresOf))];
    for (const { code, at, of } of factsOf(contract, 'level')) {
      if ((of !== 'share_of_clocks' && of !== 'each_clock') || measures.includes(code)) continue;
      const near = nearest(code, measures);
      const way =
        near === null
          ? worded`they measure: ${measures.join(', ') || worded`nothing`}`
          : worded`did you mean "${near}"?`;
      const message = worded`no clock of ${contract.body.workflows.join(', ')} has the measure "${code}"; ${way}`;
      checking.error(contract, at, 'unknown_name', message, near);
    }
  }
};

function contractsOf({ tree }: Checking): readonly Read[] {
  return tree.definitions.filter((each): each is Read => each.kind === 'contract' && each.body !== null);
}

function checkSuccession(checking: Checking, contract: Read, all: readonly Read[]): void {
  const { follows, from } = contract.body;
  if (follows === null) return;
  const at = placeOf(contract, 'follows');
  const before = findDefinition(checking.tree, 'contract', follows)?.body ?? null;
  if (before === null) return;
  const rival = all.find((each) => each !== contract && each.body.follows === follows);
  if (rival !== undefined && rival.file < contract.file) {
    const message = worded`"${follows}" is followed by "${rival.name}" already; expected another contract: follow that one`;
    checking.error(contract, at, 'contract_overlap', message);
    return;
  }
  const begins = before.to === null ? null : dayAfter(before.to, 1);
  if (begins === from) return;
  const way =
    begins === null
      ? worded`"${follows}" has no last day; give it "to"`
      : worded`"${follows}" ends on ${before.to ?? ''}; expected from: ${begins}`;
  const code = begins !== null && from < begins ? 'contract_overlap' : 'contract_gap';
  checking.error(contract, placeOf(contract, 'from'), code, way, begins);
}

/** The same level of the same workflow, in two contracts that hold at the same time. */
function checkOverlap(checking: Checking, one: Read, other: Read): void {
  if (one.body.follows === other.name || other.body.follows === one.name) return;
  if (!overlap(one.body, other.body)) return;
  const workflow = one.body.workflows.find((each) => other.body.workflows.includes(each));
  const level = one.body.levels.find(
    ({ code, kind }) =>
      (kind === 'share_of_clocks' || kind === 'each_clock') &&
      other.body.levels.some((each) => each.code === code),
  );
  if (workflow === undefined || level === undefined) return;
  const message = worded`"${other.name}" holds at the same time, and counts "${level.code}" of ${workflow} as well; let one follow the other ("follows"), or change what they count`;
  checking.error(one, placeOf(one, 'from'), 'contract_overlap', message);
}

function overlap(one: ContractDefinition, other: ContractDefinition): boolean {
  return one.from <= (other.to ?? 'open') && other.from <= (one.to ?? 'open');
}

function placeOf({ node, at }: Definition, key: string): Position {
  return entryOf(node, key)?.value.at ?? at;
}

function measuresOf({ workflow, flow }: WorkflowInTree): readonly string[] {
  const clocks = [
    ...workflow.body.clocks,
    ...[...flow.steps.values()].flatMap(({ step }) => step.clock ?? []),
  ];
  return clocks.flatMap(({ measure }) => measure ?? []);
}
