/**
 * The ticket as one would write it for Temporal by hand: its state in variables, a timer a deadline, an update a command,
 * a local activity a write. Does what the plain ticket (`../definitions`) does with a request that is claimed and solved.
 */
import {
  allHandlersFinished,
  ApplicationFailure,
  CancellationScope,
  condition,
  isCancellation,
  proxyLocalActivities,
  setHandler,
  sleep,
} from '@temporalio/workflow';
import {
  claimUpdate,
  completeUpdate,
  type Change,
  type Clock,
  type TicketInput,
  type Written,
} from './messages.js';
import type { createActivities } from './activities.js';

const { write } = proxyLocalActivities<ReturnType<typeof createActivities>>({
  startToCloseTimeout: '20 seconds',
});

/** Runs one ticket until it is solved. */
export async function ticket(input: TicketInput): Promise<void> {
  const [pickup, resolution] = input.clocks as [Clock, Clock];
  const pickupScope = new CancellationScope();
  const resolutionScope = new CancellationScope();
  let sequence = 1;
  let assignee: string | null = null;
  let completing = false;
  let solved = false;

  const note = async (
    what: Change['what'],
    due: number | null,
    clock: Clock,
    data: Change['data'] = null,
  ): Promise<Written> => {
    sequence += 1;
    const { instance, task, summary } = input;
    const change = { instance, task, sequence, at: Date.now(), due, summary, data, clock, what };
    await CancellationScope.nonCancellable(() => write(change));
    return { sequence: change.sequence, recordedAt: change.at };
  };
  const watch = (clock: Clock, scope: CancellationScope) =>
    scope.run(async () => {
      for (const { at, label } of clock.thresholds) {
        await sleep(Math.max(1, at - Date.now()));
        await note({ type: 'threshold', id: `${clock.name}:${label}`, label }, clock.dueAt, clock);
      }
    });

  setHandler(
    claimUpdate,
    async (command) => {
      assignee = command.by;
      pickupScope.cancel();
      return note({ type: 'claim', ...command }, resolution.dueAt, pickup);
    },
    { validator: ({ by }) => refuseIf(assignee !== null, `The ticket is taken: too late for ${by}.`) },
  );
  setHandler(
    completeUpdate,
    async ({ id, by, answer }) => {
      completing = true;
      const data = { ...input.data, reply: { answer } };
      const written = await note({ type: 'complete', id, by }, null, resolution, data);
      solved = true;
      return written;
    },
    {
      validator: ({ by, answer }) => {
        refuseIf(assignee !== by || completing, 'Only who has taken the ticket answers it, and once.');
        refuseIf(answer === '', 'The answer is empty.');
      },
    },
  );
  const watching = [watch(pickup, pickupScope), watch(resolution, resolutionScope)];
  for (const each of watching)
    void each.catch((error: unknown) => {
      if (!isCancellation(error)) throw error;
    });
  await condition(() => solved);
  await condition(allHandlersFinished);
}

function refuseIf(wrong: boolean, message: string): void {
  if (wrong) throw ApplicationFailure.nonRetryable(message, 'refused');
}
