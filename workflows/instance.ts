/**
 * The durable shell of one instance. It holds none of the engine's state: it knows how far the log has come,
 * keeps one timer at or before the next due instant, and performs the effects that are on their way. What it records
 * itself, timers and what effects came to, it records one after the other; people's commands are recorded by the server,
 * which tells the workflow when there is something for it to do (record 0018).
 *
 * A crash loses nothing: a recording that was committed but not told, or whose workflow task was not done, is found by the
 * sweeper, whose nudge has the workflow ask the store. It does nothing twice: a recording is idempotent by the command's
 * id, an effect by its own.
 */
import {
  CancellationScope,
  condition,
  continueAsNew,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { ServiceAnswer } from '../engine/services.js';
import { createAlarm } from './alarm.js';
import {
  nudgeSignal,
  recordedSignal,
  standingQuery,
  outcomeOf,
  type CallOutcome,
  type CarryOutRequest,
  type EffectToPerform,
  type InstanceActivities,
  type InstanceInput,
  type Recorded,
} from './messages.js';
import { instanceQueue } from './task-queues.js';

type Performing = Pick<InstanceActivities, 'perform'>;
type CarryingOut = Pick<InstanceActivities, 'carryOut'>;

const { record } = proxyLocalActivities<Pick<InstanceActivities, 'record'>>({
  startToCloseTimeout: '20 seconds',
  retry: { initialInterval: '100 milliseconds', backoffCoefficient: 2, maximumInterval: '10 seconds' },
});

// Room for the gateway's own timeout to speak first; Temporal repeats only what died with its worker or could not reach the store.
const marginMs = 30_000;

const performRetry = {
  initialInterval: '1 second',
  backoffCoefficient: 2,
  maximumInterval: '30 seconds',
} as const;

/**
 * Has an effect performed: by the workers of its gateway, or, where it only reaches our own store and other instances,
 * within the workflow task that launches it, which spares Temporal an activity's way and a second workflow task.
 */
function perform(instance: string, effect: EffectToPerform): Promise<ServiceAnswer> {
  const startToCloseTimeout = effect.timeoutMs + marginMs;
  const activities =
    effect.queue === instanceQueue
      ? proxyLocalActivities<Performing>({ startToCloseTimeout, retry: performRetry })
      : proxyActivities<Performing>({
          taskQueue: effect.queue,
          startToCloseTimeout,
          heartbeatTimeout: '10 seconds',
          retry: performRetry,
        });
  return unhindered(() => activities.perform({ instance, effect: effect.id }));
}

/** Has a brief effect performed and recorded in one go, within the workflow task that launches it; null where there is no room for it. */
function carryOut({ timeoutMs }: EffectToPerform, request: CarryOutRequest): Promise<Recorded | null> {
  const startToCloseTimeout = timeoutMs + marginMs;
  const activities = proxyLocalActivities<CarryingOut>({ startToCloseTimeout, retry: performRetry });
  return unhindered(() => activities.carryOut(request));
}

/** Cancelling the workflow from outside must not tear a recording in two: an instance ends by a command or by itself. */
function unhindered<T>(run: () => Promise<T>): Promise<T> {
  return CancellationScope.nonCancellable(run);
}

class InstanceShell {
  private known: number;
  private due: number | null;
  private ended = false;
  private recordings = 0;
  private rung = false;
  private nudged: boolean;
  private readonly begunAt = workflowInfo().historyLength;
  private readonly performing = new Set<string>();
  private turn: Promise<unknown> = Promise.resolve();
  private readonly alarm = createAlarm(() => {
    this.rung = true;
  });

  constructor(private readonly input: InstanceInput) {
    this.known = input.known;
    this.due = input.due;
    this.nudged = input.known === 0;
    const alarmAt = this.inWorkflowTime(this.due);
    if (input.delayed === true && alarmAt !== null && alarmAt <= Date.now()) this.rung = true;
    else this.alarm.set(alarmAt);
    for (const effect of input.effects) this.launch(effect);
  }

  standing() {
    return { known: this.known, due: this.due, performing: [...this.performing], ended: this.ended };
  }

  nudge(): void {
    this.nudged = true;
  }

  /** Takes what somebody else has recorded. Signals may overtake one another: the log's sequence tells which is newer. */
  hear(recorded: Recorded): void {
    this.recordings += 1;
    this.take(recorded);
  }

  /** Records in turn: one at a time, so that no two recordings of this workflow compete for the same sequence. */
  async recordInTurn(command: CallOutcome | null): Promise<void> {
    const recorded = this.turn.then(() =>
      unhindered(() =>
        record({
          instance: this.input.instance,
          command,
          now: this.now(),
          known: this.known,
        }),
      ),
    );
    this.turn = recorded.then(
      () => undefined,
      () => undefined,
    );
    const standing = await recorded;
    this.recordings += 1;
    this.take(standing);
  }

  async run(): Promise<void> {
    while (!this.ended || this.performing.size > 0) {
      await condition(() => this.rung || this.nudged || this.isOver() || this.mayContinueAsNew());
      if (this.rung || this.nudged) {
        this.rung = false;
        this.nudged = false;
        await this.recordInTurn(null);
      } else if (this.mayContinueAsNew()) return this.continue();
    }
  }

  private take(recorded: Recorded): void {
    if (recorded.sequence < this.known) return;
    this.known = recorded.sequence;
    this.due = recorded.due;
    this.ended = recorded.ended;
    // Once all is over the timer ends with the workflow: cancelling it would be an event for nothing, save where setting it
    // is not in the history yet either.
    if (!this.ended) this.alarm.set(this.inWorkflowTime(this.due));
    else if (this.input.delayed === true && workflowInfo().historyLength === this.begunAt)
      this.alarm.set(null);
    for (const effect of recorded.effects) if (!this.performing.has(effect.id)) this.launch(effect);
  }

  private launch(effect: EffectToPerform): void {
    this.performing.add(effect.id);
    void this.settle(effect).finally(() => this.performing.delete(effect.id));
  }

  /** Has an effect performed and what it came to recorded. */
  private async settle(effect: EffectToPerform): Promise<void> {
    const { instance } = this.input;
    if (effect.brief === true) {
      const asked = { instance, effect: effect.id, queue: effect.queue, now: this.now(), known: this.known };
      const recorded = await carryOut(effect, asked);
      if (recorded !== null) {
        this.hear(recorded);
        return;
      }
    }
    await this.recordInTurn(outcomeOf(effect.id, await perform(instance, effect)));
  }

  /** The instance's time: the workflow's, save in trials. */
  private now(): number {
    return Date.now() + this.input.shiftMs;
  }

  private inWorkflowTime(instant: number | null): number | null {
    return instant === null ? null : instant - this.input.shiftMs;
  }

  private isOver(): boolean {
    return this.ended && this.performing.size === 0;
  }

  /** Not while an effect is on its way: its result would be lost with the run. */
  private mayContinueAsNew(): boolean {
    const asked = workflowInfo().continueAsNewSuggested || this.recordings >= this.input.recordingsPerRun;
    return asked && !this.ended && this.performing.size === 0;
  }

  private continue(): Promise<never> {
    const { delayed, ...input } = this.input;
    void delayed;
    return continueAsNew<typeof instance>({ ...input, known: this.known, due: this.due, effects: [] });
  }
}

/** Runs one instance of any definition, from its start to its end. Ends with the instance; cancelling it from outside has no effect. */
export async function instance(input: InstanceInput): Promise<void> {
  await CancellationScope.nonCancellable(async () => {
    const shell = new InstanceShell(input);
    setHandler(recordedSignal, (recorded) => shell.hear(recorded));
    setHandler(nudgeSignal, () => shell.nudge());
    setHandler(standingQuery, () => shell.standing());
    await shell.run();
  });
}
