/**
 * One `advance` while it runs: a draft of the state, changed in place, and what follows from the event.
 * The draft shares all that it doesn't change with the state it was made of (copy on write: `put`, `drop`); nothing
 * reads the old state any more. A refusal found half-way needs no undoing: the draft is thrown away.
 */
import type { Program } from '../definition.js';
import type { InstanceEvent } from '../event.js';
import type { ClosedBranch, Effect, Happening, LapRecord, Notice, Refusal, TaskRecord } from '../outcome.js';
import type { KeptMessage, State } from '../state.js';
import type { Finish } from '../steps/move.js';
import type { ProgramIndex } from './program-places.js';

type Draft = { -readonly [Key in keyof State]: State[Key] };

/** The parts of the state that are maps by the number of a branch, frame or activation. */
type NumberedName = 'branches' | 'frames' | 'activations';
/** The parts of the state that are maps by id or name. */
type MapName = NumberedName | 'tasks' | 'calls' | 'clocks' | 'doneBy';

/** What is still to be done before the draft is at rest; done in order by `settle.ts`, so that no module need call back another. */
export type Job =
  | { readonly job: 'enter'; readonly frame: string; readonly step: string }
  | { readonly job: 'block_ended'; readonly frame: string }
  /** A step of the frame has ended by itself: steps that hold the frame may ask. */
  | { readonly job: 'step_finished'; readonly frame: string }
  /** A step failed over what goes on inside it, and is to look at that again. */
  | { readonly job: 'look_inside'; readonly activation: string }
  | {
      readonly job: 'raise';
      readonly activation: string;
      readonly code: string;
      readonly message: string;
      readonly stage: Stage;
    };

/** Where in its life a step failed: what a retry does again. `inside`: over the blocks that it runs, which go on. */
export type Stage =
  | { readonly stage: 'when' | 'standing' | 'call' | 'inside' }
  | { readonly stage: 'finish'; readonly finish: Finish };

export interface Run {
  readonly program: Program;
  readonly index: ProgramIndex;
  readonly event: InstanceEvent;
  /** When the event is recorded. Milliseconds since 1970 UTC, as all instants. */
  readonly now: number;
  /** The instant that counts for what happens: that of the event, later those of what it lets fall due. */
  at: number;
  /** The state that the draft was made of: what the draft still shares with it is not to be changed. */
  readonly before: State;
  readonly draft: Draft;
  /** The branches whose step records are copies already. */
  readonly ownRecords: Set<string>;
  readonly jobs: Job[];
  /** Steps entered and due instants met so far. */
  work: number;
  readonly effects: Effect[];
  readonly notices: Notice[];
  readonly tasks: Map<string, TaskRecord>;
  /** Keys of the clocks whose laps changed, with the first lap that did. */
  readonly laps: Map<string, number>;
  /** Branches that have closed, and their laps: the state has them no more. */
  readonly closed: ClosedBranch[];
  readonly closedLaps: LapRecord[];
  /** Kept messages that were given up: the state has them no more. */
  readonly unclaimed: KeptMessage[];
  readonly happenings: Happening[];
  refusal: Refusal | null;
}

/** Begins a run on a draft of a state. */
export function createRun(
  program: Program,
  index: ProgramIndex,
  event: InstanceEvent,
  state: State,
  now: number,
): Run {
  return {
    program,
    index,
    event,
    now,
    at: event.occurredAt ?? now,
    before: state,
    draft: draftOf(state, now),
    ownRecords: new Set(),
    jobs: [],
    work: 0,
    effects: [],
    notices: [],
    tasks: new Map(),
    laps: new Map(),
    closed: [],
    closedLaps: [],
    unclaimed: [],
    happenings: [],
    refusal: null,
  };
}

/** Written out, so that all drafts are alike to the JavaScript engine, wherever their states came from. */
function draftOf(state: State, now: number): Draft {
  return {
    format: state.format,
    instance: state.instance,
    status: state.status,
    outcome: state.outcome,
    startedAt: state.startedAt,
    endedAt: state.endedAt,
    priority: state.priority,
    key: state.key,
    summary: state.summary,
    data: state.data,
    sequence: state.sequence + 1,
    now,
    counter: state.counter,
    lastOutcome: state.lastOutcome,
    branches: state.branches,
    frames: state.frames,
    activations: state.activations,
    tasks: state.tasks,
    calls: state.calls,
    clocks: state.clocks,
    incidents: state.incidents,
    kept: state.kept,
    undoable: state.undoable,
    doneBy: state.doneBy,
  };
}

/**
 * Sets an entry of one of the draft's maps. Numbers and names are set and taken out at places of their own in the code: where
 * a JavaScript engine meets both, it takes ten times as long for the numbers.
 */
export function put<Name extends MapName>(
  run: Run,
  name: Name,
  key: string,
  value: State[Name][string],
): void {
  if (isNumbered(name)) setNumbered(ownMap(run, name), key, value);
  else setNamed(ownMap(run, name), key, value);
}

/** Takes an entry out of one of the draft's maps. */
export function drop(run: Run, name: MapName, key: string): void {
  if (!Object.hasOwn(run.draft[name], key)) return;
  if (isNumbered(name)) deleteNumbered(ownMap(run, name), key);
  else (run.draft as { [name: string]: unknown })[name] = withoutName(run.draft[name], key);
}

/** A map of the draft that may be changed: copied, if the draft still shares it. */
function ownMap(run: Run, name: MapName): { [key: string]: unknown } {
  const map: { [key: string]: unknown } = run.draft[name];
  if (map !== run.before[name]) return map;
  const own = { ...map };
  (run.draft as { [name: string]: unknown })[name] = own;
  return own;
}

function isNumbered(name: MapName): name is NumberedName {
  return name === 'branches' || name === 'frames' || name === 'activations';
}

function setNumbered(map: { [key: string]: unknown }, key: string, value: unknown): void {
  map[key] = value;
}

function setNamed(map: { [key: string]: unknown }, key: string, value: unknown): void {
  map[key] = value;
}

function deleteNumbered(map: { [key: string]: unknown }, key: string): void {
  delete map[key];
}

/** Built anew: `delete` of a name would make a slow object of it, and all copies of it slow to make. */
function withoutName(map: { readonly [key: string]: unknown }, key: string): object {
  const rest: { [key: string]: unknown } = {};
  for (const other in map) if (other !== key) rest[other] = map[other];
  return rest;
}

/** The next number of the instance, as text: of an activation, a frame, or an action's call. */
export function nextId(run: Run): string {
  run.draft.counter += 1;
  return String(run.draft.counter);
}

const nothingMore = {};

/** Notes what happened, at the instant that counts. Names only, no data. */
export function note(
  run: Run,
  what: Happening['what'],
  of: Omit<Happening, 'what' | 'at'> = nothingMore,
): void {
  const happening: { -readonly [Key in keyof Happening]: Happening[Key] } = { what, at: run.at };
  if (of.step !== undefined) happening.step = of.step;
  if (of.clock !== undefined) happening.clock = of.clock;
  if (of.detail !== undefined) happening.detail = of.detail;
  run.happenings.push(happening);
}
