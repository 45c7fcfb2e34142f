/**
 * The interpreter: (definition, state, event) → the new state and what follows from the event. Pure: the same event
 * on the same state gives the same, anywhere, so that replaying a log gives its instance again.
 *
 * Invariants: a refused event changes nothing; no later event has an earlier `now`; after each event nothing is due
 * at or before its `now`.
 */
import type { Program } from '../definition.js';
import type { EventType, InstanceEvent } from '../event.js';
import type { Advanced, Happening, Refusal } from '../outcome.js';
import type { State } from '../state.js';
import { actDue } from './act-due.js';
import { cancel, resolve, retry } from './administer.js';
import { takeContacts } from './contacts.js';
import { complete } from './complete.js';
import { tooEarly, tooLate } from './instants.js';
import { lapRecords } from './lap-records.js';
import { takeMessage } from './messages.js';
import { isNewVersion, migrate, type NewVersion } from './migrate.js';
import { moveStep } from './move-step.js';
import { rememberDue } from './next-due.js';
import { indexOf } from './program-index.js';
import { refuse } from './refusal.js';
import { takeReport } from './reports.js';
import { takeFailure, takeResult } from './results.js';
import type { Run } from './run.js';
import { createRun } from './run.js';
import { settle } from './settle.js';
import { delegate } from './delegate.js';
import { beforeStart, start } from './start.js';
import { assign, claim, release } from './task-commands.js';
import { worded } from '../wording/worded.js';

/**
 * Applies one event to an instance's state (null: it has none yet). What falls due before the event must have been applied:
 * see `advanceAll`. `next` is the program of the version that a `migrate` or `retime` names; from then on it applies.
 * @throws Error where such an event comes without its program
 */
export function advance(
  program: Program,
  state: State | null,
  event: InstanceEvent,
  next: Program | null = null,
): Advanced | Refusal {
  const now = state === null ? event.now : Math.max(event.now, state.now);
  const refused = outOfPlace(state, event) ?? tooLate(event, now);
  if (refused !== null) return refused;
  const before = state ?? (event.type === 'start' ? beforeStart(event) : null);
  if (before === null)
    return refuse('not_found', worded`There is no instance yet: its first event must be a start.`);
  const early = tooEarly(
    event,
    before.startedAt,
    () => worded`the start of instance ${before.instance.number}`,
  );
  if (early !== null) return early;

  const begun = createRun(program, indexOf(program), event, before, now);
  const run = isNewVersion(event) ? migrate(begun, event, next) : (apply(begun, event) ?? begun);
  if ('ok' in run) return run;
  settle(run);
  const due = actDue(run);
  if (event.type === 'due' && run.work === 0) return nothingDue(run);
  return run.refusal ?? advanced(run, due);
}

/** Calls of the last actions go on after the end: what they give is still told, what failed can still be done again. */
const goesOnAfterTheEnd: ReadonlySet<EventType> = new Set<EventType>([
  'result',
  'failure',
  'due',
  'retry',
  'resolve',
]);

/** Why an event can't be one of this instance as it is now; null when it can. */
function outOfPlace(state: State | null, event: InstanceEvent): Refusal | null {
  if (event.type === 'start') {
    return state === null
      ? null
      : refuse('conflict', worded`Instance ${state.instance.number} has been started already.`);
  }
  if (state === null || state.status === 'running') return null;
  if (goesOnAfterTheEnd.has(event.type)) return null;
  return refuse(
    'conflict',
    state.status === 'ended'
      ? worded`Instance ${state.instance.number} has ended.`
      : worded`Instance ${state.instance.number} has been cancelled.`,
  );
}

function apply(run: Run, event: Exclude<InstanceEvent, NewVersion>): Refusal | null {
  switch (event.type) {
    case 'start':
      return start(run, event);
    case 'claim':
      return claim(run, event);
    case 'release':
      return release(run, event);
    case 'assign':
      return assign(run, event);
    case 'delegate':
      return delegate(run, event);
    case 'complete':
      return complete(run, event);
    case 'message':
      return takeMessage(run, event);
    case 'due':
      return null; // what is due acts after any event
    case 'result':
      return takeResult(run, event);
    case 'failure':
      return takeFailure(run, event);
    case 'contacts':
      return takeContacts(run, event);
    case 'report':
      return takeReport(run, event);
    case 'retry':
      return retry(run, event);
    case 'resolve':
      return resolve(run, event);
    case 'cancel':
      return cancel(run);
    case 'move':
      return moveStep(run, event);
  }
}

function nothingDue({ draft, now }: Run): Refusal {
  const at = new Date(now).toISOString();
  return refuse('conflict', worded`Nothing of instance ${draft.instance.number} is due at ${at}.`);
}

function advanced(run: Run, due: number | null): Advanced {
  const state: State = run.draft;
  rememberDue(run.program, state, due);
  return {
    ok: true,
    state,
    // A call whose step was left in the same breath is not made.
    effects: run.effects.filter(({ id }) => Object.hasOwn(state.calls, id)),
    notices: run.notices,
    tasks: [...run.tasks.values()],
    laps: lapRecords(run),
    unclaimed: run.unclaimed,
    closed: run.closed,
    happenings: shortened(run.happenings),
  };
}

/** How many happenings of one event are told: beyond, it is a loop that went round and round. */
const toldAtMost = 1_000;

/** The first and the last of what happened, where it is more than anybody reads. */
function shortened(happenings: readonly Happening[]): readonly Happening[] {
  if (happenings.length <= toldAtMost) return happenings;
  return [...happenings.slice(0, toldAtMost / 2), ...happenings.slice(-toldAtMost / 2)];
}
