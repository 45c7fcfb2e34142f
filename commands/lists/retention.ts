/**
 * The end of a list's persons. First the list says that none of its rows is usable, then rows go in portions, then the list
 * says what it is; its date is past from the beginning, so that what a crash interrupts is found and gone on with.
 */
import { dayOf } from '../../domain/day.js';
import { unlinkAnswers } from '../../store/answers.js';
import {
  changeContactList,
  findContactList,
  findListsPastRetention,
  hideRows,
  markEmptied,
  type ContactList,
} from '../../store/contact-lists.js';
import { withListLock } from '../../store/list-lock.js';
import { deleteOldRefusals, deleteRefusalsOfList } from '../../store/list-refusals.js';
import { anonymiseRows, deleteRowsAfter } from '../../store/list-rows.js';
import { forgetRemarks } from '../../store/outreach-attempts.js';
import type { CommandContext } from '../context.js';

type RetentionContext = Pick<CommandContext, 'db' | 'clock'>;

const refusalsForMs = 30 * 86_400_000;

/** Empties lists whose retention is over, and forgets refused rows after a month; answers how many lists. */
export async function keepRetention(context: RetentionContext): Promise<number> {
  await deleteOldRefusals(context.db, context.clock() - refusalsForMs);
  const due = await findListsPastRetention(context.db, dayOf(context.clock()));
  let emptied = 0;
  for (const list of due) if (await empty(context, list)) emptied += 1;
  return emptied;
}

/** Removes a list, or takes out who its rows are, now. False while an import is at work: it is done as soon as that has ended. */
export async function emptyList(
  context: RetentionContext,
  id: string,
  afterwards: ContactList['afterwards'],
): Promise<boolean> {
  const yesterday = dayOf(context.clock() - 86_400_000);
  await changeContactList(context.db, id, { retainUntil: yesterday, afterwards });
  const list = await findContactList(context.db, id);
  return list !== null && empty(context, list);
}

async function empty({ db, clock }: RetentionContext, { id, afterwards }: ContactList): Promise<boolean> {
  const done = await withListLock(db, id, async (locked) => {
    await hideRows(locked, id);
    await deleteRefusalsOfList(locked, id);
    await forgetRemarks(locked, id);
    await unlinkAnswers(locked, id);
    if (afterwards === 'remove') await deleteRowsAfter(locked, id, 0);
    else await anonymiseRows(locked, id);
    await markEmptied(locked, id, afterwards === 'remove' ? 'removed' : 'anonymised', clock());
    return true;
  });
  return done === true;
}
