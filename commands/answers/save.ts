/**
 * Answers to a questionnaire by its page, saved on the way or completed. One statement after the other under the lock of the
 * contact, or of the answers: of two that complete at once one comes first, and what comes twice is answered the same.
 */
import { dayOf } from '../../domain/day.js';
import type { JsonObject } from '../../engine/json.js';
import { faultAt, worded } from '../../engine/wording/worded.js';
import { findAnswers, insertAnswers, updateAnswers, type AnswersKey } from '../../store/answers.js';
import { lockContact } from '../../store/answered-contacts.js';
import { beginInvitation } from '../../store/invitations.js';
import { cellsOfContact } from '../../store/outreach-segments.js';
import { holdOutreachState } from '../../store/outreaches.js';
import { inTransaction, type Db } from '../../store/store.js';
import type { CommandContext } from '../context.js';
import { documentHash } from '../hashing.js';
import { endAnswered, endUninvited } from '../outreach/end-answered.js';
import { ringIfLast } from '../outreach/runner.js';
import { refused } from '../refused.js';
import { checkSent } from './check-sent.js';
import { findPage, type Page } from './find-page.js';
import { languageFor } from './questionnaires.js';
import { fullNow, roomFor } from './quota.js';
import { notOpen, whyNotOpen, type AnswersRefusal } from './standing.js';

export type AnswersContext = Pick<CommandContext, 'db' | 'programs' | 'temporal' | 'clock' | 'log'>;

/** What a page sends. `language` null: as before, else the first; `key`: what a page for everybody made up. */
export interface SentByPage {
  readonly data: JsonObject;
  readonly language: string | null;
  readonly complete: boolean;
  readonly key: string | null;
}

export type Saved = { readonly ok: true; readonly complete: boolean } | AnswersRefusal;

/** Saves what was answered on a page. Refused: there is none (not_found), it takes none (conflict, with the reason), wrong answers (invalid). */
export async function saveAnswers(
  context: AnswersContext,
  written: string,
  sent: SentByPage,
): Promise<Saved> {
  const { db } = context;
  const page = await findPage(db, written, sent.key);
  if (page === null)
    return { ...refused('not_found', worded`There is no questionnaire under this link.`), reason: null };
  const { key, questionnaire } = page;
  if (key === null) {
    const missing = faultAt('/key', worded`is required`);
    return { ...refused('invalid', worded`Some answers are not accepted.`, [missing]), reason: null };
  }
  const reason = whyNotOpen(page);
  if (reason !== null && reason !== 'answered') return notOpen(reason);
  const language = languageFor(questionnaire, sent.language ?? page.answers?.language ?? null);
  const checked = await checkSent(questionnaire, { ...sent, language });
  if (!checked.ok) return reason === null ? { ...checked, reason: null } : notOpen(reason);
  const { complete } = sent;
  const { data } = checked;
  // Of somebody invited it is known before; of others their answers tell.
  const room = page.invited === null ? await roomFor(db, page.outreach, { data, language }) : null;
  if (room?.full === true && reason === null) return notOpen('quota_full');
  const saved = await inTransaction(db, (tx) =>
    keep(context, tx, page, { key, language, complete, data, cells: room?.cells ?? [] }),
  );
  if (saved.ok && complete && page.outreach.listId !== null) tellIfLast(context, page.outreach.id);
  return saved;
}

/** Whoever has answered does not wait for it. */
function tellIfLast(context: AnswersContext, outreach: string): void {
  ringIfLast(context, outreach).catch((error: unknown) => {
    context.log.warn(
      { outreach, error: String(error) },
      'whether its last contact has answered is not known now',
    );
  });
}

interface Kept {
  readonly key: AnswersKey;
  readonly data: JsonObject;
  readonly language: string;
  readonly complete: boolean;
  /** Of quotas, in which somebody counts who was not invited. */
  readonly cells: readonly string[];
}

async function keep(context: AnswersContext, tx: Db, page: Page, sent: Kept): Promise<Saved> {
  const { outreach, invited, questionnaire } = page;
  const { key, data, language, complete } = sent;
  const now = context.clock();
  const contact = invited === null ? null : await lockContact(tx, outreach.id, invited.row);
  if ((await holdOutreachState(tx, outreach.id)) === 'over' && contact?.answered !== true) {
    const standing = await findAnswers(tx, outreach.id, key, true);
    return standing?.complete === true ? again(standing.data, sent) : notOpen('closed');
  }
  if (complete && contact?.answered !== true && (await isBeyond(tx, page, sent)))
    return notOpen('quota_full');
  const { name, version, anonymous } = questionnaire;
  const made = { questionnaire: name, version, language, anonymous, data, key, day: dayOf(now) };
  if (contact?.answered !== true)
    await insertAnswers(tx, { ...made, outreachId: outreach.id, begunAt: anonymous ? null : now });
  const standing = await findAnswers(tx, outreach.id, key, true);
  if (standing === null || standing.complete) return again(standing?.data ?? null, sent);
  if (contact?.answered === true) return notOpen('answered');
  const { id } = standing;
  await updateAnswers(tx, id, { data, language, day: dayOf(now), completedAt: complete ? now : null });
  if (invited !== null) await beginInvitation(tx, invited.tokenHash);
  if (!complete) return { ok: true, complete };
  if (contact !== null && invited !== null) await endAnswered(context, tx, { outreach, row: invited.row });
  else await endUninvited(context, tx, outreach, sent.cells);
  return { ok: true, complete };
}

/** Whether the last place in a quota was taken meanwhile; of what was completed already this is not asked. */
async function isBeyond(tx: Db, { outreach, invited }: Page, { key, cells }: Kept): Promise<boolean> {
  if (Object.keys(outreach.order.quota).length === 0) return false;
  if ((await findAnswers(tx, outreach.id, key, true))?.complete === true) return false;
  const theirs = invited === null ? cells : await cellsOfContact(tx, outreach.id, invited.row);
  return fullNow(tx, outreach, theirs);
}

/** The questionnaire was completed before: the same answers again are no fault. */
function again(kept: JsonObject | null, { complete, data }: Kept): Saved {
  const same = complete && kept !== null && documentHash(kept) === documentHash(data);
  return same ? { ok: true, complete } : notOpen('answered');
}
