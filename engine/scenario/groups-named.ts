/** The groups that a workflow names: what tells a group from a user in a scenario, and a slip of the pen from a group. */
import type { Action, Addressee, CompiledBlock, CompiledWorkflow, Value } from '../definition.js';
import { blocksIn } from '../steps/blocks.js';
import { stepOf } from '../steps/kinds.js';

export interface GroupsNamed {
  readonly names: ReadonlySet<string>;
  /** False where an expression may name others. */
  readonly complete: boolean;
}

/** The groups and users that a workflow names: those of its tasks, contact lists, actions, messages and start, and those that may see it. */
export function groupsNamed({ start, see, messages, body }: CompiledWorkflow): GroupsNamed {
  const names = new Set([...start.groups, ...see.groups, ...messages.flatMap(({ groups }) => groups ?? [])]);
  const found = { names, complete: true };
  for (const value of blocksIn(body).flatMap(valuesIn)) take(found, value);
  return found;
}

function valuesIn(block: CompiledBlock): readonly (Value | null)[] {
  const clocks = [...block.clocks, ...block.steps.flatMap(({ clock }) => clock ?? [])];
  const handlers = [...block.handlers, ...block.steps.flatMap((step) => step.handlers)];
  const actions = [
    ...clocks.flatMap((clock) => [...clock.at, ...clock.every].flatMap((each) => each.actions)),
    ...handlers.flatMap((handler) => handler.actions),
  ];
  const steps = block.steps.flatMap((common) => {
    const step = stepOf(common);
    if (step.kind === 'task') return [step.to.group, step.to.user];
    return step.kind === 'outreach' ? [step.to.group] : [];
  });
  return [...actions.flatMap(namedBy), ...steps];
}

function namedBy(action: Action): readonly (Value | null)[] {
  if (action.kind !== 'notify' && action.kind !== 'assign') return [];
  const { group, user }: Addressee = action.to;
  return [group, user];
}

function take(found: { readonly names: Set<string>; complete: boolean }, value: Value | null): void {
  if (value === null) return;
  if ('expression' in value || 'map' in value) found.complete = false;
  else if ('list' in value) for (const item of value.list) take(found, item);
  else for (const name of [value.literal].flat()) if (typeof name === 'string') found.names.add(name);
}
