/** News of a contact after an attempt: it answered, it objected, its mail came back. They replace what the last attempt came to. */
import {
  afterAttempt,
  freshContact,
  type Contact,
  type ContactRules,
} from '../../engine/outreach/contact.js';
import { amendAttempt, lockContact, moveContact } from '../../store/outreach-news.js';
import { findOutreach } from '../../store/outreaches.js';
import { inTransaction } from '../../store/store.js';
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
 * back. Answers whether they changed anything; twice is as good as once.
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
    if (before === null || before.outcome === news.outcome) return false;
    if (news.attempt !== null) await amendAttempt(tx, news.attempt, { ...news, at: clock() });
    if (before.done && (news.attempt === null || before.outcome !== sentOutcome(rules, before))) return false;
    await moveContact(tx, { ...news, before }, afterNews(before, rules, news.outcome, clock()));
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

/** Where news leave a contact: as if the last attempt had come to that. */
function afterNews(before: Contact, rules: ContactRules, outcome: string, at: number): Contact {
  const { attempts } = before;
  if (always.has(outcome)) return { ...freshContact, attempts, outcome, done: true };
  const last = { ...freshContact, attempts: Math.max(0, attempts - 1) };
  return afterAttempt(last, rules, { outcome, at, appointment: null });
}
