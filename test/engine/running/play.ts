/** Plays an instance: commands by short names, at instants of a virtual clock, each on a state that has been through JSON. */
import type { Program } from '../../../engine/definition.js';
import type { Actor, InstanceEvent } from '../../../engine/event.js';
import type { Json, JsonObject } from '../../../engine/json.js';
import type { Advanced, Effect, Happening, Notice, Refusal } from '../../../engine/outcome.js';
import { advance, advanceAll, dueEvent, nextDue, view, type InstanceView } from '../../../engine/running.js';
import type { OpenTask, State } from '../../../engine/state.js';

/** Monday, 2 March 2026, 09:00 in Rome. */
export const monday = Date.UTC(2026, 2, 2, 8);
export const minutes = 60_000;
export const seconds = 1_000;
export const hours = 60 * minutes;
export const days = 24 * hours;

export function actor(name: string, groups: readonly string[] = [], more: Partial<Actor> = {}): Actor {
  return { name, groups, skills: [], any: false, ...more };
}

export const anyone = actor('anyone', [], { any: true });
export const anna = actor('anna', ['level_1']);
export const bruno = actor('bruno', ['level_2']);
export const carla = actor('carla', ['level_2']);

type Without<Event> = Event extends InstanceEvent ? Omit<Event, 'id' | 'now' | 'occurredAt'> : never;
export type Deed = Without<InstanceEvent>;

export interface Play {
  readonly program: Program;
  now: number;
  state: State | null;
  /** Every event applied, with what followed. */
  readonly applied: [InstanceEvent, Advanced][];
  readonly effects: Effect[];
  readonly notices: Notice[];
}

export function play(program: Program, now = monday): Play {
  return { program, now, state: null, applied: [], effects: [], notices: [] };
}

/** Starts a play with these data; fails where the start is refused. */
export function started(program: Program, data: JsonObject = {}, now = monday): Play {
  const story = play(program, now);
  must(story, startDeed(data));
  return story;
}

export function startDeed(data: JsonObject = {}): Deed {
  return {
    type: 'start',
    instance: {
      id: 'i1',
      number: '2026/1',
      workflow: 'story',
      version: '0'.repeat(64),
      channel: 'phone',
      started_by: 'anna',
      previous: null,
    },
    data,
  };
}

/** Applies what is due, then the deed; answers the refusal, or null. */
export function tell(story: Play, deed: Deed, occurredAt: number | null = null): Refusal | null {
  const event = { ...deed, id: `c${story.applied.length + 1}`, now: story.now, occurredAt } as InstanceEvent;
  const { applied, refusal, state } = advanceAll(story.program, story.state, event);
  keepAll(story, applied);
  story.state = state === null ? null : (JSON.parse(JSON.stringify(state)) as State);
  return refusal;
}

/** As `tell`, but the deed has to be taken. */
export function must(story: Play, deed: Deed, occurredAt: number | null = null): void {
  const refusal = tell(story, deed, occurredAt);
  if (refusal !== null) throw new Error(`Refused: ${refusal.code}: ${refusal.message}`);
}

/** Lets time pass, with every due instant on its way and the last one included. */
export function pass(story: Play, ms: number): void {
  passTo(story, story.now + ms);
}

export function passTo(story: Play, to: number): void {
  for (;;) {
    const at = story.state === null ? null : nextDue(story.program, story.state);
    if (story.state === null || at === null || at > to) break;
    const event = dueEvent(story.state, at);
    const done = advance(story.program, story.state, event);
    if (!done.ok) throw new Error(`Refused: ${done.message}`);
    keepAll(story, [[event, done]]);
    story.state = done.state;
  }
  story.now = to;
}

function keepAll(story: Play, applied: readonly (readonly [InstanceEvent, Advanced])[]): void {
  for (const [event, done] of applied) {
    story.applied.push([event, done]);
    story.effects.push(...done.effects);
    story.notices.push(...done.notices);
  }
}

export function stateOf(story: Play): State {
  if (story.state === null) throw new Error('Nothing has been started.');
  return story.state;
}

export function taskAt(story: Play, step: string): OpenTask {
  const found = Object.values(stateOf(story).tasks).find((task) => task.step === step);
  if (found === undefined)
    throw new Error(`No task is open at ${step}; active: ${active(story).join(', ')}.`);
  return found;
}

export function claim(
  story: Play,
  step: string,
  by: Actor = anyone,
  occurredAt: number | null = null,
): Refusal | null {
  return tell(story, { type: 'claim', task: taskAt(story, step).id, by }, occurredAt);
}

export function complete(
  story: Play,
  step: string,
  more: {
    readonly outcome?: string;
    readonly data?: JsonObject;
    readonly by?: Actor;
    readonly occurredAt?: number;
  } = {},
): Refusal | null {
  const { outcome = null, data = {}, by = anyone, occurredAt = null } = more;
  return tell(story, { type: 'complete', task: taskAt(story, step).id, by, outcome, data }, occurredAt);
}

export function message(
  story: Play,
  name: string,
  data: Json = {},
  by: Actor | null = null,
  occurredAt: number | null = null,
): Refusal | null {
  return tell(story, { type: 'message', name, by, data }, occurredAt);
}

/** The last call that was made. */
export function lastCall(story: Play): Effect {
  const call = story.effects.at(-1);
  if (call === undefined) throw new Error('No call was made.');
  return call;
}

export function result(story: Play, value: Json = {}, effect: string = lastCall(story).id): Refusal | null {
  return tell(story, { type: 'result', effect, result: value });
}

export function fails(
  story: Play,
  code: string,
  final = false,
  effect: string = lastCall(story).id,
): Refusal | null {
  return tell(story, { type: 'failure', effect, code, message: `it said ${code}`, final });
}

/** The names of the steps that are active. */
export function active(story: Play): readonly string[] {
  return Object.values(stateOf(story).activations).map(({ step }) => step);
}

export function clockOf(story: Play, name: string): InstanceView['clocks'][number] {
  const found = view(story.program, stateOf(story), story.now).clocks.find(({ clock }) => clock === name);
  if (found === undefined) throw new Error(`There is no clock ${name}.`);
  return found;
}

/** All that happened, as `what:step or clock:detail`. */
export function told(story: Play): readonly string[] {
  return story.applied.flatMap(([, { happenings }]) => happenings.map(tellHappening));
}

export function tellHappening({ what, step, clock, detail }: Happening): string {
  const parts = [
    what,
    step ?? clock,
    typeof detail === 'string' || detail === undefined ? detail : JSON.stringify(detail),
  ];
  return parts.filter((part) => part !== undefined).join(':');
}
