/**
 * The sweeper: instances whose workflow may not know what it has to do are asked, and nudged if they lag. It repairs a
 * start whose workflow was not started, a command that its workflow was not told of, and a recording whose workflow task
 * was lost with a crash.
 */
import type { instance } from '../workflows/instance.js';
import { nudgeSignal, standingQuery, type Delayed, type Standing } from '../workflows/messages.js';
import { instanceQueue } from '../workflows/task-queues.js';
import { listUnconfirmed } from '../store/instances.js';
import { loadForCommand } from '../store/load.js';
import type { CommandContext } from './context.js';
import { knowsEnough, standingOf as standingHere } from './left-to-do.js';
import { createPrivacy } from './privacy.js';
import { unpackState } from './stored-state.js';
import { isNotBegun, isWorkflowMissing, unavailable } from './unavailable.js';

export interface Swept {
  readonly confirmed: number;
  readonly nudged: number;
  /** How many were looked at; `limit` of them: there may be more. */
  readonly seen: number;
}

/** Looks at up to `limit` instances that have been unconfirmed for `olderThanMs` milliseconds and were last written at `since` or later (0: all). Throws when store or Temporal cannot be reached. */
export async function sweep(
  context: CommandContext,
  { olderThanMs, since, limit }: { olderThanMs: number; since: number; limit: number },
): Promise<Swept> {
  let confirmed = 0;
  let nudged = 0;
  let faulty = 0;
  for (const { id, sequence } of await listUnconfirmed(context.db, {
    before: context.clock() - olderThanMs,
    since,
    limit,
  })) {
    const served = await isServed(context, id).catch((error: unknown) => whenFaulty(context, id, error));
    if (served === null) {
      faulty += 1;
    } else if (served) {
      context.confirmations.add(id, sequence);
      confirmed += 1;
    } else {
      await nudge(context, id);
      nudged += 1;
    }
  }
  await context.confirmations.flush();
  return { confirmed, nudged, seen: confirmed + nudged + faulty };
}

/** One that can't be looked at must not hide those behind it; while a part is away there is no use in going on. */
function whenFaulty({ log }: CommandContext, instance: string, error: unknown): null {
  if (unavailable(error) !== null) throw error;
  log.error({ instance, err: error }, 'whether its workflow knows what it has to do could not be told');
  return null;
}

/** Whether the instance's workflow knows all that it has to do, or nothing is left for any to do. */
async function isServed(context: CommandContext, id: string): Promise<boolean> {
  const standing = await standingOf(context, id);
  // Loaded after it was asked: it may know more by now, not less.
  const { row, wrappedKey } = await loadForCommand(context.db, id, '');
  if (row === null) return true;
  const state = unpackState(row.engineState, createPrivacy(context.keys, wrappedKey));
  const here = standingHere(await context.programs.get(row.version), state);
  return standing === null ? here.ended : knowsEnough(standing, here);
}

/**
 * What the instance's workflow says of itself, or null when none runs. A query: it leaves no trace in the history. For one
 * that was put off until it is due, and can't answer, what was kept beside it at its start.
 */
export async function standingOf(context: CommandContext, id: string): Promise<Standing | null> {
  const handle = context.temporal.workflow.getHandle<typeof instance>(id);
  try {
    return await context.temporal.connection.withDeadline(Date.now() + context.patienceMs, async () => {
      try {
        return await handle.query(standingQuery);
      } catch (error) {
        if (!isNotBegun(error)) throw error;
        const { memo } = await handle.describe();
        const delayed = memo?.['delayed'] as Delayed | undefined;
        if (delayed === undefined) throw error;
        return { ...delayed, performing: [], ended: false };
      }
    });
  } catch (error) {
    if (isWorkflowMissing(error)) return null;
    throw error;
  }
}

/** Has the instance's workflow look into the store, starting it if none runs. */
export async function nudge(context: CommandContext, id: string): Promise<void> {
  await context.temporal.workflow.signalWithStart<typeof instance>('instance', {
    workflowId: id,
    taskQueue: instanceQueue,
    args: [
      {
        instance: id,
        known: 0,
        due: null,
        effects: [],
        shiftMs: context.shiftOf(id),
        recordingsPerRun: context.recordingsPerRun,
      },
    ],
    signal: nudgeSignal,
  });
}
