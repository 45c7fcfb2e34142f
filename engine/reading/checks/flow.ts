/** Where each step of a workflow can lead: what the checks of reachability, loops and clocks walk along. */
import type {
  Action,
  CompiledBlock,
  CompiledClock,
  CompiledHandler,
  CompiledWorkflow,
} from '../../definition.js';
import type { CompiledStep } from '../../steps/kinds.js';

/** A way from one step to another. `instant`: nothing is waited for on it. */
export interface Way {
  readonly to: string;
  readonly instant: boolean;
}

interface StepInFlow {
  readonly step: CompiledStep;
  /** Its number in written order. */
  readonly order: number;
  /** The step above it in its block. */
  readonly above: string | null;
  /** What comes when its block goes on below it: the step below, or what follows the step that holds the block; null: the end. */
  readonly below: string | null;
  readonly ways: readonly Way[];
}

export interface Flow {
  readonly first: string | null;
  readonly steps: ReadonlyMap<string, StepInFlow>;
  /** Steps to which handlers and clocks of the whole workflow lead, from wherever it is. */
  readonly fromAnywhere: readonly string[];
}

/** The flow of a workflow, with its inner blocks. */
export function flowOf({ body }: CompiledWorkflow): Flow {
  const steps = new Map<string, StepInFlow>();
  addBlock(steps, body, null);
  return {
    first: body.steps[0]?.name ?? null,
    steps,
    fromAnywhere: targets([...body.clocks, ...body.handlers]),
  };
}

/** All steps that can be come to from these, these not included unless a way leads back; `only` says which ways count. */
export function stepsAfter(
  flow: Flow,
  from: readonly string[],
  only: (way: Way) => boolean = () => true,
): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...from];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const way of flow.steps.get(name)?.ways ?? []) {
      if (found.has(way.to) || !only(way)) continue;
      found.add(way.to);
      open.push(way.to);
    }
  }
  return found;
}

/** All steps that an instance can come to. */
export function reachableSteps(flow: Flow): ReadonlySet<string> {
  const roots = [...(flow.first === null ? [] : [flow.first]), ...flow.fromAnywhere];
  return new Set([...roots, ...stepsAfter(flow, roots)]);
}

function addBlock(steps: Map<string, StepInFlow>, block: CompiledBlock, after: string | null): void {
  block.steps.forEach((common, index) => {
    // Reading makes no other steps than these.
    const step = common as CompiledStep;
    const below = block.steps[index + 1]?.name ?? after;
    const above = block.steps[index - 1]?.name ?? null;
    if (!steps.has(step.name))
      steps.set(step.name, { step, order: steps.size, above, below, ways: waysOf(step, below) });
    if (step.kind !== 'choose') return;
    for (const branch of step.branches)
      if (branch.block !== null) addBlock(steps, branch.block, target(step.next, below));
  });
}

function waysOf(step: CompiledStep, below: string | null): readonly Way[] {
  const skipped = step.when === null ? [] : ways([below], true);
  const interrupted = ways(targets([...step.handlers, ...(step.clock === null ? [] : [step.clock])]), false);
  return [...skipped, ...finishWays(step, below), ...interrupted];
}

function finishWays(step: CompiledStep, below: string | null): readonly Way[] {
  const onward = target(step.next, below);
  switch (step.kind) {
    case 'task':
      return ways(
        step.outcomes.map((outcome) => target(outcome.next, onward)),
        false,
      );
    case 'do':
      return ways([onward], false);
    case 'set':
    case 'decide':
      return ways([onward], true);
    case 'wait':
      return ways(
        [onward, 'else' in step.wait && step.wait.else !== null ? target(step.wait.else, null) : null],
        false,
      );
    case 'choose': {
      const branches = step.branches.map(({ next, block }) =>
        block === null ? target(next, below) : (block.steps[0]?.name ?? onward),
      );
      const otherwise = step.branches.some((branch) => branch.when === null) ? [] : [below];
      return ways([...branches, ...otherwise], true);
    }
    case 'end':
      return [];
  }
}

/** `next`, resolved: `end` leads nowhere, none leads on. */
function target(next: string | null, otherwise: string | null): string | null {
  if (next === null) return otherwise;
  return next === 'end' ? null : next;
}

function ways(to: readonly (string | null)[], instant: boolean): readonly Way[] {
  return to.flatMap((each) => (each === null ? [] : [{ to: each, instant }]));
}

function targets(from: readonly (CompiledClock | CompiledHandler)[]): readonly string[] {
  const actions: readonly Action[] = from.flatMap((each) =>
    'actions' in each ? each.actions : [...each.at, ...each.every].flatMap((part) => part.actions),
  );
  return actions.flatMap((action) => (action.kind === 'next' && action.next !== 'end' ? [action.next] : []));
}
