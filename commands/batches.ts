/**
 * Batches: running instances that go over to another version after a publication, or get a new version of a calendar.
 *
 * A batch says only what is to be; which instances are left is asked of the store each time, and each is moved by a command
 * whose id is the batch's. So a batch goes on after a crash where it stood, and moves no instance twice.
 */
import type { Program } from '../engine/definition.js';
import { definitionIn, readTree, retimedProgram } from '../engine/reading.js';
import {
  countMoved,
  endBatch,
  insertBatch,
  insertRefusal,
  listToMove,
  openBatches,
  versionsInUse,
  type BatchRow,
  type OtherVersion,
  type Which,
} from '../store/batches.js';
import { findDefinition } from '../store/definitions.js';
import { loadForCommand } from '../store/load.js';
import { saveProgram } from '../store/programs.js';
import type { Db } from '../store/store.js';
import type { CommandContext } from './context.js';
import type { Published } from './definitions.js';
import { fileOf } from '../domain/definition-file.js';
import { bodyHash } from './hashing.js';
import { send } from './send.js';

/** Begins what a publication lets follow; answers the batches' ids. */
export async function beginBatches(
  db: Db,
  published: Pick<Published, 'parts' | 'workflows'>,
  {
    followUp,
    author,
    now,
  }: { readonly followUp: 'none' | 'retime' | 'migrate'; readonly author: string; readonly now: number },
): Promise<readonly number[]> {
  const asked = { askedBy: author, askedAt: now };
  const wanted =
    followUp === 'migrate'
      ? published.workflows.map(({ workflow, hash }) => ({ kind: followUp, subject: workflow, target: hash }))
      : followUp === 'retime'
        ? published.parts.flatMap(({ kind, name, version }) =>
            kind === 'calendar' ? [{ kind: followUp, subject: name, target: String(version) }] : [],
          )
        : [];
  const ids: number[] = [];
  for (const batch of wanted) ids.push((await insertBatch(db, { ...batch, ...asked })).id);
  return ids;
}

/** One stretch of a batch: instances that go from where they are to one program. */
interface Stretch {
  readonly which: Which;
  readonly program: Program;
}

const pageSize = 50;
const atOnce = 8;
// Until then another process may still start instances of the version before.
const settledAfterMs = 2_000;

/** Goes on with every open batch until it is done, or `stopped` says so; what is out of reach is left for the next time. */
export async function runBatches(context: CommandContext, stopped: () => boolean): Promise<void> {
  for (const batch of await openBatches(context.db)) {
    const done = await runBatch(context, batch, stopped);
    if (done && context.clock() - batch.askedAt > settledAfterMs)
      await endBatch(context.db, batch.id, context.clock());
  }
}

/** True once nothing is left. */
async function runBatch(context: CommandContext, batch: BatchRow, stopped: () => boolean): Promise<boolean> {
  for (const { which, program } of await stretchesOf(context, batch)) {
    for (;;) {
      if (stopped()) return false;
      const rows = await listToMove(context.db, which, { after: '', limit: pageSize, batch: batch.id });
      if (rows.length === 0) break;
      for (let from = 0; from < rows.length; from += atOnce) {
        const moved = await Promise.all(
          rows.slice(from, from + atOnce).map((row) => moveOne(context, batch, program, row)),
        );
        if (moved.includes('away')) return false;
        await countMoved(context.db, batch.id, moved.filter((how) => how === 'moved').length);
      }
    }
  }
  return true;
}

async function moveOne(
  context: CommandContext,
  batch: BatchRow,
  { version }: Program,
  { id, number }: OtherVersion,
): Promise<'moved' | 'refused' | 'away'> {
  const common = { id: `batch ${batch.id} ${version.slice(0, 16)}`, occurredAt: null, recordedAt: null };
  const content =
    batch.kind === 'migrate'
      ? ({ type: 'migrate', version } as const)
      : ({ type: 'retime', version, calendars: [batch.subject] } as const);
  const actor = { name: batch.askedBy, groups: [], skills: [], any: true };
  const command = { ...common, ...content, bodyHash: bodyHash(context.keys, content) };
  const answer = await send(context, { instance: id, actor, command });
  if (answer.ok) return 'moved';
  if (answer.code === 'unavailable') return 'away';
  // One that has ended meanwhile, or was moved by hand, is no longer asked for.
  const { row } = await loadForCommand(context.db, id, '');
  if (row?.state !== 'running' || row.version === version) return 'refused';
  const { message, worded } = answer;
  await insertRefusal(context.db, { batch: batch.id, instanceId: id, number, message, worded });
  return 'refused';
}

async function stretchesOf(context: CommandContext, batch: BatchRow): Promise<readonly Stretch[]> {
  if (batch.kind === 'migrate') {
    const program = await context.programs.get(batch.target);
    return [{ which: { workflow: batch.subject, version: batch.target }, program }];
  }
  const row = await findDefinition(context.db, 'calendar', batch.subject, Number(batch.target));
  const tree = readTree(
    row === null ? [] : [{ path: fileOf({ kind: 'calendar', name: batch.subject }), text: row.text }],
  );
  const calendar = definitionIn(tree, 'calendar', batch.subject)?.body ?? null;
  if (calendar === null)
    throw new Error(
      `Batch ${batch.id}: version ${batch.target} of the calendar ${batch.subject} can't be read.`,
    );
  const year = new Date(batch.askedAt).getUTCFullYear();
  const stretches: Stretch[] = [];
  for (const version of await versionsInUse(context.db)) {
    const before = await context.programs.get(version);
    const retimed = retimedProgram(before, calendar, year);
    if (retimed === before) continue;
    stretches.push({ which: { runs: version }, program: await known(context, retimed) });
  }
  return stretches;
}

/** The published program that is the same but for its name, else this one, kept. */
async function known(context: CommandContext, program: Program): Promise<Program> {
  const current = await context.programs.current(program.workflow.name);
  const published = current === null ? null : await context.programs.get(current);
  if (
    published !== null &&
    JSON.stringify({ ...published, version: '' }) === JSON.stringify({ ...program, version: '' })
  )
    return published;
  await saveProgram(context.db, program, context.clock());
  return program;
}
