/** What the store holds of a trial's instance, opened. */
import type { RecordContext } from '../../commands/context.js';
import { replay } from '../../commands/replay.js';
import { createPrivacy } from '../../commands/privacy.js';
import { unpackState } from '../../commands/stored-state.js';
import type { ClosedBranch, Happening } from '../../engine/outcome.js';
import type { PlayedEntry } from '../../engine/scenario/play-engine.js';
import type { State } from '../../engine/state.js';
import { loadForCommand } from '../../store/load.js';
import { readLog } from '../../store/log.js';
import { readWrittenLog } from '../../store/rebuild.js';

type Context = Pick<RecordContext, 'db' | 'keys'>;

/** The state that the log has come to. @throws Error when the instance is not in the store. */
export async function storedState(context: Context, instance: string): Promise<State> {
  const { row, wrappedKey } = await loadForCommand(context.db, instance, '');
  if (row === null) throw new Error(`The trial's instance ${instance} is not in the store.`);
  return unpackState(row.engineState, createPrivacy(context.keys, wrappedKey));
}

/** What its ended items came to: the state has them no more, the log gives them again. */
export async function storedClosed(
  context: Context & Pick<RecordContext, 'programs'>,
  instance: string,
): Promise<readonly ClosedBranch[]> {
  const { wrappedKey } = await loadForCommand(context.db, instance, '');
  const entries = await readWrittenLog(context.db, instance);
  return (await replay(context.programs, entries, createPrivacy(context.keys, wrappedKey))).closed;
}

/** The instance's log, as engines are compared by. */
export async function storedLog(context: Context, instance: string): Promise<readonly PlayedEntry[]> {
  const entries = await readLog(context.db, instance);
  return entries.map(({ sequence, type, step, by, occurredAt, recordedAt, details }) => {
    return { sequence, type, step, by, occurredAt, recordedAt, details: details as unknown as Happening[] };
  });
}
