/** What a supervisor does with lists that are worked, and sees of them. */
import type { OutreachTotals } from '../../engine/outreach/order.js';
import { findOutreach, listOutreaches, setOutreachState, type OutreachRow } from '../../store/outreaches.js';
import type { CommandContext } from '../context.js';
import { ringOutreach } from './runner.js';
import { reportOf, rulesOf } from './rules.js';

type Context = Pick<CommandContext, 'db' | 'programs' | 'temporal' | 'clock'>;

/** A list that is worked, with how far it has come. */
export interface ShownOutreach extends OutreachRow {
  readonly totals: OutreachTotals;
}

const most = 200;

/** The newest, those that go on first; `all`: those that are over too. */
export async function outreachesNow(context: Context, all: boolean): Promise<readonly ShownOutreach[]> {
  const rows = await listOutreaches(context.db, most);
  return Promise.all(rows.filter(({ state }) => all || state !== 'over').map((row) => shown(context, row)));
}

/** One; null if there is none. */
export async function outreachNow(context: Context, id: string): Promise<ShownOutreach | null> {
  const row = await findOutreach(context.db, id);
  return row === null ? null : shown(context, row);
}

/** Pauses or resumes one; false where it is over, or not there. Whoever has a contact in hand ends that attempt in any case. */
export async function turnOutreach(context: Context, id: string, to: 'working' | 'paused'): Promise<boolean> {
  const row = await findOutreach(context.db, id);
  if (row === null || row.state === 'over') return false;
  await setOutreachState(context.db, id, to, context.clock());
  await ringOutreach(context, id);
  return true;
}

async function shown(context: Context, row: OutreachRow): Promise<ShownOutreach> {
  const { totals } = await reportOf(context.db, await rulesOf(context.programs, row), row.id);
  return { ...row, totals };
}
