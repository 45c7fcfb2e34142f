/**
 * Writes the projection anew from the log, instance by instance, on a running system: a command to the instance waits while
 * its rows are compared and, where they differ, written; then it finds the sequence that it expects, or loads again.
 * What was erased can't be replayed and is left as it is; so is what the log doesn't know (who has read a notice).
 */
import type { Json, JsonObject } from '../engine/json.js';
import { openEffects } from '../engine/running.js';
import type { StartInput } from '../store/append-input.js';
import { loadForCommand } from '../store/load.js';
import {
  listKnownIds,
  lockInstance,
  readProjection,
  readWrittenLog,
  rewriteProjection,
  type LostEffect,
  type ProjectedRows,
  type WrittenEntry,
} from '../store/rebuild.js';
import { inTransaction, type Db, type Store } from '../store/store.js';
import { keyColumn } from './business-key.js';
import { changeOf, sealedData } from './consequences.js';
import type { CommandContext } from './context.js';
import { documentHash } from './hashing.js';
import { createPrivacy, type Privacy } from './privacy.js';
import { replay, type Replayed } from './replay.js';

type RebuildContext = Pick<CommandContext, 'programs' | 'keys'> & { readonly db: Store };

export interface RebuildOptions {
  /** Only this one; null: all. */
  readonly instance: string | null;
  /** Compares, and writes nothing. */
  readonly checkOnly: boolean;
}

/** What was found of one instance: which parts differed (and were written, unless only checked), or why it was left. */
export interface Rebuilt {
  readonly instance: string;
  readonly differed: readonly string[];
  readonly left: string | null;
}

const pageSize = 200;

/** Rebuilds, and tells of every instance. */
export async function* rebuild(context: RebuildContext, options: RebuildOptions): AsyncGenerator<Rebuilt> {
  if (options.instance !== null) {
    yield await rebuildOne(context, options.instance, options.checkOnly);
    return;
  }
  for (let after = ''; ;) {
    const ids = await listKnownIds(context.db, after, pageSize);
    for (const id of ids) yield await rebuildOne(context, id, options.checkOnly);
    const last = ids.at(-1);
    if (last === undefined || ids.length < pageSize) return;
    after = last;
  }
}

async function rebuildOne(context: RebuildContext, id: string, checkOnly: boolean): Promise<Rebuilt> {
  try {
    return await inTransaction(context.db, async (db) => {
      await lockInstance(db, id);
      const entries = await readWrittenLog(db, id);
      const { wrappedKey } = await loadKey(db, id);
      if (wrappedKey === null && isSealed(entries))
        return { instance: id, differed: [], left: 'it was erased' };
      const privacy = createPrivacy(context.keys, wrappedKey);
      const replayed = await replay(context.programs, entries, privacy);
      const rows = await readProjection(db, id, replayed.consequences.searchText ?? '');
      const input = inputOf(context, entries, replayed, rows.instance);
      const differed = differences(input, rows, privacy);
      if (differed.length > 0 && !checkOnly) await rewrite(db, input, rows, replayed);
      return { instance: id, differed, left: null };
    });
  } catch (error) {
    return { instance: id, differed: [], left: error instanceof Error ? error.message : String(error) };
  }
}

async function loadKey(db: Db, id: string): Promise<{ readonly wrappedKey: string | null }> {
  const loaded = await loadForCommand(db, id, '');
  if (loaded.row !== null) return loaded;
  const kept = await db.sql.query<{ wrapped: string }>(
    'select wrapped from instance_keys where instance_id = $1',
    [id],
  );
  return { wrappedKey: kept.rows[0]?.wrapped ?? null };
}

function isSealed(entries: readonly WrittenEntry[]): boolean {
  return entries.some(({ event }) => JSON.stringify(event).includes('{"$sealed":'));
}

/** What the append would have to write to make the projection out of nothing. */
function inputOf(
  { keys }: RebuildContext,
  entries: readonly WrittenEntry[],
  { last, state, consequences }: Replayed,
  row: ProjectedRows['instance'],
): StartInput {
  // The request is remembered with the last entry that the start wrote.
  const begun = entries.filter(({ xid }) => xid === entries[0]?.xid).at(-1);
  const { instance } = state;
  // Of a row that was lost nobody knows whether it had a workflow: one that has nothing to do does no harm.
  const hearing = { known: row?.confirmed ?? 0, news: true, hadWorkflow: row?.hasWorkflow ?? true };
  return {
    instance: {
      id: instance.id,
      number: instance.number,
      workflow: instance.workflow,
      version: instance.version,
      key: keyColumn(keys, state.key),
      startedBy: instance.started_by,
      channel: instance.channel,
      startedAt: state.startedAt,
      requestHash: begun?.bodyHash ?? '',
      previous: instance.previous,
      ...(instance.caller === undefined ? {} : { caller: instance.caller }),
    },
    change: { ...changeOf(last, hearing), data: sealedData(last) },
    ...consequences,
  };
}

/** The parts in which the rows are not what the log says. */
function differences(input: StartInput, rows: ProjectedRows, privacy: Privacy): string[] {
  const expected = expectedRows(input, privacy);
  const found: Record<keyof typeof expected, Json> = {
    row: rows.instance === null ? null : openedRow(rows.instance, privacy),
    tasks: rows.tasks,
    clocks: rows.laps,
    visible: rows.visible,
    hashes: rows.hashes,
  };
  const differed: string[] = (Object.keys(expected) as (keyof typeof expected)[]).filter(
    (part) => documentHash(expected[part]) !== documentHash(found[part]),
  );
  if (!rows.wordsFit) differed.push('words');
  if (missingNotices(input, rows).length > 0) differed.push('notices');
  if (input.effects.some(({ id }) => !rows.effects.includes(id))) differed.push('calls');
  if (missingUnclaimed(input, rows).length > 0) differed.push('unclaimed messages');
  return differed;
}

function expectedRows({ instance, change, ...rest }: StartInput, privacy: Privacy) {
  const { id, ...facts } = instance;
  void id;
  const { state, closing, outcome, priority, incidents, summary, data, engineState, sequence, due, endedAt } =
    change;
  const written = { state, closing, outcome, priority, incidents, summary, data, sequence, due, endedAt };
  const tasks = rest.tasks.map(({ openedAt: createdAt, ...task }) => ({
    ...task,
    createdAt,
    number: instance.number,
    workflow: instance.workflow,
  }));
  const laps = rest.laps.map(
    ({ clock, lap, title, measure, state: is, startedAt, dueAt, stoppedAt, breached }) => ({
      ...{ clock, lap, title, measure, state: is, startedAt, dueAt, stoppedAt, breached },
    }),
  );
  const byClock = (a: (typeof laps)[number], b: (typeof laps)[number]) =>
    a.clock === b.clock ? a.lap - b.lap : a.clock < b.clock ? -1 : 1;
  return {
    row: openedRow(
      { ...facts, ...written, engineState: JSON.stringify(engineState), confirmed: 0, hasWorkflow: true },
      privacy,
    ),
    tasks: tasks.sort((a, b) => (a.id < b.id ? -1 : 1)) as unknown as Json,
    clocks: laps.sort(byClock) as unknown as Json,
    visible: [...rest.visible].sort(),
    hashes: [...new Set(rest.personalHashes.map(({ hash, path }) => `${hash} ${path}`))].sort(),
  };
}

/** A row to compare: opened, since the same value sealed twice is not the same; without what the log doesn't know. */
function openedRow(
  { confirmed, hasWorkflow, engineState, ...row }: JsonObject,
  privacy: Privacy,
): JsonObject {
  void [confirmed, hasWorkflow];
  const packed = typeof engineState === 'string' ? (JSON.parse(engineState) as JsonObject) : {};
  const { state = null, personal } = privacy.unseal(packed);
  const values = Array.isArray(personal) ? personal.map<string>(String).sort() : [];
  return { ...privacy.unseal(row), engineState: { state, personal: values } };
}

function missingNotices(input: StartInput, rows: ProjectedRows): StartInput['notices'] {
  const there = new Map<string, number>();
  for (const notice of rows.notices) there.set(notice, (there.get(notice) ?? 0) + 1);
  return input.notices.filter(({ to, template, clock, task, at }) => {
    const principal = 'group' in to ? `g:${to.group}` : `u:${to.user}`;
    const name = [principal, template, clock, task, at].filter((part) => part !== null).join(' ');
    const left = (there.get(name) ?? 0) - 1;
    there.set(name, left);
    return left < 0;
  });
}

function missingUnclaimed({ unclaimed }: StartInput, rows: ProjectedRows): StartInput['unclaimed'] {
  return unclaimed.filter(({ messageId }) => !rows.unclaimed.includes(messageId));
}

async function rewrite(db: Db, input: StartInput, rows: ProjectedRows, replayed: Replayed): Promise<void> {
  const effects = input.effects.filter(({ id }) => !rows.effects.includes(id));
  const lost = effects.map(({ id }) => lostEffect(id, replayed));
  const notices = missingNotices(input, rows);
  const unclaimed = missingUnclaimed(input, rows);
  const missing = { notices, effects, unclaimed };
  await rewriteProjection(db, { ...input, ...missing }, rows.instance?.sequence ?? null, lost);
}

function lostEffect(id: string, { events, state, last }: Replayed): LostEffect {
  const ended = events.find((event) => 'effect' in event && event.effect === id);
  if (ended?.type === 'result') return { id, end: { result: last.privacy.sealWhole(ended.result) } };
  if (ended?.type === 'failure') {
    const { code, message, final } = ended;
    return { id, end: { error: { code, message, final } } };
  }
  const given = { code: 'in_doubt', message: 'Its end was lost with its row.', final: true };
  return { id, end: openEffects(state).includes(id) ? null : { error: given } };
}
