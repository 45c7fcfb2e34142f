/**
 * The durable shell of one instance. It holds none of the engine's state: it knows how far the log has come,
 * keeps one timer at the next due instant, and performs the effects that are on their way. Whatever happens
 * goes through one recording at a time, in the order in which it came.
 *
 * A crash loses nothing: an update whose recording was committed but whose workflow task was not is answered from
 * the log when it is sent again; what it asked for comes with the next recording, for which the sweeper's nudge sees.
 * It does nothing twice: a recording is idempotent by the command's id, an effect by its own.
 */
import {
  allHandlersFinished,
  ApplicationFailure,
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
  commandUpdate,
  nudgeSignal,
  standingQuery,
  type Command,
  type EffectToPerform,
  type InstanceActivities,
  type InstanceInput,
  type Recorded,
} from './messages.js';

const { record } = proxyLocalActivities<Pick<InstanceActivities, 'record'>>({
  startToCloseTimeout: '20 seconds',
  retry: { initialInterval: '100 milliseconds', backoffCoefficient: 2, maximumInterval: '10 seconds' },
});

// Room for the gateway's own timeout to speak first; Temporal repeats only what died with its worker or could not reach the store.
const marginMs = 30_000;

function perform(instance: string, effect: EffectToPerform): Promise<ServiceAnswer> {
  const activities = proxyActivities<Pick<InstanceActivities, 'perform'>>({
    taskQueue: effect.queue,
    startToCloseTimeout: effect.timeoutMs + marginMs,
    heartbeatTimeout: '10 seconds',
    retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '30 seconds' },
  });
  return unhindered(() => activities.perform({ instance, effect: effect.id }));
}

/** Cancelling the workflow from outside must not tear a recording in two: an instance ends by a command or by itself. */
function unhindered<T>(run: () => Promise<T>): Promise<T> {
  return CancellationScope.nonCancellable(run);
}

/** The command that carries an effect's outcome back into the log. */
function outcomeOf(effect: string, performed: ServiceAnswer): Command {
  const common = { id: `outcome ${effect}`, bodyHash: '', occurredAt: null, recordedAt: null, effect };
  return performed.ok
    ? { ...common, type: 'result', result: performed.result }
    : {
        ...common,
        type: 'failure',
        code: performed.code,
        message: performed.message,
        final: performed.final,
      };
}

class InstanceShell {
  private known: number;
  private due: number | null;
  private ended = false;
  private recordings = 0;
  private rung = false;
  private nudged: boolean;
  private readonly performing = new Set<string>();
  private turn: Promise<unknown> = Promise.resolve();
  private readonly alarm = createAlarm(() => {
    this.rung = true;
  });

  constructor(private readonly input: InstanceInput) {
    this.known = input.known;
    this.due = input.due;
    this.nudged = input.known === 0;
    this.alarm.set(this.inWorkflowTime(this.due));
    for (const effect of input.effects) this.launch(effect);
  }

  standing() {
    return { known: this.known, due: this.due, performing: [...this.performing], ended: this.ended };
  }

  nudge(): void {
    this.nudged = true;
  }

  refuseWhenEnded(command: Command): void {
    if (!this.ended) return;
    const message = `The instance ${this.input.instance} has ended: ${command.type} comes too late.`;
    throw ApplicationFailure.nonRetryable(message, 'ended');
  }

  /** Records in turn: one at a time, so that no two recordings of this workflow compete for the same sequence. */
  async recordInTurn(command: Command | null): Promise<Recorded> {
    const recorded = this.turn.then(() =>
      unhindered(() =>
        record({
          instance: this.input.instance,
          command,
          now: command?.recordedAt ?? Date.now() + this.input.shiftMs,
          known: this.known,
        }),
      ),
    );
    this.turn = recorded.then(
      () => undefined,
      () => undefined,
    );
    const answer = await recorded;
    this.recordings += 1;
    this.take(answer);
    return answer;
  }

  async run(): Promise<void> {
    while (!this.ended || this.performing.size > 0) {
      if (this.mayContinueAsNew()) {
        await condition(allHandlersFinished);
        if (this.mayContinueAsNew()) return this.continue();
      }
      await condition(() => this.rung || this.nudged || this.isOver() || this.mayContinueAsNew());
      if (this.rung || this.nudged) {
        this.rung = false;
        this.nudged = false;
        await this.recordInTurn(null);
      }
    }
    await condition(allHandlersFinished);
  }

  private take(recorded: Recorded): void {
    if (recorded.sequence < this.known) return;
    this.known = recorded.sequence;
    this.due = recorded.due;
    this.ended = recorded.ended;
    // Once all is over the timer ends with the workflow: cancelling it would be an event for nothing.
    if (!this.ended) this.alarm.set(this.inWorkflowTime(this.due));
    for (const effect of recorded.effects) if (!this.performing.has(effect.id)) this.launch(effect);
  }

  private launch(effect: EffectToPerform): void {
    this.performing.add(effect.id);
    void perform(this.input.instance, effect)
      .then((performed) => this.recordInTurn(outcomeOf(effect.id, performed)))
      .finally(() => this.performing.delete(effect.id));
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
    return continueAsNew<typeof instance>({ ...this.input, known: this.known, due: this.due, effects: [] });
  }
}

/** Runs one instance of any definition, from its start to its end. Ends with the instance; cancelling it from outside has no effect. */
export async function instance(input: InstanceInput): Promise<void> {
  await CancellationScope.nonCancellable(async () => {
    const shell = new InstanceShell(input);
    setHandler(
      commandUpdate,
      async (command) => {
        const { answer } = await shell.recordInTurn(command);
        if (answer === null)
          throw ApplicationFailure.nonRetryable(`The command ${command.id} was recorded without an answer.`);
        return answer;
      },
      { validator: (command: Command) => shell.refuseWhenEnded(command) },
    );
    setHandler(nudgeSignal, () => shell.nudge());
    setHandler(standingQuery, () => shell.standing());
    await shell.run();
  });
}
