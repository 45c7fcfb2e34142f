/**
 * Plays on a real Temporal server whose time is skipped: the same commands, workflow, recording and store as in
 * production, with scripted services. The clock goes from due instant to due instant; at each it waits for the store to
 * have moved on, since a timer that is due but not handled does not hold back the next fast-forward.
 */
import { randomUUID } from 'node:crypto';
import { launched } from '../../commands/launch.js';
import { send } from '../../commands/send.js';
import { start } from '../../commands/start.js';
import { instanceId } from '../../commands/hashing.js';
import type { Program } from '../../engine/definition.js';
import { nextDue, openEffects } from '../../engine/running.js';
import type { OpenPlay, PlayEngine, PlayStart, ServiceScript } from '../../engine/scenario/play-engine.js';
import { setCurrentVersion } from '../../store/definitions.js';
import { saveProgram } from '../../store/programs.js';
import { noticesOfInstance } from '../../store/notices-of-instance.js';
import { nudgeSignal } from '../../workflows/messages.js';
import { createPlay, type Play } from './play.js';
import { storedLog, storedState } from './stored.js';
import { fastForward, virtualNow } from './time-skipping.js';
import type { Trial } from './trial.js';

// A workflow's clock begins this far behind its play's, and is moved only when something is due: so timers do not go off
// by themselves while the play is busy, however slow the machine.
const behindMs = 3_600_000;

/** What opens plays in a trial. */
export function openTemporalPlay(trial: Trial): OpenPlay {
  return async ([program], services) => {
    const release = await trial.reserve(program);
    return createEngine(trial, program, services, release);
  };
}

interface Played {
  readonly id: string;
  readonly play: Play;
}

function createEngine(trial: Trial, first: Program, script: ServiceScript, release: () => void): PlayEngine {
  // Another one after a command that names its version.
  let program = first;
  let played: Played | null = null;
  const current = (): Played => {
    if (played === null) throw new Error(`The play of ${program.workflow.name} has not been started.`);
    return played;
  };
  return {
    async start(request) {
      const begun = begin(trial, program, request, script);
      const started = await start(trial.context, begun.request);
      if (!started.ok) {
        trial.plays.delete(begun.id);
        return started;
      }
      await launched();
      played = begun;
      await settled(trial, program, begun);
      return { ok: true };
    },
    async send({ by, ...command }) {
      const { id, play } = current();
      const sent = { ...command, bodyHash: command.id, recordedAt: play.now };
      const answer = await send(trial.context, { instance: id, actor: by, command: sent });
      if (!answer.ok) {
        if (answer.code === 'unavailable')
          throw new Error(`The trial's instance ${id} did not answer: ${answer.message}`);
        return answer;
      }
      if (command.type === 'retime') program = await trial.context.programs.get(command.version);
      await settled(trial, program, current());
      return { ok: true };
    },
    publish: (programs) => publish(trial, programs),
    advanceTo: (instant) => advanceTo(trial, program, current(), instant),
    async standing() {
      const { id, play } = current();
      const notices = await noticesOfInstance(trial.context.db, id);
      return {
        now: play.now,
        program,
        others: [],
        state: await storedState(trial.context, id),
        notices,
        calls: [...play.calls],
      };
    },
    log: async () => storedLog(trial.context, current().id),
    async close() {
      if (played !== null) await end(trial, played);
      release();
    },
  };
}

async function publish({ context }: Trial, programs: readonly Program[]): Promise<void> {
  const now = Date.now();
  for (const program of programs) {
    await saveProgram(context.db, program, now);
    await setCurrentVersion(context.db, program.workflow.name, program.version, now);
  }
  context.programs.refresh();
}

function begin(trial: Trial, program: Program, request: PlayStart, script: ServiceScript) {
  const workflow = program.workflow.name;
  const key = randomUUID();
  const id = instanceId(workflow, key);
  const shiftMs = request.at - behindMs - Date.now();
  const play = createPlay(request.at, shiftMs, script);
  trial.plays.set(id, play);
  const { data, by: actor, channel, occurredAt } = request;
  const facts = { workflow, data, actor, channel, occurredAt, complete: null, id: key, bodyHash: key };
  return { id, play, request: { ...facts, trial: { at: request.at, shiftMs } } };
}

async function advanceTo(trial: Trial, program: Program, played: Played, instant: number): Promise<void> {
  const { id, play } = played;
  if (instant < play.now) {
    const [to, from] = [instant, play.now].map((at) => new Date(at).toISOString());
    throw new RangeError(
      `The clock of a play only goes forward: it stands at ${from}, and ${to} was asked for.`,
    );
  }
  for (;;) {
    const due = nextDue(program, await storedState(trial.context, id));
    if (due === null || due > instant) break;
    play.now = Math.max(play.now, due);
    await settled(trial, program, played);
  }
  play.now = instant;
}

/** Waits until what is due at the play's instant and what it calls is done, bringing the instance's timer there. */
async function settled(trial: Trial, program: Program, { id, play }: Played): Promise<void> {
  const alarm: { ringing: Promise<void> | null } = { ringing: null };
  const ring = async () => {
    const moved = await forward(trial, id, play);
    alarm.ringing = null;
    if (moved) play.changes.tell();
  };
  await play.changes.until(`instance ${id} settled at ${new Date(play.now).toISOString()}`, async () => {
    const state = await storedState(trial.context, id);
    const due = nextDue(program, state);
    if (due === null || due > play.now) return openEffects(state).length === 0;
    if (play.early) {
      play.early = false;
      await trial.context.temporal.workflow.getHandle(id).signal(nudgeSignal);
    } else alarm.ringing ??= ring();
    return false;
  });
  await alarm.ringing;
}

/**
 * Fast-forwards the workflow to the play's clock; false when it is there. A fault shows by the store not moving: the
 * instance may as well have ended on the way.
 */
async function forward(trial: Trial, id: string, play: Play): Promise<boolean> {
  const { connection } = trial.context.temporal;
  try {
    const reached = (await virtualNow(connection, trial.namespace, id)) ?? Date.now();
    const remaining = play.now - play.shiftMs - reached;
    if (remaining < 1) return false;
    await fastForward(connection, trial.namespace, id, remaining);
    return true;
  } catch (error) {
    trial.context.log.info({ instance: id, error: String(error) }, 'the clock of a trial was not moved');
    return false;
  }
}

/** Cancels what still runs, so that its key is free and its timers rest. */
async function end(trial: Trial, { id, play }: Played): Promise<void> {
  const state = await storedState(trial.context, id);
  if (state.status === 'running') {
    const actor = { name: 'trial', groups: [], skills: [], any: true };
    const command = { id: 'trial:end', type: 'cancel', reason: null, occurredAt: null } as const;
    await send(trial.context, {
      instance: id,
      actor,
      command: { ...command, bodyHash: '', recordedAt: play.now },
    });
  }
  trial.plays.delete(id);
}
