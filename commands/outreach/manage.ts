/** What is seen of lists that are worked, and what a supervisor does with them. */
import type { Actor } from '../../engine/event.js';
import type { OutreachTotals } from '../../engine/outreach/order.js';
import {
  countsIn,
  countsOf,
  findOutreach,
  listOutreaches,
  setOutreachState,
  type OutreachRow,
} from '../../store/outreaches.js';
import { setRate, type Rate } from '../../store/outreach-pace.js';
import { countDoubts } from '../../store/outreach-claims.js';
import type { CommandContext } from '../context.js';
import { whyNotFor } from './next-contact.js';
import { progressOf, type Progress } from './progress.js';
import { ringOutreach } from './runner.js';
import { closed, reportOf, rulesOf } from './rules.js';

type Context = Pick<CommandContext, 'db' | 'programs' | 'temporal' | 'clock'>;

/** Who looks; `manages`: who may pause and resume any. */
export interface Onlooker {
  readonly actor: Actor;
  readonly manages: boolean;
}

/** A list that is worked, with how far it has come. */
export interface ShownOutreach extends OutreachRow {
  readonly totals: OutreachTotals;
  readonly progress: Progress;
}

const most = 200;

/** The newest, those that go on first; of these what `actor` may work, or all, for who may manage them. */
export async function outreachesNow(
  context: Context,
  { actor, manages }: Onlooker,
): Promise<readonly ShownOutreach[]> {
  const rows = await listOutreaches(context.db, most);
  return shown(
    context,
    rows.filter((row) => manages || whyNotFor(actor, row) === null),
  );
}

/** One; null if there is none, or none for them. */
export async function outreachNow(
  context: Context,
  { actor, manages }: Onlooker,
  id: string,
): Promise<ShownOutreach | null> {
  const row = await findOutreach(context.db, id);
  if (row === null || (!manages && whyNotFor(actor, row) !== null)) return null;
  const [one] = await shown(context, [row]);
  return one ?? null;
}

/** Pauses or resumes one; false where it is over, or not there. Whoever has a contact in hand ends that attempt in any case. */
export async function turnOutreach(context: Context, id: string, to: 'working' | 'paused'): Promise<boolean> {
  const row = await findOutreach(context.db, id);
  if (row === null || row.state === 'over') return false;
  await setOutreachState(context.db, id, to, context.clock());
  await ringOutreach(context, id);
  return true;
}

/**
 * Sets how fast the machine goes, in place of what the definition says; null: as that says again. False where it is over, or not
 * there.
 */
export async function paceOutreach(context: Context, id: string, rate: Rate | null): Promise<boolean> {
  const row = await findOutreach(context.db, id);
  if (row === null || row.state === 'over') return false;
  await setRate(context.db, id, rate);
  await ringOutreach(context, id);
  return true;
}

async function shown(context: Context, rows: readonly OutreachRow[]): Promise<readonly ShownOutreach[]> {
  const ids = rows.map(({ id }) => id);
  const counts = await countsOf(context.db, ids);
  const doubts = await countDoubts(context.db, ids);
  return Promise.all(
    rows.map(async (row) => {
      const here = countsIn(counts, row.id);
      const rules = await rulesOf(context.programs, row);
      const { totals } = reportOf(rules, row.state === 'over' ? closed(here) : here, row.allTriedAt);
      const progress = progressOf(row, rules, here, {
        inDoubt: doubts.get(row.id) ?? 0,
        now: context.clock(),
      });
      return { ...row, totals, progress };
    }),
  );
}
