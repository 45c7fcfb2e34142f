/** Attempts of which nobody knows what became: whoever looks says that they went out, or that they are to be made again. */
import { doubtsSince, lockDoubts, listDoubts, markDoubts, type Doubt } from '../../store/outreach-claims.js';
import { endAttempts } from '../../store/outreach-ends.js';
import { findOutreach } from '../../store/outreaches.js';
import { inTransaction } from '../../store/store.js';
import type { CommandContext } from '../context.js';
import { back, ended } from './attempt.js';
import { channelsOfMachines } from './channels.js';
import type { Machines } from './machine.js';
import { ring } from './runner.js';
import { rulesOf } from './rules.js';
import { goneAfterMs } from './stretch.js';

type Context = Pick<CommandContext, 'db' | 'programs' | 'temporal' | 'clock' | 'log'>;

const atOnce = 500;
// What was begun longer ago goes on no more by itself.
const goesOnForMs = 60 * 60_000;

/** The oldest of them, at most `most`. */
export async function doubtsOf(context: Context, outreach: string, most: number): Promise<readonly Doubt[]> {
  const now = context.clock();
  await markDoubts(context.db, outreach, now - goneAfterMs, now);
  return listDoubts(context.db, outreach, most);
}

/** Has what goes on of attempts in doubt ended on the far side; what can't be now is at the next look. */
export async function endLeft(
  { db, machines, clock, log }: Pick<Context, 'db' | 'clock' | 'log'> & { readonly machines: Machines },
  outreach: string,
): Promise<void> {
  for (const { name } of channelsOfMachines) {
    const machine = machines[name];
    if (machine?.endLeft === undefined) continue;
    const left = await doubtsSince(db, outreach, name, clock() - goesOnForMs);
    if (left.length === 0) continue;
    await machine.endLeft(new Set(left)).catch((error: unknown) => {
      log.warn({ outreach, channel: name, error: String(error) }, 'what a crash left goes on for now');
    });
  }
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
