/**
 * Runs its steps once for every item of a list, so many at once. Every item has a branch of its own: records, clocks,
 * and the names `item` (or that of `as`) and `index`, from 0. The list is read once, when the step begins.
 */
import type { CompiledBlock, Condition, StepCommon, Value } from '../definition.js';
import type { Json, JsonObject } from '../json.js';
import { dataLimit, isTooLarge } from '../running/data.js';
import { failure } from '../running/failure.js';
import { forgetDoers } from '../running/doers.js';
import { holds, valueOf } from '../running/values.js';
import type { Here, StepKind } from './step-kind.js';
import type { Move, Opening } from './move.js';
import { nothing } from './move.js';

export interface EachStep extends StepCommon {
  readonly kind: 'each';
  readonly list: Value;
  /** What the item is called in it. */
  readonly as: string;
  readonly block: CompiledBlock;
  readonly atOnce: number | 'all';
  readonly until: Condition | null;
  readonly collect: Value | null;
}

/** How many items a list may have: each one's end writes the instance's state. More are a contact list's. */
export const mostItems = 10_000;
/** How many items may be worked on at once: all that is open lies in the instance's state. */
export const mostAtOnce = 1_000;

/** How far it is. `collected`: what finished items gave, with their places, in the order of their ends; `size` its bytes. */
interface Progress extends JsonObject {
  readonly dueAt: null;
  readonly items: readonly Json[];
  readonly begun: number;
  readonly ended: number;
  readonly collected: readonly (readonly [number, Json])[];
  readonly size: number;
}

export const each: StepKind<EachStep> = {
  blocks: (step) => [step.block],
  enter(here) {
    const { run, step, frame } = here;
    const items = itemsOf(here);
    forgetDoers(run, frame, step.name);
    const progress: Progress = { dueAt: null, items, begun: 0, ended: 0, collected: [], size: 0 };
    if (items.length === 0) return finished(step, progress);
    return goOn(step, progress, step.atOnce === 'all' ? items.length : step.atOnce);
  },
  blockEnded({ run, step, activation }, _position, ended) {
    const before = activation.wait as Progress;
    const index = Number(run.draft.branches[ended.branch]?.names['index']);
    const progress = { ...before, ended: before.ended + 1, ...collected(before, index) };
    if (step.until !== null && holds(run, ended.id, step.until)) return finished(step, progress);
    return progress.ended === progress.items.length ? finished(step, progress) : goOn(step, progress, 1);

    function collected(
      { collected: others, size }: Progress,
      at: number,
    ): Pick<Progress, 'collected' | 'size'> {
      if (step.collect === null) return { collected: others, size };
      const value = valueOf(run, ended.id, step.collect);
      const grown = size + JSON.stringify(value).length;
      if (grown > dataLimit) {
        const message = `What ${step.name} collects is larger than ${dataLimit} bytes; collect less of each item.`;
        throw failure('data_too_large', message);
      }
      return { collected: [...others, [at, value]], size: grown };
    }
  },
};

function itemsOf({ run, step, frame }: Here<EachStep>): readonly Json[] {
  const items = valueOf(run, frame.id, step.list);
  if (!Array.isArray(items)) {
    const message = `What ${step.name} goes through must be a list; make the expression give one.`;
    throw failure('value_wrong', message);
  }
  const most = step.atOnce === 'all' ? mostAtOnce : mostItems;
  if (items.length > most) {
    const way =
      step.atOnce === 'all' && items.length <= mostItems
        ? `all at once: at most ${mostAtOnce}; give "at_once" a number`
        : `and an each takes at most ${mostItems}; keep longer lists as contact lists`;
    throw failure('too_many_items', `The list of ${step.name} has ${items.length} items, ${way}.`);
  }
  if (isTooLarge(items)) {
    const message = `The list of ${step.name} is larger than ${dataLimit} bytes; let its items name what they are about.`;
    throw failure('data_too_large', message);
  }
  return items as readonly Json[];
}

/** Begins the next items, as many as there are. */
function goOn(step: EachStep, progress: Progress, count: number): Move {
  const begun = Math.min(progress.begun + count, progress.items.length);
  const blocks = progress.items.slice(progress.begun, begun).map((item, at): Opening => {
    return { position: 0, names: { [step.as]: item, index: progress.begun + at } };
  });
  const wait: Progress = { ...progress, begun };
  return blocks.length === 0 ? { to: 'stand', wait } : { to: 'open', blocks, wait };
}

function finished({ collect }: EachStep, { collected }: Progress): Move {
  const inOrder = collected.toSorted(([one], [other]) => one - other).map(([, value]) => value);
  if (collect === null) return { to: 'finish', finish: nothing };
  return { to: 'finish', finish: { ...nothing, data: inOrder, saves: true } };
}
