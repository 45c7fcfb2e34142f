/** The activity of the workflow that a schedule fires. */
import type { CommandContext } from '../commands/context.js';
import { startScheduled } from '../commands/schedules/start.js';

type ScheduledRequest = Parameters<typeof startScheduled>[1];

/** Makes it; repeated, it starts nothing twice. */
export function createStartScheduled(context: CommandContext) {
  return (request: ScheduledRequest) => startScheduled(context, request);
}
