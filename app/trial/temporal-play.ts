/**
 * Plays on a real Temporal server whose time is skipped: the same commands, workflow, recording and store as in
 * production, with scripted services. The clock goes from due instant to due instant; at each it waits for the store to
 * have moved on, since a timer that is due but not handled does not hold back the next fast-forward.
 */
import { randomUUID } from 'node:crypto';
import { launched } from '../../commands/launch.js';
import { send } from '../../commands/send.js';
import { start } from '../../commands/start.js';
import { nudge } from '../../commands/sweep.js';
import { instanceId } from '../../commands/hashing.js';
import type { Notice } from '../../engine/outcome.js';
import { hasItems, nextDue, openEffects } from '../../engine/running.js';
import type {
  OpenPlay,
  PlayedInstance,
  PlayEngine,
  PlayPrograms,
  PlayStart,
  ServiceScript,
  Standing,
} from '../../engine/scenario/play-engine.js';
import { forgetKeys } from '../../store/kept-messages.js';
import { noticesOfInstance } from '../../store/notices-of-instance.js';
import { nudgeSignal } from '../../workflows/messages.js';
import { createPlay, type Play, type TrialMember } from './play.js';
import { storedClosed, storedLog, storedState } from './stored.js';
import { fastForward, virtualNow } from './time-skipping.js';
import type { Trial } from './trial.js';

/** What opens plays in a trial. */
export function openTemporalPlay(trial: Trial): OpenPlay {
  return async (programs, services) => {
    const release = await trial.reserve(programs);
    return createEngine(trial, programs, services, release);
  };
}

function createEngine(
  trial: Trial,
  programs: PlayPrograms,
  script: ServiceScript,
  release: () => void,
): PlayEngine {
  let played: Play | null = null;
  const current = (): Play => {
    if (played !== null) return played;
    throw new Error(`The play of ${programs[0].workflow.name} has not been started.`);
  };
  return {
    async start(request) {
      const { play, id, ...begun } = begin(trial, programs, request, script);
      const started = await start(trial.context, begun.request);
      if (!started.ok) {
        trial.plays.delete(id);
        return started;
      }
      play.enqueue(id, openEffects(await storedState(trial.context, id)));
      await launched();
      played = play;
      await settled(trial, play, null);
      return { ok: true };
    },
    async send({ by, ...command }, instance = 0) {
      const play = current();
      const { id } = memberAt(play, instance);
      const sent = { ...command, bodyHash: command.id, recordedAt: play.now };
      const answer = await send(trial.context, { instance: id, actor: by, command: sent });
      if (!answer.ok) {
        if (answer.code === 'unavailable')
          throw new Error(`The trial's instance ${id} did not answer: ${answer.message}`);
        return answer;
      }
      await settled(trial, play, null);
      return { ok: true };
    },
    publish: (newer) => trial.publish(newer),
    advanceTo: (instant) => advanceTo(trial, current(), instant),
    standing: () => standingOf(trial, current()),
    log: async (instance = 0) => storedLog(trial.context, memberAt(current(), instance).id),
    async close() {
      if (played !== null) await end(trial, played);
      release();
    },
  };
}

async function standingOf(trial: Trial, play: Play): Promise<Standing> {
  const notices: Notice[] = [];
  const instances: PlayedInstance[] = [];
  for (const { id } of play.members) {
    const instance = await instanceAt(trial, id);
    const closed = hasItems(instance.program) ? await storedClosed(trial.context, id) : [];
    instances.push({ ...instance, closed });
    notices.push(...(await noticesOfInstance(trial.context.db, id)));
  }
  const [first, ...others] = instances;
  if (first === undefined) throw new Error('The play has lost its instance.');
  return { now: play.now, ...first, others, notices, calls: [...play.calls] };
}

function begin(trial: Trial, programs: PlayPrograms, request: PlayStart, script: ServiceScript) {
  const workflow = programs[0].workflow.name;
  const key = randomUUID();
  const id = instanceId(workflow, key);
  const play = createPlay(request.at, programs, script);
  trial.plays.set(id, play);
  play.join(id);
  const { data, by: actor, channel, occurredAt } = request;
  const facts = { workflow, data, actor, channel, occurredAt, complete: null, id: key, bodyHash: key };
  return { id, play, request: { ...facts, trial: { at: request.at } } };
}

function memberAt({ members }: Play, at: number): TrialMember {
  const member = members[at];
  if (member !== undefined) return member;
  throw new Error(`The play has ${members.length} instances, none with the number ${at}.`);
}

async function advanceTo(trial: Trial, play: Play, instant: number): Promise<void> {
  if (instant < play.now) {
    const [to, from] = [instant, play.now].map((at) => new Date(at).toISOString());
    throw new RangeError(
      `The clock of a play only goes forward: it stands at ${from}, and ${to} was asked for.`,
    );
  }
  for (
    let next = await firstDue(trial, play);
    next !== null && next.due <= instant;
    next = await firstDue(trial, play)
  ) {
    play.now = Math.max(play.now, next.due);
    await settled(trial, play, next.member);
  }
  play.now = instant;
}

/** The instance of which something falls due first; of several the one that was started first. */
async function firstDue(
  trial: Trial,
  { members }: Play,
): Promise<{ readonly member: TrialMember; readonly due: number } | null> {
  let first: { readonly member: TrialMember; readonly due: number } | null = null;
  for (const member of members) {
    const due = await dueOf(trial, member);
    if (due !== null && (first === null || due < first.due)) first = { member, due };
  }
  return first;
}

/** Waits until what is due of an instance (null: of none) at the play's instant and all that is called is done, bringing the instance's timer there. */
async function settled(trial: Trial, play: Play, member: TrialMember | null): Promise<void> {
  const alarm: { ringing: Promise<void> | null } = { ringing: null };
  const ring = async (id: string) => {
    const moved = await forward(trial, id, play);
    alarm.ringing = null;
    if (moved) play.changes.tell();
  };
  const at = new Date(play.now).toISOString();
  const what = `${member === null ? 'all instances' : `instance ${member.id}`} settled at ${at}`;
  const isSettled = async () => {
    if (member === null || !(await isDue(trial, play, member))) return play.next() === undefined;
    if (member.early) {
      member.early = false;
      await trial.context.temporal.workflow.getHandle(member.id).signal(nudgeSignal);
    } else alarm.ringing ??= ring(member.id);
    return false;
  };
  await play.changes.until(what, isSettled, () => remind(trial, play, what));
  await alarm.ringing;
}

/**
 * Does what the sweeper does in production, and no sweeper does here: an instance whose workflow could not be started or
 * told in time, as on a machine that stood still, looks into the store. Its log stays the same.
 */
async function remind(trial: Trial, play: Play, what: string): Promise<void> {
  trial.context.log.error({ waiting: what }, 'nothing happens in a trial: its workflows are nudged');
  for (const { id } of play.members) {
    const { status } = await storedState(trial.context, id);
    if (status !== 'running') continue;
    await nudge(trial.context, id).catch((error: unknown) => {
      trial.context.log.error({ instance: id, error: String(error) }, 'a workflow of a trial was not nudged');
    });
  }
}

async function isDue(trial: Trial, play: Play, member: TrialMember): Promise<boolean> {
  const due = await dueOf(trial, member);
  return due !== null && due <= play.now;
}

async function dueOf(trial: Trial, { id }: TrialMember): Promise<number | null> {
  const { program, state } = await instanceAt(trial, id);
  return nextDue(program, state);
}

/** An instance with the program of its version, which may have been another at its start. */
async function instanceAt({ context }: Trial, id: string): Promise<Omit<PlayedInstance, 'closed'>> {
  const state = await storedState(context, id);
  return { program: await context.programs.get(state.instance.version), state };
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

/** Cancels what still runs, so that its timers rest; and lets go of the keys, which the next play may use. */
async function end(trial: Trial, play: Play): Promise<void> {
  const actor = { name: 'trial', groups: [], skills: [], any: true };
  for (const { id } of play.members) {
    const { status } = await storedState(trial.context, id);
    if (status !== 'running') continue;
    const command = { id: 'trial:end', type: 'cancel', reason: null, occurredAt: null } as const;
    const sent = { ...command, bodyHash: '', recordedAt: play.now };
    await send(trial.context, { instance: id, actor, command: sent });
    await settled(trial, play, null);
  }
  const workflows = play.programs.map(({ workflow }) => workflow.name);
  const instances = play.members.map(({ id }) => id);
  await forgetKeys(trial.context.db, { instances, workflows });
  for (const id of instances) trial.plays.delete(id);
}
