/** What is done to anonymous answers once their day is over, so that not even their place in the table tells whose they are. */
import { dayOf } from '../../domain/day.js';
import { mixAnswers } from '../../store/answers.js';
import type { CommandContext } from '../context.js';

const atOnce = 20_000;

/** Mixes the answers of past days; answers how many. */
export async function mixPastAnswers({ db, clock }: Pick<CommandContext, 'db' | 'clock'>): Promise<number> {
  const today = dayOf(clock());
  let mixed = 0;
  for (let n = atOnce; n === atOnce; mixed += n) n = await mixAnswers(db, today, atOnce);
  return mixed;
}
