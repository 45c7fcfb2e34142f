/** What instances of a play in memory ask of one another, as `activities/between-instances.ts` does it for real. */
import type { CancelInput, ReportInput, SendInput, StartInput } from '../between.js';
import { between, sendFailure, startFailure } from '../between.js';
import type { InstanceEvent } from '../event.js';
import type { Json, JsonObject } from '../json.js';
import type { Effect, Refusal } from '../outcome.js';
import { keptForMs, namesMessage } from '../running.js';
import type { ServiceAnswer } from '../services.js';
import { apply, holderOf, startMember, stateOf, type Member, type MemoryPlay } from './memory-member.js';
import { refuse } from '../running/refusal.js';
import { asSaid } from '../wording/worded.js';

type Perform = (play: MemoryPlay, asker: Member, input: JsonObject) => ServiceAnswer;

const performers: { readonly [service: string]: Perform } = {
  [between.start]: (play, asker, input) => start(play, asker, input as StartInput),
  [between.send]: (play, asker, input) => send(play, asker, input as SendInput),
  [between.cancel]: (play, asker, input) => cancel(play, asker, input as CancelInput),
  [between.report]: (play, _asker, input) => report(play, input as ReportInput),
};

/** What one instance asks of another; undefined for a call of a service. */
export function performBetween(
  play: MemoryPlay,
  asker: Member,
  { service, input }: Effect,
): ServiceAnswer | undefined {
  return performers[service]?.(play, asker, input);
}

function start(play: MemoryPlay, asker: Member, input: StartInput): ServiceAnswer {
  const { workflow, data, call, step, waits, depth } = input;
  const state = stateOf(asker);
  if (waits && !isWaitedFor(asker, call)) return done({});
  const program = play.programs.find((each) => each.workflow.name === workflow);
  if (program === undefined)
    return startFailure(refused('not_found', `No workflow ${workflow} is published.`));
  const caller = { instance: state.instance.id, call, step, waits, depth, seenBy: [] };
  const begun = startWithKey(play, program, { data, caller }, waits);
  return 'ok' in begun ? startFailure(begun) : done(begun);
}

/** The call's step still stands, so that what it started is wanted. */
function isWaitedFor({ state }: Member, call: string): boolean {
  return state !== null && Object.hasOwn(state.activations, call);
}

function startWithKey(
  play: MemoryPlay,
  program: MemoryPlay['programs'][number],
  began: Pick<Parameters<typeof startMember>[2], 'data' | 'caller'>,
  waits: boolean,
): { readonly id: string; readonly number: string } | Refusal {
  const { name, start: starts } = program.workflow;
  const key = keyOf(play, program, began);
  const holder = key === null ? undefined : holderOf(play, name, key);
  if (holder !== undefined) {
    const { id, number } = stateOf(holder).instance;
    if (starts.again === null || waits)
      return refused('conflict', `The instance ${number} of ${name} runs with the same key.`);
    const again = `again ${began.caller?.instance} ${began.caller?.call}`;
    const refusal = deliver(play, holder, { id: again, name: starts.again, data: began.data });
    return refusal ?? { id, number };
  }
  const member = startMember(play, program, { ...began, channel: null, started_by: null, occurredAt: null });
  if ('ok' in member) return member;
  const { id, number } = stateOf(member).instance;
  if (key !== null) deliverKept(play, member, key);
  return { id, number };
}

/** The key that an instance would have. */
function keyOf(
  play: MemoryPlay,
  program: MemoryPlay['programs'][number],
  began: Pick<Parameters<typeof startMember>[2], 'data' | 'caller'>,
): string | null {
  if (program.workflow.key === null) return null;
  const aside: MemoryPlay = { ...play, members: [...play.members], effects: [], notices: [] };
  const tried = startMember(aside, program, { ...began, channel: null, started_by: null, occurredAt: null });
  return 'ok' in tried ? null : stateOf(tried).key;
}

function send(play: MemoryPlay, asker: Member, { message, to, data, id }: SendInput): ServiceAnswer {
  const messageId = `send ${stateOf(asker).instance.id} ${id}`;
  if (to === null) return startAll(play, { id: messageId, name: message, data });
  const program = play.programs.find((each) => each.workflow.name === to.workflow);
  if (program === undefined)
    return sendFailure(refused('not_found', `No workflow ${to.workflow} is published.`));
  const holder = holderOf(play, to.workflow, to.key);
  if (holder !== undefined) {
    const refusal = deliver(play, holder, { id: messageId, name: message, data });
    return refusal === null ? done({ delivered: true }) : sendFailure(refusal);
  }
  if (!namesMessage(program, message))
    return sendFailure(refused('conflict', `Nothing in ${to.workflow} names a message ${message}.`));
  play.kept = [...play.kept, { ...to, id: messageId, name: message, data, by: null, at: play.now }];
  return done({ delivered: false });
}

/** Starts every workflow that names the message. */
function startAll(
  play: MemoryPlay,
  { name, data }: { readonly id: string; readonly name: string; readonly data: Json },
): ServiceAnswer {
  const starting = play.programs.filter(({ workflow }) => workflow.start.message === name);
  if (starting.length === 0)
    return sendFailure(refused('not_found', `No workflow starts by the message ${name}.`));
  for (const program of starting) {
    const begun = startWithKey(play, program, { data: data as JsonObject }, false);
    if ('ok' in begun) return startFailure(begun);
  }
  return done({ delivered: true });
}

/** Gives a message to an instance, or to the first of those that it called if only one of these names it. */
function receiverOf(play: Pick<MemoryPlay, 'members'>, first: Member, name: string): Member {
  if (namesMessage(first.program, name)) return first;
  const { id } = stateOf(first).instance;
  for (const each of play.members) {
    if (each.state?.instance.caller?.instance !== id || each.state.status !== 'running') continue;
    const found = receiverOf(play, each, name);
    if (namesMessage(found.program, name)) return found;
  }
  return first;
}

function deliver(
  play: MemoryPlay,
  to: Member,
  { id, name, data }: { readonly id: string; readonly name: string; readonly data: Json },
): Refusal | null {
  return record(play, receiverOf(play, to, name), { id, type: 'message', name, data, by: null });
}

function deliverKept(play: MemoryPlay, member: Member, key: string): void {
  const { name: workflow } = member.program.workflow;
  const waiting = play.kept.filter((each) => each.workflow === workflow && each.key === key);
  play.kept = play.kept.filter((each) => !waiting.includes(each));
  for (const message of waiting) if (message.at + keptForMs > play.now) deliver(play, member, message);
}

function cancel(play: MemoryPlay, asker: Member, { call }: CancelInput): ServiceAnswer {
  const { instance } = stateOf(asker);
  const called = play.members.find(({ state }) => {
    return state?.instance.caller?.instance === instance.id && state.instance.caller.call === call;
  });
  if (called?.state?.status === 'running') {
    const by = { name: instance.workflow, groups: [], skills: [], any: true };
    record(play, called, { id: `cancel ${call}`, type: 'cancel', by, reason: null });
  }
  return done({});
}

function report(play: MemoryPlay, { instance, call, outcome, data }: ReportInput): ServiceAnswer {
  const caller = play.members.find(({ state }) => state?.instance.id === instance);
  if (caller?.state?.status === 'running')
    record(play, caller, { id: `report ${call}`, type: 'report', call, outcome, data });
  return done({});
}

type Undated<Event> = Event extends unknown ? Omit<Event, 'now' | 'occurredAt'> : never;

function record(play: MemoryPlay, member: Member, event: Undated<InstanceEvent>): Refusal | null {
  return apply(play, member, { ...event, now: play.now, occurredAt: null });
}

function done(result: Json): ServiceAnswer {
  return { ok: true, result };
}

function refused(code: Refusal['code'], message: string): Refusal {
  return refuse(code, asSaid(message));
}
