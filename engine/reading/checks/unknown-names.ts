/** What is named has to exist. */
import { nearest } from '../../expressions/nearest.js';
import { ownServices } from '../../services.js';
import { blocksOf } from '../../steps/blocks.js';
import type { Named } from '../fact.js';
import type { Definition } from '../tree.js';
import type { Check, Checking } from './checking.js';
import { factsOf } from './workflow-in-tree.js';
import { type Filling, worded } from '../../wording/worded.js';

export const checkUnknownNames: Check = (checking) => {
  for (const definition of checking.tree.definitions) {
    const known = new Map<Named, readonly string[] | null>();
    for (const { of, name, at } of factsOf(definition, 'name')) {
      if (!known.has(of)) known.set(of, namesOf(of, definition, checking));
      const names = known.get(of) ?? null;
      if (names !== null && !names.includes(name)) unknownName(checking, definition, at, of, name, names);
    }
  }
};

/** Reports a name that nothing has, with the nearest that something has. */
export function unknownName(
  checking: Checking,
  definition: Definition,
  at: Definition['at'],
  of: Filling,
  name: string,
  names: readonly string[],
): void {
  const near = nearest(name, names);
  const there =
    names.length === 0
      ? worded`there is no ${of} at all`
      : worded`known: ${`${names.slice(0, 12).join(', ')}${names.length > 12 ? ', …' : ''}`}`;
  const way = near === null ? there : `did you mean "${near}"?`;
  checking.error(definition, at, 'unknown_name', worded`there is no ${of} "${name}"; ${way}`, near);
}

/** The names that exist; null where they can't be told, because the workflow could not be read. */
function namesOf(
  of: Named,
  definition: Definition,
  { tree, services, workflows }: Checking,
): readonly string[] | null {
  switch (of) {
    case 'service':
      return [...services, ...(definition.kind === 'scenario' ? ownServices : [])].map(
        (service) => service.name,
      );
    case 'step':
      return factsOf(definition, 'step').map((step) => step.name);
    case 'clock':
      return factsOf(definition, 'clock').map((clock) => clock.name);
    case 'block': {
      const workflow = workflows.find((each) => each.definition === definition);
      if (workflow === undefined) return null;
      const holders = [...workflow.flow.steps.values()].filter(({ step }) => blocksOf(step).length > 0);
      return [
        'all',
        ...holders.map(({ step }) => step.name),
        ...factsOf(definition, 'branch').map(({ name }) => name),
      ];
    }
    case 'message': {
      const workflow = workflows.find((each) => each.definition === definition);
      return workflow === undefined ? null : [...workflow.messages];
    }
    default:
      return tree.definitions.filter((each) => each.kind === of).map((each) => each.name);
  }
}
