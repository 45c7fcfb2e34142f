/**
 * Starting what is due at an instant of a schedule. The instance's idempotency key is made of the instant at which it
 * starts, so that a repeated firing, a catch-up that overlaps or several closed instants that move to one opening start one.
 */
import { dataOfSchedule } from '../../engine/running.js';
import { startOf } from '../../engine/time/occurrences.js';
import { loadForCommand } from '../../store/load.js';
import { findScheduleRow, noteScheduled } from '../../store/schedules.js';
import type { ScheduledInput } from '../../workflows/scheduled-messages.js';
import type { CommandContext } from '../context.js';
import { instanceId } from '../hashing.js';
import { start } from '../start.js';
import { findSchedule, type Schedule } from './schedule.js';

/** The channel of instances that started by a schedule. */
const scheduleChannel = 'schedule';

/**
 * Starts the instance that is due at `at`, in milliseconds: once, however often this is asked. Answers the opening to which
 * that instant moves, to be asked again then; null when there is nothing left to do, since it started, was refused (which
 * the list of schedules tells), is left out, or the schedule was paused, changed or withdrawn.
 */
export async function startScheduled(
  context: CommandContext,
  { workflow, cron, zone, at }: ScheduledInput & { readonly at: number },
): Promise<number | null> {
  const schedule = await findSchedule(context, workflow);
  if (schedule === null || schedule.text !== cron || schedule.calendar.zone !== zone) return null;
  if ((await findScheduleRow(context.db, workflow))?.pausedAt != null) return null;
  const id = `schedule ${new Date(at).toISOString()}`;
  const instance = instanceId(workflow, id);
  if ((await loadForCommand(context.db, instance, '')).row !== null) {
    // A calendar that has changed since moves nothing that has started; a crash may have left it untold.
    await noteScheduled(context.db, workflow, { at, instance, refusal: null });
    return null;
  }
  const opening = startOf(at, schedule.closed, schedule.calendar);
  if (opening !== at) return opening;
  await startAt(context, schedule, { id, at });
  return null;
}

async function startAt(
  context: CommandContext,
  { workflow, program }: Schedule,
  { id, at }: { readonly id: string; readonly at: number },
): Promise<void> {
  const made = dataOfSchedule(program, at);
  const started =
    'ok' in made
      ? made
      : await start(context, {
          workflow,
          data: made.data,
          actor: null,
          channel: scheduleChannel,
          // What comes late is late by its own clocks: they count from when it was due.
          occurredAt: Math.min(at, context.clock()),
          complete: null,
          id,
          bodyHash: id,
          trial: null,
        });
  if (!started.ok) context.log.warn({ workflow, code: started.code }, 'a scheduled start was refused');
  context.probe('schedule.started', workflow);
  await noteScheduled(context.db, workflow, {
    at,
    instance: started.ok ? started.id : null,
    refusal: started.ok ? null : started.worded,
  });
}
