/** What a task's row tells of its instance: what it is about, for whom, and the clock that ends next. */
import { personOf } from '../domain/person.js';
import type { Json } from '../engine/json.js';
import { nearestClock, type ClockView } from '../engine/running.js';
import { findInstances, type InstanceDetail } from '../store/instances.js';
import type { CommandContext } from './context.js';
import { createPrivacy } from './privacy.js';
import { unpackState } from './stored-state.js';

type Context = Pick<CommandContext, 'db' | 'programs' | 'keys' | 'clock'>;

export interface TaskContext {
  readonly summary: Json;
  /** The name in the data's `person`. */
  readonly person: string | null;
  readonly channel: string | null;
  readonly clock: ClockView | null;
}

/** By instance, for those of `ids` that one of `principals` may see (null: all): one question for a page of tasks. */
export async function taskContexts(
  context: Context,
  ids: readonly string[],
  principals: readonly string[] | null,
): Promise<ReadonlyMap<string, TaskContext>> {
  const found = await findInstances(context.db, [...new Set(ids)], principals);
  const told = found.map(async (row) => [row.id, await contextOf(context, row)] as const);
  return new Map(await Promise.all(told));
}

async function contextOf(context: Context, row: InstanceDetail): Promise<TaskContext> {
  const state = unpackState(row.engineState, createPrivacy(context.keys, row.wrappedKey));
  const program = await context.programs.get(row.version);
  const { name } = personOf(state.data['person'] ?? null);
  const clock = nearestClock(program, state, Math.max(context.clock(), state.now));
  const { channel } = state.data;
  return {
    summary: state.summary,
    person: name,
    channel: row.channel ?? (typeof channel === 'string' ? channel : null),
    clock,
  };
}
