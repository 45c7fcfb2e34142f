/**
 * Plays on a real Temporal server whose time is skipped: the same commands, workflow, recording and store as in
 * production, with scripted services. The clock goes from due instant to due instant; at each it waits for the store to
 * have moved on, since a timer that is due but not handled does not hold back the next fast-forward.
 */
import { randomUUID } from 'node:crypto';
import { launched } from '../../commands/launch.js';
import { createPrivacy } from '../../commands/privacy.js';
import { send } from '../../commands/send.js';
import { start } from '../../commands/start.js';
import { instanceId } from '../../commands/hashing.js';
import { unpackState } from '../../commands/stored-state.js';
import type { Program } from '../../engine/definition.js';
import type { Happening } from '../../engine/outcome.js';
import { nextDue, openEffects } from '../../engine/running.js';
import type { OpenPlay, PlayEngine, PlayStart, ServiceScript } from '../../engine/scenario/play-engine.js';
import type { State } from '../../engine/state.js';
import { loadForCommand } from '../../store/load.js';
import { readLog } from '../../store/log.js';
import { noticesOfInstance } from '../../store/notices-of-instance.js';
import { nudgeSignal } from '../../workflows/messages.js';
import { createPlay, type Play } from './play.js';
import { fastForward, virtualNow } from './time-skipping.js';
import type { Trial } from './trial.js';

// A workflow's clock begins this far behind its play's, and is moved only when something is due: so timers do not go off
// by themselves while the play is busy, however slow the machine.
const behindMs = 3_600_000;

/** What opens plays in a trial. */
export function openTemporalPlay(trial: Trial): OpenPlay {
  return async (program, services) => {
    const release = await trial.reserve(program);
    return createEngine(trial, program, services, release);
  };
}

interface Played {
  readonly id: string;
  readonly play: Play;
}

function createEngine(
  trial: Trial,
  program: Program,
  script: ServiceScript,
  release: () => void,
): PlayEngine {
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
      await settled(trial, program, current());
      return { ok: true };
    },
    advanceTo: (instant) => advanceTo(trial, program, current(), instant),
    async standing() {
      const { id, play } = current();
      const notices = await noticesOfInstance(trial.context.db, id);
      return { now: play.now, program, state: await stateOf(trial, id), notices, calls: [...play.calls] };
    },
    async log() {
      const entries = await readLog(trial.context.db, current().id);
      return entries.map(({ sequence, type, step, by, occurredAt, recordedAt, details }) => {
        return {
          sequence,
          type,
          step,
          by,
          occurredAt,
          recordedAt,
          details: details as unknown as Happening[],
        };
      });
    },
    async close() {
      if (played !== null) await end(trial, program, played);
      release();
    },
  };
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
    const due = dueOf(program, await stateOf(trial, id));
    if (due === null || due > instant) break;
    play.now = Math.max(play.now, due);
    await fire(trial, program, played);
  }
  play.now = instant;
}

/** Brings the instance's timer to the instant at which the play's clock stands, and waits until what was due has settled. */
async function fire(trial: Trial, program: Program, played: Played): Promise<void> {
  const { id, play } = played;
  const { connection } = trial.context.temporal;
  const reached = (await virtualNow(connection, trial.namespace, id)) ?? Date.now();
  const remaining = play.now - play.shiftMs - reached;
  let fault: unknown = null;
  const forward =
    remaining < 1 || play.early
      ? Promise.resolve()
      : fastForward(connection, trial.namespace, id, remaining).catch((error: unknown) => {
          fault = error; // the instance may have ended at this very instant: the store tells
        });
  try {
    await settled(trial, program, played);
  } catch (error) {
    throw fault === null ? error : new Error(String(error), { cause: fault });
  }
  await forward;
}

/** Waits until nothing of the instance is on its way or due. */
async function settled(trial: Trial, program: Program, { id, play }: Played): Promise<void> {
  await play.until(`instance ${id} settled at ${new Date(play.now).toISOString()}`, async () => {
    const state = await stateOf(trial, id);
    const due = dueOf(program, state);
    if (openEffects(state).length === 0 && (due === null || due > play.now)) return true;
    if (play.early && due !== null && due <= play.now) {
      play.early = false;
      await trial.context.temporal.workflow.getHandle(id).signal(nudgeSignal);
    }
    return false;
  });
}

function dueOf(program: Program, state: State): number | null {
  return state.status === 'running' ? nextDue(program, state) : null;
}

async function stateOf(trial: Trial, id: string): Promise<State> {
  const { row, wrappedKey } = await loadForCommand(trial.context.db, id, '');
  if (row === null) throw new Error(`The trial's instance ${id} is not in the store.`);
  return unpackState(row.engineState, createPrivacy(trial.context.keys, wrappedKey));
}

/** Cancels what still runs, so that its key is free and its timers rest. */
async function end(trial: Trial, program: Program, { id, play }: Played): Promise<void> {
  const state = await stateOf(trial, id);
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
