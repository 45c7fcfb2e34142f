/** Attempts of which nobody knows what became: whoever looks says that they went out, or that they are to be made again. */
import { lockDoubts, listDoubts, markDoubts, type Doubt } from '../../store/outreach-claims.js';
import { endAttempts } from '../../store/outreach-ends.js';
import { findOutreach } from '../../store/outreaches.js';
import { inTransaction } from '../../store/store.js';
import type { CommandContext } from '../context.js';
import { back, ended } from './attempt.js';
import { channelsOfMachines } from './channels.js';
import { ring } from './runner.js';
import { rulesOf } from './rules.js';
import { goneAfterMs } from './stretch.js';

type Context = Pick<CommandContext, 'db' | 'programs' | 'temporal' | 'clock' | 'log'>;

const atOnce = 500;

/** The oldest of them, at most `most`. */
export async function doubtsOf(context: Context, outreach: string, most: number): Promise<readonly Doubt[]> {
  const now = context.clock();
  await markDoubts(context.db, outreach, now - goneAfterMs, now);
  return listDoubts(context.db, outreach, most);
}

/**
 * Settles these, or all. `sent`: as if the mark after had been written now; `again`: the contact goes back, and is tried anew.
 * Answers how many; what was settled, or ended by itself, is left out.
 */
export async function settleDoubts(
  context: Context,
  id: string,
  { attempts, as }: { readonly attempts: readonly string[] | null; readonly as: 'sent' | 'again' },
): Promise<number> {
  const { db, clock } = context;
  const outreach = await findOutreach(db, id);
  if (outreach === null) return 0;
  const rules = await rulesOf(context.programs, outreach);
  let settled = 0;
  for (let page = atOnce; page === atOnce; settled += page) {
    page = await inTransaction(db, async (tx) => {
      const doubts = await lockDoubts(tx, id, attempts, atOnce);
      const ends = doubts.map(({ channel, ...each }) => {
        if (as === 'again') return back(each, null, clock());
        const outcome = channelsOfMachines.find(({ name }) => name === channel)?.wentOut ?? 'sent';
        return ended(each, rules, { outcome, remarks: null, at: clock() });
      });
      if (ends.length > 0) await endAttempts(tx, id, ends);
      return doubts.length;
    });
  }
  if (settled > 0) await ring(context, id);
  return settled;
}
