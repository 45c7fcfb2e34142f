/** Contacts that end because their questionnaire was completed, without an attempt of anybody. */
import { randomInt } from 'node:crypto';
import { freshContact } from '../../engine/outreach/contact.js';
import { countUninvited, markAnswered } from '../../store/answered-contacts.js';
import { lockContact, moveContact } from '../../store/outreach-news.js';
import { cellsOfContact, fillCells } from '../../store/outreach-segments.js';
import type { OutreachRow } from '../../store/outreaches.js';
import type { Db } from '../../store/store.js';
import type { CommandContext } from '../context.js';
import { rulesOf } from './rules.js';

type Context = Pick<CommandContext, 'programs'>;

// Counters of one outcome: whoever counts meets another one in sixteen.
const shards = 16;

/** Ends a contact, which is locked, as answered, whatever it had ended with; in a transaction. */
export async function endAnswered(
  context: Context,
  db: Db,
  { outreach, row }: { readonly outreach: OutreachRow; readonly row: number },
): Promise<void> {
  const outcome = await outcomeOfAnswers(context, outreach);
  await markAnswered(db, outreach.id, row);
  const before = await lockContact(db, outreach.id, row);
  if (before === null) return;
  const after = { ...freshContact, attempts: before.attempts, outcome, done: true };
  await moveContact(db, { outreach: outreach.id, row, before }, after);
  const cells = await cellsOfContact(db, outreach.id, row);
  if (cells.length > 0) await fillCells(db, outreach.id, cells);
}

/** Counts a questionnaire that somebody completed who was not invited, and in these cells of quotas; in a transaction. */
export async function endUninvited(
  context: Context,
  db: Db,
  outreach: OutreachRow,
  cells: readonly string[],
): Promise<void> {
  await countUninvited(db, outreach.id, randomInt(shards), await outcomeOfAnswers(context, outreach));
  if (cells.length > 0) await fillCells(db, outreach.id, cells);
}

/** What a completed questionnaire is called among the outcomes: `complete` where the dispositions have it. */
export async function outcomeOfAnswers(context: Context, outreach: OutreachRow): Promise<string> {
  const { dispositions } = await rulesOf(context.programs, outreach);
  return dispositions?.outcomes.some(({ name }) => name === 'complete') === true ? 'complete' : 'answered';
}
