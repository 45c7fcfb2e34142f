/** Names of steps in a state, as a new version has them. What is only remembered of steps that are gone keeps its old name. */
import type { State } from '../state.js';
import type { MigrationPlan } from './migration-plan.js';
import type { Run } from './run.js';

/** Renames the steps that stand and those that are remembered, and puts frames where their blocks stand now. */
export function renameState(run: Run, { blocks, stays, renamed }: MigrationPlan): void {
  const { draft } = run;
  const standing = (activation: string | null, step: string): string =>
    activation === null ? step : (stays.get(activation)?.is.step.name ?? step);
  replace(run, 'frames', (frame) => ({ ...frame, path: blocks.get(frame.id)?.path ?? frame.path }));
  replace(run, 'activations', (active) => ({ ...active, step: standing(active.id, active.step) }));
  replace(run, 'tasks', (task) => ({ ...task, step: standing(task.activation, task.step) }));
  replace(run, 'calls', (call) => ({ ...call, step: standing(call.activation, call.step) }));
  replace(run, 'branches', (branch) => ({ ...branch, steps: renamedKeys(branch.steps, renamed) }));
  // The key of one who did a step of an item names the item's branch as well.
  draft.doneBy = renamedKeys(draft.doneBy, (key) => {
    const [step = '', ...branch] = key.split('@');
    return [renamed(step), ...branch].join('@');
  });
  draft.undoable = draft.undoable.map((each) => ({
    ...each,
    step: renamed(each.step),
    records: renamedKeys(each.records, renamed),
  }));
  draft.incidents = draft.incidents.map((one) => ({ ...one, step: standing(one.activation, one.step) }));
}

function replace<Name extends 'frames' | 'activations' | 'tasks' | 'calls' | 'branches'>(
  run: Run,
  name: Name,
  turn: (item: State[Name][string]) => State[Name][string],
): void {
  const items = Object.entries(run.draft[name]) as [string, State[Name][string]][];
  run.draft[name] = Object.fromEntries(
    items.map(([key, item]) => [key, turn(item)]),
  ) as unknown as State[Name];
}

/** Where two come to one name, the one that had it before gives way. */
function renamedKeys<Item>(
  map: { readonly [step: string]: Item },
  renamed: (step: string) => string,
): { readonly [step: string]: Item } {
  const moved = Object.entries(map).filter(([step]) => renamed(step) !== step);
  if (moved.length === 0) return map;
  const kept = Object.entries(map).filter(([step]) => renamed(step) === step);
  return Object.fromEntries([...kept, ...moved.map(([step, item]) => [renamed(step), item] as const)]);
}
