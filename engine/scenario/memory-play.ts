/** Plays in memory, on virtual time: the engine alone, thousands of instances a second. */
import type { Program } from '../definition.js';
import type { InstanceEvent } from '../event.js';
import type { Effect } from '../outcome.js';
import { advance, dueEvent, nextDue } from '../running.js';
import { performBetween } from './memory-between.js';
import { apply, keep, startMember, stateOf, type Member, type MemoryPlay } from './memory-member.js';
import {
  EndlessPlay,
  type OpenPlay,
  type PlayedInstance,
  type PlayEngine,
  type PlayPrograms,
  type ServiceAnswer,
  type ServiceScript,
  type Taken,
} from './play-engine.js';

// Far more than any process makes before it waits for something.
const mostCallsAtOnce = 5_000;

/** What opens plays in memory. */
export const openMemoryPlay: OpenPlay = async (programs, services) => createPlay(programs, services);

function createPlay(programs: PlayPrograms, script: ServiceScript): PlayEngine {
  const play: MemoryPlay = {
    programs,
    published: new Map(),
    script,
    now: 0,
    members: [],
    notices: [],
    calls: [],
    effects: [],
    kept: [],
  };
  return {
    async start({ at, by, ...began }) {
      play.now = at;
      const started = startMember(play, play.programs[0], { ...began, started_by: by?.name ?? null });
      return 'ok' in started ? started : settle(play);
    },
    async send(command, instance = 0) {
      const member = memberAt(play, instance);
      if (member.taken.has(command.id)) return { ok: true };
      return apply(play, member, { ...command, now: play.now }) ?? settle(play);
    },
    async publish(published) {
      for (const program of published) play.published.set(program.version, program);
      const newest = (one: Program) =>
        published.find(({ workflow }) => workflow.name === one.workflow.name) ?? one;
      const [first, ...others] = play.programs;
      play.programs = [newest(first), ...others.map(newest)];
    },
    async advanceTo(instant) {
      advanceTo(play, instant);
    },
    async standing() {
      const { now, notices, calls } = play;
      const first = memberAt(play, 0);
      const others = play.members.slice(1).map(played);
      return { now, ...played(first), others, notices: [...notices], calls: [...calls] };
    },
    async log(instance = 0) {
      return [...memberAt(play, instance).entries];
    },
    async close() {
      play.effects.length = 0;
    },
  };
}

function played(member: Member): PlayedInstance {
  return { program: member.program, state: stateOf(member), closed: [...member.closed] };
}

/**
 * Makes the calls that are to be made and records what they come to, one after the other.
 * @throws EndlessPlay when they never end: a step that leads back to itself over a call, without waiting.
 */
function settle(play: MemoryPlay): Taken {
  let made = 0;
  for (let next = play.effects.shift(); next !== undefined; next = play.effects.shift()) {
    const { member, effect } = next;
    made += 1;
    if (made > mostCallsAtOnce) throw new EndlessPlay(endless(member, effect));
    const answer = performBetween(play, member, effect) ?? callService(play, effect);
    const refusal = apply(play, member, outcomeOf(effect, play.now, answer));
    if (refusal !== null)
      throw new Error(`The engine refused the result of call ${effect.id}: ${refusal.message}`);
  }
  return { ok: true };
}

function endless({ program }: Member, { step, service }: Effect): string {
  const what = `${program.workflow.name} makes more than ${mostCallsAtOnce} calls at one instant`;
  return `${what}, the last by ${step} to ${service}: it leads back to itself without waiting. Let it wait, or end the loop by a condition.`;
}

function callService({ calls, script }: MemoryPlay, { service, input }: Effect): ServiceAnswer {
  const nth = calls.filter((call) => call.service === service).length;
  calls.push({ service, with: input });
  return script(service, nth, input);
}

function outcomeOf({ id, service }: Effect, now: number, answer: ServiceAnswer): InstanceEvent {
  const common = { id: `outcome ${id}`, now, occurredAt: null, effect: id };
  if (answer.ok) return { ...common, type: 'result', result: answer.result };
  const message = answer.message === '' ? `${service} failed` : answer.message;
  return { ...common, type: 'failure', code: answer.code, message, final: answer.final };
}

function advanceTo(play: MemoryPlay, instant: number): void {
  memberAt(play, 0);
  if (instant < play.now) {
    const [to, from] = [instant, play.now].map((at) => new Date(at).toISOString());
    throw new RangeError(
      `The clock of a play only goes forward: it stands at ${from}, and ${to} was asked for.`,
    );
  }
  for (let next = firstDue(play); next !== null && next.due <= instant; next = firstDue(play)) {
    play.now = Math.max(play.now, next.due);
    passDue(play, next.member, next.due);
    settle(play);
  }
  play.now = instant;
}

/** The instance of which something falls due first; of several the one that was started first. */
function firstDue({ members }: MemoryPlay): { readonly member: Member; readonly due: number } | null {
  let first: { readonly member: Member; readonly due: number } | null = null;
  for (const member of members) {
    const due = nextDue(member.program, stateOf(member));
    if (due !== null && (first === null || due < first.due)) first = { member, due };
  }
  return first;
}

function passDue(play: MemoryPlay, member: Member, due: number): void {
  const state = stateOf(member);
  const event = dueEvent(state, due);
  const advanced = advance(member.program, state, event);
  if (!advanced.ok)
    throw new Error(`The engine refused what was due at ${new Date(due).toISOString()}: ${advanced.message}`);
  keep(play, member, event, advanced);
}

function memberAt({ members, programs }: MemoryPlay, at: number): Member {
  const member = members[at];
  if (member !== undefined) return member;
  throw new Error(
    members.length === 0
      ? `The play of ${programs[0].workflow.name} has not been started.`
      : `The play has ${members.length} instances, none with the number ${at}.`,
  );
}
