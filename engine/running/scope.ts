/** What expressions see where a frame stands: nothing is copied, fields are read from the draft when asked for. */
import { lapElapsed, lapRemaining, lapStateBy } from '../clocks/lap-facts.js';
import { lapDue } from '../clocks/lap-end.js';
import type { ClockFacts, Scope } from '../expressions/scope.js';
import type { Json } from '../json.js';
import type { State, StepRecord } from '../state.js';
import { calendarNamed } from './calendars.js';
import { entry } from './entry.js';
import { branchesOf, clockKey } from './frames.js';
import { blockKey } from './program-places.js';
import type { Standpoint } from './standpoint.js';

/** A message in whose handling expressions are evaluated. */
export interface SeenMessage {
  readonly name: string;
  readonly data: Json;
}

const pending: ClockFacts = { state: 'pending', due: null, elapsed: 0, remaining: null, breached: false };

const noViews: NonNullable<Scope['views']> = {};

/** The scope of expressions in a frame. */
export function scopeIn(
  from: Standpoint,
  frame: string,
  message: SeenMessage | null,
  views = noViews,
): Scope {
  const { draft, program, index } = from;
  const branches = branchesOf(draft, frame);
  return {
    data: draft.data,
    stepNames: index.stepNames,
    step: (name) => recordOf(draft, branches, name),
    clockNames: index.clockNames,
    clock: (name) => clockFacts(from, branches, name),
    instance: draft,
    now: from.at,
    message,
    names:
      branches.length === 1 ? (draft.branches[branches[0] ?? '']?.names ?? {}) : namesOf(draft, branches),
    views,
    instants: branches.length === 1 ? index.instants : instantsIn(from, frame),
    time: { calendar: program.workflow.calendar, calendars: program.calendars },
  };
}

/** Where texts are instants, seen from inside of an `each`. */
function instantsIn({ draft, index }: Standpoint, frame: string): Scope['instants'] {
  return index.blockInstants.get(blockKey(draft.frames[frame]?.path ?? [])) ?? index.instants;
}

/** The record of a step as a frame's branch sees it: its own, else that of the branch around it. */
function recordOf(state: State, branches: readonly string[], name: string): StepRecord | undefined {
  for (const branch of branches) {
    const steps = state.branches[branch]?.steps;
    const record = steps === undefined ? undefined : entry(steps, name);
    if (record !== undefined) return record;
  }
  return undefined;
}

function clockFacts(
  { draft, program, at }: Standpoint,
  branches: readonly string[],
  name: string,
): ClockFacts {
  for (const branch of branches) {
    const lap = entry(draft.clocks, clockKey(branch, name))?.laps.at(-1);
    if (lap === undefined) continue;
    const calendar = calendarNamed(program, lap.calendar);
    const due = lapDue(lap, calendar);
    const state = lapStateBy(lap, due, at);
    return {
      state,
      due,
      elapsed: lapElapsed(lap, calendar, at),
      remaining: lapRemaining(lap, calendar, at),
      breached: state === 'breached',
    };
  }
  return pending;
}

/** The names of a branch and of those around it; inner ones win. */
function namesOf(state: State, branches: readonly string[]): Scope['names'] {
  return Object.assign(
    {},
    ...branches.toReversed().map((branch) => state.branches[branch]?.names ?? {}),
  ) as Scope['names'];
}
