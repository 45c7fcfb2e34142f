/** Whether a page takes answers. */
import type { Refusal } from '../../engine/outcome.js';
import { worded, type Worded } from '../../engine/wording/worded.js';
import { refused } from '../refused.js';
import type { Page } from './find-page.js';

/** Why a page takes no answers: the campaign is over, it was answered, a newer link was sent, it is paused, enough have answered. */
export type NotOpen = 'closed' | 'answered' | 'replaced' | 'paused' | 'quota_full';

/** A refusal that says which page to show. */
export type AnswersRefusal = Refusal & { readonly reason: NotOpen | null };

const sentences: Readonly<Record<NotOpen, Worded>> = {
  closed: worded`This questionnaire is closed: it takes no answers any more.`,
  answered: worded`This questionnaire has been answered already by this link.`,
  replaced: worded`This link was replaced by a newer one: use the last one that you were sent.`,
  paused: worded`This questionnaire is paused: come back later.`,
  quota_full: worded`Enough people have answered this questionnaire: no more answers are needed.`,
};

/** Why a page is not open; null: it is. Who has begun may go on while it is paused. */
export function whyNotOpen({
  outreach,
  invited,
  answers,
  full,
}: Omit<Page, 'questionnaire'>): NotOpen | null {
  if (invited?.answered === true || answers?.complete === true) return 'answered';
  if (outreach.state === 'over') return 'closed';
  if (invited?.replaced === true) return 'replaced';
  if (full) return 'quota_full';
  return outreach.state === 'paused' && answers === null ? 'paused' : null;
}

/** The refusal for a page that is not open. */
export function notOpen(reason: NotOpen): AnswersRefusal {
  return { ...refused('conflict', sentences[reason]), reason };
}
