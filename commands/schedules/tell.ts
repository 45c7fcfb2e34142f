/**
 * Telling Temporal of the schedules that are published. The store is the truth: what it has and Temporal was not told yet is
 * told, what it has no more is removed. Each step may be repeated, by another server too, and a crash between a
 * publication and its telling is healed by the next round; what was due meanwhile is caught up.
 */
import {
  ScheduleAlreadyRunning,
  ScheduleNotFoundError,
  ScheduleOverlapPolicy,
  type ScheduleHandle,
  type ScheduleOptions,
} from '@temporalio/client';
import { findScheduleRow, listScheduleRows, noteTold, type ScheduleRow } from '../../store/schedules.js';
import type { scheduled } from '../../workflows/scheduled.js';
import { instanceQueue } from '../../workflows/task-queues.js';
import type { CommandContext } from '../context.js';
import { documentHash } from '../hashing.js';
import { listSchedules, type Schedule } from './schedule.js';
import { specsOf } from './spec.js';

/** What was due longer ago is not caught up, after an outage or before a late telling. */
const catchUpMs = 7 * 86_400_000;

interface Told {
  readonly told: readonly string[];
  readonly removed: readonly string[];
}

type Context = Pick<CommandContext, 'db' | 'programs' | 'temporal' | 'clock' | 'probe'>;
type Published = Schedule & { readonly since: number };

const prefix = 'schedule ';
/** What the two schedules of each are called there, after the workflow. */
const suffixes = { usual: '', changes: ' changes' } as const;
const parts = ['usual', 'changes'] as const;
type Part = (typeof parts)[number];
const idOf = (workflow: string, part: Part) => `${prefix}${workflow}${suffixes[part]}`;
const workflowOf = (id: string) => id.slice(prefix.length).split(' ')[0] ?? '';

/** Tells Temporal what it was not told yet. With `all`, Temporal is asked what it really has: something may be missing there, or have been changed by hand. Throws where store or Temporal is out of reach. */
export async function tellSchedules(context: Context, { all }: { readonly all: boolean }): Promise<Told> {
  const published = await listSchedules(context);
  const rows = new Map((await listScheduleRows(context.db)).map((row) => [row.workflow, row]));
  const there = all ? await listThere(context) : null;
  const told: string[] = [];
  for (const schedule of published) {
    const { workflow } = schedule;
    const row = rows.get(workflow) ?? null;
    const isThere =
      there === null || parts.every((part) => there.get(idOf(workflow, part)) === isPaused(row));
    if (row?.told === hashOf(schedule, row) && isThere) continue;
    await tell(context, schedule);
    told.push(workflow);
  }
  const wanted = new Set(published.map(({ workflow }) => workflow));
  const known = [...rows.values()].flatMap((row) => (row.told === null ? [] : [row.workflow]));
  const found = [...(there?.keys() ?? [])].map(workflowOf);
  const gone = new Set([...known, ...found].filter((workflow) => !wanted.has(workflow)));
  for (const workflow of gone) await remove(context, workflow);
  return { told, removed: [...gone] };
}

/** The schedules of ours that Temporal has, each with whether it is paused there. Moments may pass until a change is seen. */
async function listThere({ temporal }: Context): Promise<ReadonlyMap<string, boolean>> {
  const found = new Map<string, boolean>();
  for await (const { scheduleId, state } of temporal.schedule.list())
    if (scheduleId.startsWith(prefix)) found.set(scheduleId, state.paused);
  return found;
}

async function tell(context: Context, schedule: Published): Promise<void> {
  const { db, clock, probe } = context;
  const { workflow, since } = schedule;
  probe('schedule.telling', workflow);
  // Read again: somebody may have paused it since.
  const row = await findScheduleRow(db, workflow);
  const now = clock();
  const missedFrom = Math.max(since, row?.resumedAt ?? 0, now - catchUpMs);
  for (const part of parts) {
    const handle = await put(context, optionsOf(schedule, row, part));
    if (!isPaused(row) && missedFrom < now)
      await handle.backfill({
        ...{ start: new Date(missedFrom), end: new Date(now) },
        overlap: ScheduleOverlapPolicy.ALLOW_ALL,
      });
  }
  probe('schedule.told', workflow);
  await noteTold(db, workflow, hashOf(schedule, row));
}

/** Changes a schedule to what it is to be, or makes it. */
async function put({ temporal }: Context, options: ScheduleOptions): Promise<ScheduleHandle> {
  const handle = temporal.schedule.getHandle(options.scheduleId);
  if (await changed(handle, options)) return handle;
  try {
    await temporal.schedule.create(options);
  } catch (error) {
    // Another server was first.
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    await changed(handle, options);
  }
  return handle;
}

/** Changes a schedule to what it is to be; false: there is none. */
async function changed(
  handle: ScheduleHandle,
  { spec, action, policies = {}, state = {} }: ScheduleOptions,
): Promise<boolean> {
  try {
    await handle.update(() => ({ spec, action, policies, state }));
    return true;
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return false;
    throw error;
  }
}

async function remove({ db, temporal }: Context, workflow: string): Promise<void> {
  for (const part of parts)
    try {
      await temporal.schedule.getHandle(idOf(workflow, part)).delete();
    } catch (error) {
      if (!(error instanceof ScheduleNotFoundError)) throw error;
    }
  await noteTold(db, workflow, null);
}

function optionsOf(schedule: Schedule, row: ScheduleRow | null, part: Part) {
  const { workflow, text: cron, calendar } = schedule;
  return {
    scheduleId: idOf(workflow, part),
    spec: specsOf(schedule.cron, calendar)[part],
    action: {
      type: 'startWorkflow',
      workflowType: 'scheduled',
      workflowId: `scheduled ${workflow}`,
      taskQueue: instanceQueue,
      args: [{ workflow, cron, zone: calendar.zone }] satisfies Parameters<typeof scheduled>,
    },
    // One that waits for an opening holds up none; which of them start an instance is told by its key.
    policies: { overlap: ScheduleOverlapPolicy.ALLOW_ALL, catchupWindow: catchUpMs },
    state: { paused: isPaused(row), ...(row?.pausedBy == null ? {} : { note: `paused by ${row.pausedBy}` }) },
  } satisfies ScheduleOptions;
}

function isPaused(row: ScheduleRow | null): boolean {
  return row !== null && row.pausedAt !== null;
}

function hashOf(schedule: Schedule, row: ScheduleRow | null): string {
  return documentHash(parts.map((part) => optionsOf(schedule, row, part)));
}
