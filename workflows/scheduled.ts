/**
 * One instant of a schedule: has the instance started that is due then. Where the calendar is closed at that instant, it
 * sleeps until the next opening and asks again: meanwhile the schedule, its calendar or a pause may have changed.
 */
import { defineSearchAttributeKey } from '@temporalio/common';
import { proxyActivities, sleep, workflowInfo } from '@temporalio/workflow';
import type { ScheduledActivities, ScheduledInput } from './scheduled-messages.js';

const { startScheduled } = proxyActivities<ScheduledActivities>({
  // A few statements in the store: what a dead worker had in hand goes on soon.
  startToCloseTimeout: '15 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
});
/** Temporal's own: the instant of the schedule, however late it comes to it. */
const dueKey = defineSearchAttributeKey('TemporalScheduledStartTime', 'DATETIME');

/** Runs until the instance was started, or is not to be. */
export async function scheduled(input: ScheduledInput): Promise<void> {
  const { typedSearchAttributes, startTime } = workflowInfo();
  let at: number | null = (typedSearchAttributes.get(dueKey) ?? startTime).getTime();
  while (at !== null) {
    const ahead = at - Date.now();
    if (ahead > 0) await sleep(ahead);
    at = await startScheduled({ ...input, at });
  }
}
