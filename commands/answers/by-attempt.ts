/**
 * The questionnaire beside an operator's call: what was answered is kept with the contact, so that the next attempt goes on
 * from there. Anonymous answers lose the contact when they are complete.
 */
import { dayOf } from '../../domain/day.js';
import type { Actor } from '../../engine/event.js';
import type { JsonObject } from '../../engine/json.js';
import type { Refusal } from '../../engine/outcome.js';
import { worded } from '../../engine/wording/worded.js';
import { findAnswers, insertAnswers, updateAnswers, type AnswersRow } from '../../store/answers.js';
import { lockContact, markAnswered } from '../../store/answered-contacts.js';
import { lockAttempt } from '../../store/outreach-attempts.js';
import { findOutreach, type OutreachRow } from '../../store/outreaches.js';
import { inTransaction, type Db } from '../../store/store.js';
import { outcomeOfAnswers } from '../outreach/end-answered.js';
import { refused } from '../refused.js';
import { checkSent } from './check-sent.js';
import { languageFor, questionnaireAt, questionnaireOf, type Questionnaire } from './questionnaires.js';
import type { AnswersContext } from './save.js';

/** The questionnaire of an attempt, with what the contact has answered so far. */
export interface Interview {
  readonly ok: true;
  readonly questionnaire: Questionnaire;
  readonly language: string;
  readonly data: JsonObject;
  readonly complete: boolean;
  /** With which the attempt ends where it is complete. */
  readonly outcome: string;
}

interface InHand {
  readonly ok: true;
  readonly outreach: OutreachRow;
  readonly row: number;
  readonly questionnaire: Questionnaire;
  readonly answers: AnswersRow | null;
}

/** What is asked in an attempt of one's own; null where its list asks nothing. */
export async function interviewOf(
  context: Pick<AnswersContext, 'db' | 'programs'>,
  actor: Actor,
  { attempt, language }: { readonly attempt: string; readonly language: string | null },
): Promise<Interview | Refusal | null> {
  return inTransaction(context.db, async (tx) => {
    const hand = await inHand(tx, actor, attempt);
    if (hand?.ok !== true) return hand;
    const contact = await lockContact(tx, hand.outreach.id, hand.row);
    return {
      ok: true,
      questionnaire: hand.questionnaire,
      language: languageFor(hand.questionnaire, hand.answers?.language ?? language),
      data: hand.answers?.data ?? {},
      complete: contact?.answered === true,
      outcome: await outcomeOfAnswers(context, hand.outreach),
    };
  });
}

/** Saves what was answered in an attempt of one's own that goes on. Answers the outcome to end it with; null: not complete. */
export async function saveInterview(
  context: Pick<AnswersContext, 'db' | 'programs' | 'clock'>,
  actor: Actor,
  attempt: string,
  sent: { readonly data: JsonObject; readonly language: string | null; readonly complete: boolean },
): Promise<{ readonly ok: true; readonly outcome: string | null } | Refusal> {
  return inTransaction(context.db, async (tx) => {
    const hand = await inHand(tx, actor, attempt);
    if (hand === null)
      return refused('not_found', worded`The list of the attempt ${attempt} asks no questionnaire.`);
    if (!hand.ok) return hand;
    const { questionnaire, answers } = hand;
    const language = languageFor(questionnaire, sent.language ?? answers?.language ?? null);
    const checked = await checkSent(questionnaire, { ...sent, language });
    if (!checked.ok) return checked;
    return keep(context, tx, hand, { ...sent, language, data: checked.data });
  });
}

async function keep(
  context: Pick<AnswersContext, 'programs' | 'clock'>,
  tx: Db,
  { outreach, row, questionnaire }: InHand,
  {
    data,
    language,
    complete,
  }: { readonly data: JsonObject; readonly language: string; readonly complete: boolean },
): Promise<{ readonly ok: true; readonly outcome: string | null } | Refusal> {
  const { name, version, anonymous } = questionnaire;
  const contact = await lockContact(tx, outreach.id, row);
  if (contact === null || (contact.answered && anonymous))
    return refused('conflict', worded`This contact has answered already; end the attempt.`);
  const now = context.clock();
  const day = dayOf(now);
  const key = { row };
  const made = { questionnaire: name, version, language, anonymous, data, key, day };
  await insertAnswers(tx, { ...made, outreachId: outreach.id, begunAt: anonymous ? null : now });
  const kept = await findAnswers(tx, outreach.id, key, true);
  if (kept === null)
    throw new Error(`Answers of ${outreach.id}, row ${String(row)}, were written and are not there.`);
  // What was complete stays so: the operator corrects it.
  const done = complete || kept.complete;
  await updateAnswers(tx, kept.id, {
    data,
    language,
    day,
    completedAt: done ? (kept.completedAt ?? now) : null,
  });
  if (complete) await markAnswered(tx, outreach.id, row);
  return { ok: true, outcome: done ? await outcomeOfAnswers(context, outreach) : null };
}

/** An attempt of one's own that has not ended, locked; null where its list asks nothing. */
async function inHand(tx: Db, actor: Actor, id: string): Promise<InHand | Refusal | null> {
  const attempt = await lockAttempt(tx, id);
  if (attempt === null || (attempt.by !== actor.name && !actor.any))
    return refused('not_found', worded`You have no attempt ${id} in hand.`);
  if (attempt.endedAt !== null)
    return refused('conflict', worded`The attempt ${id} has ended already, with ${attempt.outcome ?? '–'}.`);
  const outreach = await findOutreach(tx, attempt.outreachId);
  const current = outreach === null ? null : await questionnaireOf(tx, outreach);
  if (outreach === null || current === null) return null;
  const answers = await findAnswers(tx, outreach.id, { row: attempt.row }, false);
  const begun = answers === null ? null : await questionnaireAt(tx, answers.questionnaire, answers.version);
  return { ok: true, outreach, row: attempt.row, questionnaire: begun ?? current, answers };
}
