/** What stands under the end of an address `/q/…`. */
import { findInvitation } from '../../store/invitations.js';
import { findOutreach, findPublishedOutreach, type OutreachRow } from '../../store/outreaches.js';
import type { AnswersKey } from '../../store/answers.js';
import type { Db } from '../../store/store.js';
import { roomFor } from './quota.js';
import { answersHash, invitationHash, readLink } from './links.js';
import { questionnaireAt, questionnaireOf, type Questionnaire } from './questionnaires.js';
import { findAnswers, type AnswersRow } from '../../store/answers.js';

/** A page with a questionnaire, and what was answered on it. */
export interface Page {
  readonly outreach: OutreachRow;
  /** In the version in which it was begun. */
  readonly questionnaire: Questionnaire;
  /** Whose link it is; null on a page for everybody. */
  readonly invited: Invited | null;
  /** By which its answers are kept; null on a page for everybody before its first answer. */
  readonly key: AnswersKey | null;
  readonly answers: AnswersRow | null;
  /** Enough people like who answers here have answered already. */
  readonly full: boolean;
}

interface Invited {
  readonly tokenHash: string;
  readonly row: number;
  /** Replaced by a newer link before anything was answered. */
  readonly replaced: boolean;
  readonly answered: boolean;
}

/** The page of an address's end; null if there is none. `secret`: what the page for everybody made up with its first answer. */
export async function findPage(db: Db, written: string, secret: string | null): Promise<Page | null> {
  const link = readLink(written);
  if (link === null) return null;
  if (link.kind === 'code') {
    const outreach = await findPublishedOutreach(db, link.letters);
    const key = secret === null || outreach === null ? null : { resume: answersHash(outreach.id, secret) };
    return pageOf(db, outreach, null, () => key);
  }
  const tokenHash = invitationHash(link.letters);
  const found = await findInvitation(db, tokenHash);
  if (found === null) return null;
  const { outreachId: id, row, answered } = found;
  const invited = { tokenHash, row, replaced: found.void, answered };
  return pageOf(db, await findOutreach(db, id), invited, ({ anonymous }) =>
    anonymous ? { resume: answersHash(id, link.letters) } : { row },
  );
}

async function pageOf(
  db: Db,
  outreach: OutreachRow | null,
  invited: Invited | null,
  keyOf: (questionnaire: Questionnaire) => AnswersKey | null,
): Promise<Page | null> {
  const current = outreach === null ? null : await questionnaireOf(db, outreach);
  if (outreach === null || current === null) return null;
  const key = keyOf(current);
  const answers = key === null ? null : await findAnswers(db, outreach.id, key, false);
  const begun = answers === null ? null : await questionnaireAt(db, answers.questionnaire, answers.version);
  const who = invited ?? (answers === null ? null : { data: answers.data, language: answers.language });
  const full = who !== null && (await roomFor(db, outreach, who)).full;
  return { outreach, questionnaire: begun ?? current, invited, key, answers, full };
}
