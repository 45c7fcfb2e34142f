/** By what an outreach's contacts go: its order, its dispositions and calendars, of the version that ordered it. */
import type { ContactRules } from '../../engine/outreach/contact.js';
import { noTotals, type OutreachReport } from '../../engine/outreach/order.js';
import { calendarNamed } from '../../engine/running/calendars.js';
import type { Counts, OutreachRow } from '../../store/outreaches.js';
import type { Programs } from '../programs.js';

/** The rules of one. @throws Error when its version is not in the store */
export async function rulesOf(programs: Pick<Programs, 'get'>, outreach: OutreachRow): Promise<ContactRules> {
  const program = await programs.get(outreach.version);
  const { order } = outreach;
  const dispositions =
    order.dispositions === null ? null : (program.dispositions[order.dispositions] ?? null);
  const hours = calendarNamed(program, order.hours);
  return { order, dispositions, hours, calendar: hours ?? calendarNamed(program, program.workflow.calendar) };
}

/** How far it has come. Whether it is over is told by what is left of the list. */
export function reportOf(
  rules: Pick<ContactRules, 'order' | 'dispositions'>,
  { all, done }: Counts,
): OutreachReport {
  const rolledUp: { [group: string]: number } = {};
  let ended = 0;
  for (const [outcome, n] of Object.entries(done)) {
    const known = rules.dispositions?.outcomes.find(({ name }) => name === outcome);
    const group = known?.rollsUp ?? outcome;
    rolledUp[group] = (rolledUp[group] ?? 0) + n;
    ended += n;
  }
  const totals = { ...noTotals, done: ended, open: all - ended, outcomes: done, rolled_up: rolledUp };
  return { totals, over: rules.order.list !== null && totals.open === 0 };
}
