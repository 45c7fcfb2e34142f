/**
 * Moves the virtual clock of one workflow on a real Temporal server (1.32 or later, dynamic config `timeSkippingSettings`).
 * The TypeScript client has no call for it yet, hence the raw requests. A workflow needs no special start: the first
 * fast-forward switches skipping on, and it is off again once the clock stands at the target.
 *
 * Hazards, all seen on the real server:
 * - An activity or a child in flight stops the clock until it is done: a fast-forward then simply takes longer.
 * - The clock stands at the target before a timer that is due at that instant has been handled, and a due timer does not
 *   hold back the next fast-forward: whoever moves on must first see the timer's work done.
 */
import { randomUUID } from 'node:crypto';
import type { ConnectionLike } from '@temporalio/client';
import { msNumberToTs, tsToMs } from '@temporalio/common/lib/time.js';
import proto from '@temporalio/proto';

/**
 * Dynamic configuration that a server needs, as `KEY=VALUE` of the CLI. Without the second a skip takes a second,
 * without the third 150 to 300 ms once a few have been made (20 polls of the timer queue a second); with both 30 to 90 ms.
 */
export const timeSkippingSettings = [
  'frontend.WorkflowTimeSkippingEnabled=true',
  'history.timerProcessorMaxTimeShift="1ms"',
  'history.timerProcessorMaxPollRPS=5000',
] as const;

const { FastForwardPollingResult } = proto.temporal.api.enums.v1;

/** More than any play needs; the server's own default is 200. Each fast-forward counts anew. */
const skipsPerForward = 100_000;

/**
 * Moves the clock of a workflow forward by `durationMs` (milliseconds, at least 1), firing every timer on its way,
 * and returns once it stands there. The clock goes on with real time afterwards.
 * @throws Error when the workflow ends on the way, or another fast-forward takes over; a gRPC error (NOT_FOUND)
 * when it had ended before, or never was.
 */
export async function fastForward(
  connection: ConnectionLike,
  namespace: string,
  workflowId: string,
  durationMs: number,
  deadlineMs = 60_000,
): Promise<void> {
  if (!(durationMs >= 1))
    throw new RangeError(`A fast-forward of ${workflowId} needs at least 1 ms, found ${durationMs}.`);
  const fastForwardId = randomUUID();
  const workflowExecution = { workflowId };
  await connection.workflowService.updateWorkflowExecutionOptions({
    namespace,
    workflowExecution,
    workflowExecutionOptions: {
      timeSkippingConfig: {
        enabled: true,
        maxSessionSkipCount: skipsPerForward,
        fastForwardConfig: { id: fastForwardId, duration: msNumberToTs(durationMs) },
      },
    },
    updateMask: { paths: ['time_skipping_config'] },
    identity: 'trial',
  });
  const giveUpAt = performance.now() + deadlineMs;
  for (;;) {
    const answer = await connection.workflowService.pollWorkflowExecutionTimeSkipping({
      namespace,
      workflowExecution,
      fastForwardId,
    });
    const result = answer.fastForwardPollingResult;
    if (result === FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED) return;
    // The server's poll gives up after 20 seconds: ask again.
    if (
      result === FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_POLL_TIMEOUT &&
      performance.now() < giveUpAt
    )
      continue;
    const why =
      answer.failedReason === ''
        ? `not reached within ${deadlineMs} ms; does an activity hang?`
        : answer.failedReason;
    throw new Error(`The clock of workflow ${workflowId} could not be moved by ${durationMs} ms: ${why}`);
  }
}

/** The virtual now of a workflow (milliseconds since 1970 UTC), null as long as none of its time was skipped. */
export async function virtualNow(
  connection: ConnectionLike,
  namespace: string,
  workflowId: string,
): Promise<number | null> {
  const answer = await connection.workflowService.describeWorkflowExecution({
    namespace,
    execution: { workflowId },
  });
  const now = answer.workflowExtendedInfo?.timeSkippingInfo?.currentTime;
  return now ? tsToMs(now) : null;
}
