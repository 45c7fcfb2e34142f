/**
 * Holds four accounts of the same instances against each other: the log replayed by `advance`, the stored state, its
 * projection, and what the workflow says of itself. For operations, and for the proof by force.
 */
import type { InstanceEvent } from '../engine/event.js';
import { advance, nextDue } from '../engine/running.js';
import type { Advanced, Refusal } from '../engine/outcome.js';
import type { State } from '../engine/state.js';
import { listLaps } from '../store/clocks.js';
import { listInstanceIds, listOpenTasks } from '../store/projection.js';
import { loadForCommand } from '../store/load.js';
import { readLog, type LogEntry } from '../store/log.js';
import type { Recorded } from '../workflows/messages.js';
import { documentHash } from './hashing.js';
import type { CommandContext } from './context.js';
import { createPrivacy, type Privacy } from './privacy.js';
import { lastLapsOf, openTasksOf, type LastLap } from './projection.js';
import { unpackState } from './stored-state.js';
import { isClosing, knowsEnough, needsWorkflow, standingOf as standingHere } from './left-to-do.js';
import { betweenDifferences } from './verify-between.js';
import { nextProgram } from './programs.js';
import { standingOf } from './sweep.js';

export interface Difference {
  readonly instance: string;
  readonly what: string;
}

export interface Checked {
  readonly checked: string;
  /** Its personal data were erased: what hangs on them can't be replayed, so its log was only counted; all else was compared. */
  readonly erased: boolean;
}

interface Found {
  readonly differences: readonly string[];
  readonly erased: boolean;
}

const pageSize = 200;
const mostLooks = 5;

/** Yields every difference found, instance by instance; `withTemporal` false leaves the workflows out. */
export async function* verify(
  context: CommandContext,
  { withTemporal }: { withTemporal: boolean },
): AsyncGenerator<Difference | Checked> {
  for (let after = ''; ;) {
    const ids = await listInstanceIds(context.db, after, pageSize);
    for (const id of ids) {
      const { differences, erased } = await check(context, id, withTemporal);
      for (const what of differences) yield { instance: id, what };
      yield { checked: id, erased };
    }
    const last = ids.at(-1);
    if (last === undefined || ids.length < pageSize) return;
    after = last;
  }
}

/** The accounts are read one after the other: what differs of an instance that has moved meanwhile is looked at again. */
async function check(context: CommandContext, id: string, withTemporal: boolean): Promise<Found> {
  for (let left = mostLooks; ; left -= 1) {
    const { sequence, ...found } = await look(context, id, withTemporal);
    if (found.differences.length === 0 || left <= 1) return found;
    const { row } = await loadForCommand(context.db, id, '');
    if (row?.sequence === sequence) return found;
  }
}

async function look(
  context: CommandContext,
  id: string,
  withTemporal: boolean,
): Promise<Found & { readonly sequence: number | null }> {
  const { row, wrappedKey } = await loadForCommand(context.db, id, '');
  if (row === null)
    return { differences: ['it vanished while it was looked at'], erased: false, sequence: null };
  const program = await context.programs.get(row.version);
  const privacy = createPrivacy(context.keys, wrappedKey);
  const entries = await readLog(context.db, id);
  const erased = wrappedKey === null && row.state !== 'running' && isSealed(entries);
  // Sealed and erased is whatever contained a personal value, be it by chance: the status comes from the row, the id from its name.
  const stored = { ...unpackState(row.engineState, privacy), ...(erased ? { status: row.state } : {}) };
  const found: string[] = [];
  if (row.sequence !== entries.length || stored.sequence !== entries.length)
    found.push(
      `its row is at ${row.sequence} and its state at ${stored.sequence}, its log has ${entries.length} entries`,
    );
  if (!erased) found.push(...(await replayDifferences(context, entries, privacy, stored)));
  if (nextDue(program, stored) !== row.due)
    found.push(
      `its next due instant is ${String(nextDue(program, stored))}, its row says ${String(row.due)}`,
    );
  if (isClosing(program, stored) !== row.closing)
    found.push(
      `it ${row.closing ? 'has nothing' : 'has something'} left to do after its end, its row says otherwise`,
    );
  found.push(...(await projectionDifferences(context, id, stored)));
  if (!erased) found.push(...(await betweenDifferences(context, id, stored)));
  if (!row.hasWorkflow && needsWorkflow(program, stored))
    found.push('it has something left to do, its row says that it never had a workflow for it');
  if (withTemporal && row.hasWorkflow)
    found.push(...(await workflowDifferences(context, id, standingHere(program, stored), row.confirmed)));
  return { differences: found, erased, sequence: row.sequence };
}

/** Whether anything in a log was sealed; without a key it can't be opened any more. */
function isSealed(entries: readonly LogEntry[]): boolean {
  return entries.some(({ event }) => JSON.stringify(event).includes('{"$sealed":'));
}

async function replayDifferences(
  context: Pick<CommandContext, 'programs'>,
  entries: readonly LogEntry[],
  privacy: Privacy,
  stored: State,
): Promise<string[]> {
  const replayed = await replay(context, entries, privacy);
  if (typeof replayed === 'string') return [replayed];
  if (same(replayed, stored)) return [];
  const where = firstDifference(replayed, stored);
  return [`replaying the log gives another state than the stored one: ${where}`];
}

async function projectionDifferences(context: CommandContext, id: string, state: State): Promise<string[]> {
  const found: string[] = [];
  const tasks = await listOpenTasks(context.db, id);
  const expected = openTasksOf(state);
  if (!same(tasks, expected))
    found.push(`its open tasks are ${JSON.stringify(expected)}, the projection has ${JSON.stringify(tasks)}`);
  const last: Record<string, LastLap> = {};
  for (const { clock, lap, startedAt, stoppedAt } of await listLaps(context.db, id)) {
    if (lap >= (last[clock]?.lap ?? 0)) last[clock] = { lap, startedAt, stoppedAt };
  }
  if (!same(last, lastLapsOf(state)))
    found.push(
      `its clocks are ${JSON.stringify(lastLapsOf(state))}, the projection has ${JSON.stringify(last)}`,
    );
  return found;
}

/** Each entry by the version that applied when it was written: the instance's own, until an entry named another. */
async function replay(
  { programs }: Pick<CommandContext, 'programs'>,
  entries: readonly LogEntry[],
  privacy: Privacy,
): Promise<State | string> {
  let state: State | null = null;
  for (const entry of entries) {
    const event = privacy.unseal(entry.event) as unknown as InstanceEvent;
    const version: string | undefined =
      state?.instance.version ?? (event.type === 'start' ? event.instance.version : undefined);
    if (version === undefined) return 'its log does not begin with a start';
    const next = await nextProgram(programs, event);
    const advanced: Advanced | Refusal = advance(await programs.get(version), state, event, next);
    if (!advanced.ok)
      return `entry ${entry.sequence} (${entry.type}) is refused when replayed: ${advanced.message}`;
    state = advanced.state;
  }
  return state ?? 'its log is empty';
}

/** A workflow need not know the log's last entries, but what it has to do: to wake in time, to make the open calls, to end. */
async function workflowDifferences(
  context: CommandContext,
  id: string,
  here: Recorded,
  confirmed: number,
): Promise<string[]> {
  const standing = await standingOf(context, id);
  if (standing === null)
    return here.ended ? [] : ['it has something left to do, but Temporal has no workflow for it'];
  if (here.ended) return standing.ended ? [] : ['it is over, but its workflow goes on'];
  const found: string[] = [];
  if (standing.known > here.sequence)
    found.push(`its log is at ${here.sequence}, its workflow knows ${standing.known}`);
  if (confirmed >= here.sequence && !knowsEnough(standing, here))
    found.push(
      `its workflow knows the log up to ${standing.known} of ${here.sequence} and was not told more`,
    );
  if (!knowsEnough(standing, { ...here, effects: [] }))
    found.push(`its next due instant is ${String(here.due)}, its workflow waits for ${String(standing.due)}`);
  const calls = here.effects.map(({ id: effect }) => effect).sort();
  if (!same(calls, [...standing.performing].sort()))
    found.push(
      `its open calls are ${calls.join(', ')}, its workflow performs ${standing.performing.join(', ')}`,
    );
  return found;
}

function same(a: unknown, b: unknown): boolean {
  return documentHash(a) === documentHash(b);
}

/** The first place at which two documents differ, as a path, for the reader of a report. */
function firstDifference(a: unknown, b: unknown, path = ''): string {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return path;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const key of keys) {
    const left: unknown = Reflect.get(a, key);
    const right: unknown = Reflect.get(b, key);
    if (!same(left ?? null, right ?? null)) return firstDifference(left, right, `${path}/${key}`);
  }
  return path;
}
