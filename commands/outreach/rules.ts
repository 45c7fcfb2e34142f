/** By what an outreach's contacts go: its order, its dispositions and calendars, of the version that ordered it. */
import { instantText } from '../../engine/expressions/instants.js';
import type { ContactRules } from '../../engine/outreach/contact.js';
import { noTotals, type OutreachReport } from '../../engine/outreach/order.js';
import { calendarNamed } from '../../engine/running/calendars.js';
import type { Counts, OutreachRow } from '../../store/outreaches.js';
import type { Segment } from '../../store/outreach-segments.js';
import type { Programs } from '../programs.js';
import type { OwnHours } from './lanes.js';

/** The rules of one. @throws Error when its version is not in the store */
export async function rulesOf(programs: Pick<Programs, 'get'>, outreach: OutreachRow): Promise<ContactRules> {
  const program = await programs.get(outreach.version);
  const { order } = outreach;
  const dispositions =
    order.dispositions === null ? null : (program.dispositions[order.dispositions] ?? null);
  const hours = calendarNamed(program, order.hours);
  const calendar = hours ?? calendarNamed(program, program.workflow.calendar);
  return { order, dispositions, hours, calendar, zone: null };
}

/** The calendars that rows name as their own hours: of the version that ordered the list, else as they are published now. */
export async function hoursNamed(
  programs: Pick<Programs, 'get' | 'calendar'>,
  outreach: OutreachRow,
  segments: readonly Pick<Segment, 'hours'>[],
): Promise<OwnHours> {
  const program = await programs.get(outreach.version);
  const names = [...new Set(segments.flatMap(({ hours }) => hours ?? []))];
  const found = names.map(async (name) => {
    const calendar = calendarNamed(program, name) ?? (isName(name) ? await programs.calendar(name) : null);
    return [name, calendar] as const;
  });
  return new Map(await Promise.all(found));
}

/** Lists hold any text as hours: only what can name a calendar is looked up. */
function isName(text: string): boolean {
  return /^[a-z][a-z0-9_]*$/.test(text);
}

/** How many contacts are done. */
export function endedIn({ done }: Counts): number {
  return Object.values(done).reduce((sum, n) => sum + n, 0);
}

/** The same where it is worked no more: whoever waited to be answered is done with what there is. */
export function closed({ done, waiting, ...counts }: Counts): Counts {
  const all: { [outcome: string]: number } = { ...done };
  for (const [outcome, n] of Object.entries(waiting)) all[outcome] = (all[outcome] ?? 0) + n;
  return { ...counts, done: all, waiting: {} };
}

/** How far it has come. Whether it is over is told by what is left of the list. `allTriedAt` in milliseconds. */
export function reportOf(
  rules: Pick<ContactRules, 'order' | 'dispositions'>,
  counts: Counts,
  allTriedAt: number | null,
): OutreachReport {
  const { all, done } = counts;
  const rolledUp: { [group: string]: number } = {};
  for (const [outcome, n] of Object.entries(done)) {
    const known = rules.dispositions?.outcomes.find(({ name }) => name === outcome);
    const group = known?.rollsUp ?? outcome;
    rolledUp[group] = (rolledUp[group] ?? 0) + n;
  }
  const ended = endedIn(counts);
  const totals = {
    ...{ ...noTotals, done: ended, open: all - ended, outcomes: done, rolled_up: rolledUp },
    ...(allTriedAt === null ? {} : { all_tried_at: instantText(allTriedAt) }),
  };
  return { totals, over: rules.order.list !== null && totals.open === 0 };
}
