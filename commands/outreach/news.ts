/** News of a contact after an attempt: it answered, it objected, its mail came back. They replace what the last attempt came to. */
import {
  afterAttempt,
  freshContact,
  type Contact,
  type ContactRules,
} from '../../engine/outreach/contact.js';
import { amendAttempt, lockAttempt, lockContact, moveContact } from '../../store/outreach-news.js';
import { findOutreach } from '../../store/outreaches.js';
import { inTransaction, type Db } from '../../store/store.js';
import type { CommandContext } from '../context.js';
import { ringIfLast } from './runner.js';
import { rulesOf } from './rules.js';

export interface News {
  readonly outreach: string;
  readonly row: number;
  /** The attempt that they are of, if they are of one; its outcome is theirs then. */
  readonly attempt: string | null;
  readonly outcome: string;
  readonly remarks: string | null;
}

/** Outcomes that the machinery gives, whatever the dispositions say: nobody is contacted any more. */
const always: ReadonlySet<string> = new Set(['do_not_contact', 'no_address']);

/**
 * Writes news. A contact that is done stays so, unless it is done with what its mail came to and the news are that it came
 * back. News of an attempt that another came after are its own, and move nobody. Answers whether they changed anything; twice is
 * as good as once, also where the contact has gone on meanwhile.
 */
export async function tellNews(
  context: Pick<CommandContext, 'db' | 'programs' | 'clock' | 'temporal' | 'log'>,
  told: News,
): Promise<boolean> {
  const { db, clock } = context;
  const outreach = await findOutreach(db, told.outreach);
  if (outreach === null) return false;
  const rules = await rulesOf(context.programs, outreach);
  const news = { ...told, outcome: knownAs(rules, told.outcome) };
  const changed = await inTransaction(db, async (tx) => {
    const before = await lockContact(tx, news.outreach, news.row);
    if (before === null) return false;
    const { attempt } = news;
    const unchanged = before.done || before.outcome === news.outcome;
    const counted =
      attempt !== null
        ? await noted(tx, before, rules, { ...news, attempt }, clock())
        : unchanged
          ? null
          : before.attempts;
    if (counted === null) return false;
    await moveContact(tx, { ...news, before }, afterNews(counted, rules, news.outcome, clock()));
    return true;
  });
  if (changed) await ringIfLast(context, news.outreach);
  return changed;
}

/** The outcome, or `failed` where the dispositions don't tell the two apart. */
function knownAs({ dispositions }: ContactRules, outcome: string): string {
  const knows = (name: string) => dispositions?.outcomes.some((each) => each.name === name) ?? true;
  return always.has(outcome) || knows(outcome) || !knows('failed') ? outcome : 'failed';
}

/** What a contact came to that was sent something; null where it came to something else. */
function sentOutcome({ dispositions }: ContactRules, { outcome }: Contact): string | null {
  const known = dispositions?.outcomes.find(({ name }) => name === outcome);
  return outcome === 'sent' || known?.awaitsAnswer === true ? outcome : null;
}

/** Writes news into their attempt. Answers how many attempts the contact has come to with it; null where it stays as it is. */
async function noted(
  db: Db,
  before: Contact,
  rules: ContactRules,
  news: News & { readonly attempt: string },
  at: number,
): Promise<number | null> {
  const attempt = await lockAttempt(db, news.attempt);
  if (attempt === null || attempt.outcome === news.outcome) return null;
  await amendAttempt(db, news.attempt, { ...news, at });
  if (!attempt.isLast || (before.done && before.outcome !== sentOutcome(rules, before))) return null;
  // One that is under way is not counted yet: what sent it has not heard of it.
  return attempt.ended ? Math.max(1, before.attempts) : before.attempts + 1;
}

/** Where news leave a contact: as if the last of so many attempts had come to that. */
function afterNews(attempts: number, rules: ContactRules, outcome: string, at: number): Contact {
  if (always.has(outcome)) return { ...freshContact, attempts, outcome, done: true };
  return afterAttempt({ ...freshContact, attempts: attempts - 1 }, rules, { outcome, at, appointment: null });
}
