/** Moves running instances to another version without writing anything, to tell which can't be moved. */
import type { Program } from '../engine/definition.js';
import { listStatesToMove, type StoredState } from '../store/batches.js';
import type { Db } from '../store/store.js';
import { applyEvent } from './apply.js';
import type { CommandContext } from './context.js';
import { createPrivacy } from './privacy.js';
import { unpackState } from './stored-state.js';
import { type Worded } from '../engine/wording/worded.js';

/** An instance that can't be moved, and why. */
export interface NotMovable {
  readonly instance: string;
  readonly number: string;
  /** The step that has no place; empty where it is not about a step. */
  readonly step: string;
  readonly message: string;
  readonly worded: Worded;
}

export interface DryRun {
  readonly checked: number;
  readonly movable: number;
  readonly refused: readonly NotMovable[];
  /** Where the next page begins; null: all were looked at. */
  readonly next: string | null;
}

export type DryRunContext = Pick<CommandContext, 'programs' | 'keys'>;

const pageSize = 100;

/** Tries the running instances of the program's workflow that run another version, from after the id `after` ('' for the first), at most `limit`. */
export async function dryRun(
  context: DryRunContext,
  db: Db,
  program: Program,
  { after, limit, now }: { readonly after: string; readonly limit: number; readonly now: number },
): Promise<DryRun> {
  const which = { workflow: program.workflow.name, version: program.version };
  const refused: NotMovable[] = [];
  let checked = 0;
  for (let last = after; checked < limit;) {
    const rows = await listStatesToMove(db, which, {
      after: last,
      limit: Math.min(pageSize, limit - checked),
    });
    for (const row of rows) {
      const found = await tried(context, program, row, now);
      if (found !== null) refused.push(found);
    }
    checked += rows.length;
    last = rows.at(-1)?.id ?? last;
    if (rows.length < pageSize && checked < limit)
      return { checked, movable: checked - refused.length, refused, next: null };
    if (checked >= limit) return { checked, movable: checked - refused.length, refused, next: last };
  }
  return { checked, movable: checked - refused.length, refused, next: null };
}

/** Why the instance can't go over to the program; null where it can. Nothing is written. */
export async function tried(
  { programs, keys }: DryRunContext,
  program: Program,
  row: StoredState,
  at: number,
): Promise<NotMovable | null> {
  const state = unpackState(row.engineState, createPrivacy(keys, row.wrappedKey));
  const by = { name: 'dry run', groups: [], skills: [], any: true };
  const { version } = program;
  const now = Math.max(at, state.now);
  const event = { type: 'migrate', id: 'dry run', now, occurredAt: null, by, version } as const;
  const { refusal } = applyEvent(await programs.get(row.version), state, event, program);
  if (refusal === null) return null;
  const step =
    refusal.errors.find(({ path }) => path.startsWith('/steps/'))?.path.slice('/steps/'.length) ?? '';
  return { instance: row.id, number: row.number, step, message: refusal.message, worded: refusal.worded };
}
