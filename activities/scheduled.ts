/** The activity of the workflow that a schedule fires. */
import type { CommandContext } from '../commands/context.js';
import { startScheduled } from '../commands/schedules/start.js';
import type { ScheduledActivities } from '../workflows/scheduled-messages.js';

/** Makes it; repeated, it starts nothing twice. */
export function createStartScheduled(context: CommandContext): ScheduledActivities['startScheduled'] {
  return (input) => startScheduled(context, input);
}
