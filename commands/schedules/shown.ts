/** Schedules as people see and pause them: when they start something next, and what came of the last time. */
import type { Title } from '../../engine/definition.js';
import type { Refusal } from '../../engine/outcome.js';
import { scheduledStarts, type WhenClosed } from '../../engine/time/occurrences.js';
import { instantText } from '../../engine/time/time-error.js';
import { timelineOf } from '../../engine/time/timeline.js';
import { worded, type Worded } from '../../engine/wording/worded.js';
import { findInstances } from '../../store/instances.js';
import {
  findScheduleRow,
  listScheduleRows,
  pauseSchedule,
  resumeSchedule,
  type ScheduleRow,
} from '../../store/schedules.js';
import type { CommandContext } from '../context.js';
import { refused } from '../refused.js';
import { findSchedule, listSchedules, type Schedule } from './schedule.js';

/** A schedule. Instants in milliseconds. */
export interface ShownSchedule {
  readonly workflow: string;
  readonly title: Title;
  readonly cron: string;
  readonly calendar: string;
  readonly zone: string;
  readonly closed: WhenClosed;
  /** When it starts something next, if it isn't paused. */
  readonly next: readonly number[];
  /** Why nothing more is known of it: the years of its calendar are over; null where there is nothing to say. */
  readonly fault: Worded | null;
  readonly last: {
    readonly at: number;
    /** Null where nothing started, or the onlooker may not see it. */
    readonly instance: { readonly id: string; readonly number: string } | null;
    readonly refusal: Worded | null;
  } | null;
  readonly paused: { readonly by: string; readonly at: number; readonly note: string | null } | null;
}

type Context = Pick<CommandContext, 'db' | 'programs' | 'clock'>;

const nextShown = 5;
const lookAheadMs = 2 * 366 * 86_400_000;

/** All schedules that are published, by workflow. `principals`: who asks, null sees every instance. */
export async function shownSchedules(
  context: Context,
  principals: readonly string[] | null,
): Promise<ShownSchedule[]> {
  const published = await listSchedules(context);
  const rows = new Map((await listScheduleRows(context.db)).map((row) => [row.workflow, row]));
  const started = [...rows.values()].flatMap(({ lastInstance }) => lastInstance ?? []);
  const seen = await findInstances(context.db, started, principals);
  const numbers = new Map(seen.map(({ id, number }) => [id, { id, number }]));
  return published.map((schedule) => {
    const row = rows.get(schedule.workflow) ?? null;
    const { workflow, program, text: cron, calendar, closed } = schedule;
    return {
      ...{ workflow, title: program.workflow.title, cron, closed },
      ...{ calendar: calendar.name, zone: calendar.zone },
      ...nextOf(schedule, context.clock()),
      last: lastOf(row, numbers),
      paused: pauseOf(row),
    };
  });
}

function nextOf(schedule: Schedule, now: number): Pick<ShownSchedule, 'next' | 'fault'> {
  const { calendar } = schedule;
  const { start, end } = timelineOf(calendar);
  if (now < start || now > end) {
    const [from, to] = [instantText(start), instantText(end)];
    const fault = worded`the calendar ${calendar.name} is known from ${from} to ${to}: publish it anew, until then nothing starts`;
    return { next: [], fault };
  }
  const found: number[] = [];
  const stretch = { after: now, until: now + lookAheadMs };
  for (const at of scheduledStarts(schedule, stretch, calendar)) if (found.push(at) === nextShown) break;
  return { next: found, fault: null };
}

function lastOf(
  row: ScheduleRow | null,
  numbers: ReadonlyMap<string, { readonly id: string; readonly number: string }>,
): ShownSchedule['last'] {
  if (row === null || row.lastAt === null) return null;
  const instance = numbers.get(row.lastInstance ?? '') ?? null;
  return { at: row.lastAt, instance, refusal: row.lastRefusal };
}

function pauseOf(row: ScheduleRow | null): ShownSchedule['paused'] {
  if (row === null || row.pausedAt === null) return null;
  return { by: row.pausedBy ?? '', at: row.pausedAt, note: row.pauseNote };
}

/** Pauses the schedule of a workflow: it starts nothing until it is resumed. Refused where there is none (not_found) or it is paused (conflict). */
export async function pause(
  context: Context,
  workflow: string,
  { by, note }: { readonly by: string; readonly note: string | null },
): Promise<{ readonly ok: true } | Refusal> {
  const missing = await missingOf(context, workflow);
  if (missing !== null) return missing;
  if (await pauseSchedule(context.db, workflow, { by, at: context.clock(), note })) return { ok: true };
  const holder = (await findScheduleRow(context.db, workflow))?.pausedBy ?? '';
  return refused('conflict', worded`The schedule of ${workflow} was paused by ${holder} already.`);
}

/** Lets the schedule of a workflow go on: what was due while it was paused is not caught up. Refused where there is none (not_found) or it isn't paused (conflict). */
export async function resume(context: Context, workflow: string): Promise<{ readonly ok: true } | Refusal> {
  const missing = await missingOf(context, workflow);
  if (missing !== null) return missing;
  if (await resumeSchedule(context.db, workflow, context.clock())) return { ok: true };
  return refused('conflict', worded`The schedule of ${workflow} is not paused.`);
}

async function missingOf(context: Context, workflow: string): Promise<Refusal | null> {
  if ((await findSchedule(context, workflow)) !== null) return null;
  return refused('not_found', worded`The workflow ${workflow} starts by no schedule.`);
}
