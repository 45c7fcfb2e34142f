/** What applied events write: log entries and the changed part of the projection, sealed. */
import type { Program } from '../engine/definition.js';
import { attachmentsIn } from '../engine/forms/attachments.js';
import type { Json, JsonObject } from '../engine/json.js';
import type { LapRecord, TaskRecord } from '../engine/outcome.js';
import { doerOf, nearestEnd, nextDue, stepOfEntry } from '../engine/running.js';
import type { State } from '../engine/state.js';
import type { Consequences, InstanceChange, NewEntry, TouchedTask } from '../store/append-input.js';
import { wordsOf } from '../store/search.js';
import type { Applied } from './apply.js';
import { formOf } from './forms.js';
import { isClosing, isOver, needsWorkflow } from './left-to-do.js';
import { personalPlaces } from './personal-places.js';
import type { Privacy } from './privacy.js';
import { packState } from './stored-state.js';
import { watchedEvents } from './watched-events.js';

/** Events that were applied to an instance: one or more; `before` is null at its start, `program` that of the state they gave. */
export interface Doings {
  readonly program: Program;
  readonly before: State | null;
  readonly steps: Applied['steps'];
  readonly privacy: Privacy;
}

/** What to remember of a command beside its event: how to tell its repetition, and what its caller was told. */
export interface Remembered {
  readonly bodyHash: string;
  readonly answer: (sequence: number, recordedAt: number) => Json;
}

/** The entries and consequences of what was done; the last entry is remembered as the command's, when there is one. */
export function consequencesOf(doings: Doings, command: Remembered | null): Consequences {
  const { program, before, steps, privacy } = doings;
  const after = lastState(doings);
  const touched = new Map(steps.flatMap(([, { tasks }]) => tasks.map((task) => [task.id, task])));
  const due = nearestEnd(program, after);
  const moved =
    before === null ||
    isMoved(before, after) ||
    before.priority !== after.priority ||
    nearestEnd(program, before) !== due;
  const untouched = moved ? Object.keys(after.tasks).filter((id) => !touched.has(id)) : [];
  return {
    entries: steps.map((_, i) => entryOf(doings, i, i === steps.length - 1 ? command : null)),
    tasks: [...touched.values()].map((task): TouchedTask => ({ ...task, priority: after.priority, due })),
    reordered: untouched.map((id) => ({ id, priority: after.priority, due })),
    laps: lastLaps(steps),
    notices: steps.flatMap(([{ now }, { notices }]) =>
      notices.map((notice) => ({
        ...privacy.seal(notice as unknown as JsonObject, ['/texts']),
        ...{ to: notice.to, at: now },
      })),
    ) as unknown as Consequences['notices'],
    watched: watchedEvents(before, steps),
    effects: steps.flatMap(([, { effects }]) =>
      effects.map((effect) => ({ ...effect, input: privacy.seal(effect.input, writtenTexts) })),
    ),
    unclaimed: steps.flatMap(([, given]) =>
      given.unclaimed.map(({ id: messageId, name, at }) => ({ messageId, name, at })),
    ),
    attachments: attachmentsOf(doings),
    visible: visibleTo(doings, [...touched.values()], after),
    personalHashes: privacy.hashes(),
    searchText: searchTextOf(doings, after),
    wrappedKey: privacy.newKey(),
  };
}

/** Texts of a call's input made of data: sealed whole, as they may hold personal values too short to be told in a text. */
export const writtenTexts = ['/subject', '/text'];

/** The attachments that the events' data name. */
function attachmentsOf({ program, before, steps }: Doings): string[] {
  return steps.flatMap(([event], i) => {
    const form = formOf(program, i === 0 ? before : (steps[i - 1]?.[1].state ?? null), event);
    return form === null || !('data' in event)
      ? []
      : attachmentsIn(form.schema, event.data).map(({ id }) => id);
  });
}

/** What an instance's workflow knows of a recording. */
export interface Hearing {
  /** The sequence that it surely knows, as it records itself; null: another records. */
  readonly known: number | null;
  /** Whether it has something new to do. */
  readonly news: boolean;
  /** Whether there was a workflow before, or one that is to be started. */
  readonly hadWorkflow: boolean;
}

/** The instance's row after what was done. */
export function changeOf(doings: Doings, { known, news, hadWorkflow }: Hearing): InstanceChange {
  const { program, before, privacy } = doings;
  const after = lastState(doings);
  const hasWorkflow = hadWorkflow || needsWorkflow(program, after);
  // What is over leaves nothing to a workflow that records that itself.
  const learns = !hasWorkflow || (known !== null && isOver(program, after));
  return {
    ...(before !== null && isMoved(before, after) ? { version: after.instance.version } : {}),
    state: after.status,
    closing: isClosing(program, after),
    outcome: after.outcome,
    priority: after.priority,
    incidents: after.incidents.length,
    summary: privacy.seal(after.summary),
    data: before?.data === after.data && !isMoved(before, after) ? null : sealedData(doings),
    engineState: packState(program, after, privacy),
    sequence: after.sequence,
    confirmed: learns ? after.sequence : (known ?? 0),
    news: news && !learns,
    hasWorkflow,
    due: nextDue(program, after),
    endedAt: after.endedAt,
    updatedAt: after.now,
  };
}

/** The instance's data after what was done, sealed: once, as the row and the words are made of it. */
export function sealedData(doings: Doings): JsonObject {
  const known = sealedOf.get(doings);
  if (known !== undefined) return known;
  const places = personalPlaces(doings.program).filter((place) => place.startsWith('/data/'));
  const sealed = doings.privacy.seal(
    lastState(doings).data,
    places.map((place) => place.slice('/data'.length)),
  );
  sealedOf.set(doings, sealed);
  return sealed;
}

const sealedOf = new WeakMap<Doings, JsonObject>();

/** The words of what is not personal, where they may have changed. */
function searchTextOf(doings: Doings, after: State): string | null {
  const { before, privacy } = doings;
  // Another version may mark more of the same as personal.
  const same = before !== null && before.data === after.data && before.summary === after.summary;
  if (same && !isMoved(before, after)) return null;
  return wordsOf([privacy.seal(after.summary), sealedData(doings)]);
}

function lastState({ steps }: Doings): State {
  const last = steps.at(-1);
  if (last === undefined) throw new Error('There is nothing to write: no event was applied.');
  return last[1].state;
}

function entryOf(
  { program, before, steps, privacy }: Doings,
  i: number,
  command: Remembered | null,
): NewEntry {
  const [event, advanced] = steps[i] ?? missing(i);
  const form = formOf(program, i === 0 ? before : (steps[i - 1]?.[1].state ?? null), event);
  const { sequence } = advanced.state;
  return {
    sequence,
    commandId: event.id,
    bodyHash: command?.bodyHash ?? '',
    type: event.type,
    step: stepOfEntry(event, advanced),
    by: doerOf(event),
    occurredAt: event.occurredAt ?? event.now,
    recordedAt: event.now,
    event: privacy.seal(
      event as unknown as JsonObject,
      (form?.personal ?? []).map((place) => `/data${place}`),
    ),
    details: advanced.happenings as unknown as Json,
    answer: command?.answer(sequence, event.now) ?? null,
  };
}

/** Whether another version applies from these doings on. */
function isMoved(before: State, after: State): boolean {
  return before.instance.version !== after.instance.version;
}

function lastLaps(steps: Applied['steps']): LapRecord[] {
  const laps = new Map<string, LapRecord>();
  for (const [, advanced] of steps) for (const lap of advanced.laps) laps.set(`${lap.clock} ${lap.lap}`, lap);
  return [...laps.values()];
}

/**
 * Who may see the instance from now on and could not before: whoever may do an open step, whoever did one, and those that
 * the definition names. Who could see it by a task that is open is left out; the rest may be repeated.
 */
function visibleTo({ program, before }: Doings, tasks: readonly TaskRecord[], after: State): string[] {
  const principals = new Set<string>();
  if (before === null || isMoved(before, after))
    for (const group of program.workflow.see.groups) principals.add(`g:${group}`);
  if (before === null) {
    for (const principal of after.instance.caller?.seenBy ?? []) principals.add(principal);
    if (after.instance.started_by !== null) principals.add(`u:${after.instance.started_by}`);
  }
  for (const { groups, user, assignee, by } of tasks)
    addPrincipals(principals, groups, [user, assignee, by], true);
  for (const { groups, user, assignee } of Object.values(before?.tasks ?? {})) {
    addPrincipals(principals, groups, [user, assignee?.name ?? null], false);
  }
  return [...principals];
}

function addPrincipals(
  to: Set<string>,
  groups: readonly string[],
  users: readonly (string | null)[],
  add: boolean,
): void {
  const all = [
    ...groups.map((group) => `g:${group}`),
    ...users.flatMap((user) => (user === null ? [] : [`u:${user}`])),
  ];
  for (const principal of all) {
    if (add) to.add(principal);
    else to.delete(principal);
  }
}

function missing(i: number): never {
  throw new Error(`There is no event ${i} among those applied.`);
}
