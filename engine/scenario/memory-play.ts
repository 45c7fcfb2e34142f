/** Plays in memory, on virtual time: the engine alone, thousands of instances a second. */
import type { Program } from '../definition.js';
import type { InstanceEvent } from '../event.js';
import type { Advanced, Effect, Notice, Refusal } from '../outcome.js';
import { advance, advanceAll, doerOf, dueEvent, nextDue, stepOfEntry } from '../running.js';
import type { State } from '../state.js';
import type {
  OpenPlay,
  PlayedCall,
  PlayedEntry,
  PlayEngine,
  PlayStart,
  ServiceAnswer,
  ServiceScript,
  Taken,
} from './play-engine.js';

/** What opens plays in memory. */
export const openMemoryPlay: OpenPlay = async (program, services) => createPlay(program, services);

interface Play {
  readonly program: Program;
  readonly script: ServiceScript;
  now: number;
  state: State | null;
  readonly taken: Set<string>;
  readonly entries: PlayedEntry[];
  readonly notices: Notice[];
  readonly calls: PlayedCall[];
  /** Calls to make, in their order. */
  readonly effects: Effect[];
}

function createPlay(program: Program, script: ServiceScript): PlayEngine {
  const play: Play = {
    program,
    script,
    now: 0,
    state: null,
    taken: new Set(),
    entries: [],
    notices: [],
    calls: [],
    effects: [],
  };
  return {
    async start(start) {
      play.now = start.at;
      return take(play, startEvent(play, start));
    },
    async send(command) {
      stateOf(play);
      if (play.taken.has(command.id)) return { ok: true };
      return take(play, { ...command, now: play.now });
    },
    async advanceTo(instant) {
      advanceTo(play, instant);
    },
    async standing() {
      const { now, notices, calls } = play;
      return { now, program, state: stateOf(play), notices: [...notices], calls: [...calls] };
    },
    async log() {
      return [...play.entries];
    },
    async close() {
      play.effects.length = 0;
    },
  };
}

function startEvent({ program }: Play, { at, occurredAt, data, by, channel }: PlayStart): InstanceEvent {
  const workflow = program.workflow.name;
  const number = `${workflow}-${new Date(at).getUTCFullYear()}-000001`;
  const facts = { id: 'play', number, workflow, version: program.version, channel, previous: null };
  const instance = { ...facts, started_by: by?.name ?? null };
  return { id: 'start', type: 'start', now: at, occurredAt, instance, data };
}

function take(play: Play, event: InstanceEvent): Taken | Refusal {
  const refusal = apply(play, event);
  if (refusal !== null) return refusal;
  play.taken.add(event.id);
  settle(play);
  return { ok: true };
}

function apply(play: Play, event: InstanceEvent): Refusal | null {
  const { applied, refusal, state } = advanceAll(play.program, play.state, event);
  for (const [each, advanced] of applied) keep(play, each, advanced);
  play.state = state;
  return refusal;
}

function keep(play: Play, event: InstanceEvent, advanced: Advanced): void {
  play.entries.push({
    sequence: advanced.state.sequence,
    type: event.type,
    step: stepOfEntry(event, advanced),
    by: doerOf(event),
    occurredAt: event.occurredAt ?? event.now,
    recordedAt: event.now,
    details: advanced.happenings,
  });
  play.notices.push(...advanced.notices);
  play.effects.push(...advanced.effects);
}

/** Makes the calls that are to be made and records what they come to, one after the other. */
function settle(play: Play): void {
  for (let effect = play.effects.shift(); effect !== undefined; effect = play.effects.shift()) {
    const { service, input } = effect;
    const nth = play.calls.filter((call) => call.service === service).length;
    play.calls.push({ service, with: input });
    const refusal = apply(play, outcomeOf(effect, play.now, play.script(service, nth)));
    if (refusal !== null)
      throw new Error(`The engine refused the result of call ${effect.id}: ${refusal.message}`);
  }
}

function outcomeOf({ id, service }: Effect, now: number, answer: ServiceAnswer): InstanceEvent {
  const common = { id: `outcome ${id}`, now, occurredAt: null, effect: id };
  if (answer.ok) return { ...common, type: 'result', result: answer.result };
  const message = answer.message === '' ? `${service} failed` : answer.message;
  return { ...common, type: 'failure', code: answer.code, message, final: answer.final };
}

function advanceTo(play: Play, instant: number): void {
  stateOf(play);
  if (instant < play.now) {
    const [to, from] = [instant, play.now].map((at) => new Date(at).toISOString());
    throw new RangeError(
      `The clock of a play only goes forward: it stands at ${from}, and ${to} was asked for.`,
    );
  }
  for (;;) {
    const state = stateOf(play);
    const due = nextDue(play.program, state);
    if (due === null || due > instant) break;
    play.now = Math.max(play.now, due);
    const event = dueEvent(state, due);
    const advanced = advance(play.program, state, event);
    if (!advanced.ok)
      throw new Error(
        `The engine refused what was due at ${new Date(due).toISOString()}: ${advanced.message}`,
      );
    keep(play, event, advanced);
    play.state = advanced.state;
    settle(play);
  }
  play.now = instant;
}

function stateOf({ state, program }: Play): State {
  if (state !== null) return state;
  throw new Error(`The play of ${program.workflow.name} has not been started.`);
}
