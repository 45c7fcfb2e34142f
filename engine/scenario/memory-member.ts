/** The instances of a play in memory. */
import type { Program } from '../definition.js';
import type { InstanceEvent, InstanceFacts } from '../event.js';
import type { JsonObject } from '../json.js';
import type { Advanced, ClosedBranch, Effect, Notice, Refusal } from '../outcome.js';
import { advanceAll, doerOf, stepOfEntry } from '../running.js';
import type { KeptMessage, State } from '../state.js';
import type { PlayedCall, PlayedEntry, PlayPrograms, ServiceScript } from './play-engine.js';

/** An instance. Its state is null only while its start is being applied. */
export interface Member {
  program: Program;
  state: State | null;
  readonly taken: Set<string>;
  readonly entries: PlayedEntry[];
  /** Branches that have closed, in the order of their ends. */
  readonly closed: ClosedBranch[];
}

export interface MemoryPlay {
  programs: PlayPrograms;
  /** Programs that were published meanwhile, by their versions. */
  readonly published: Map<string, Program>;
  readonly script: ServiceScript;
  now: number;
  /** In the order of their starts. */
  readonly members: Member[];
  readonly notices: Notice[];
  readonly calls: PlayedCall[];
  /** Calls to make, in their order. */
  readonly effects: { readonly member: Member; readonly effect: Effect }[];
  /** Messages to keys with which no instance ran. */
  kept: readonly (KeptMessage & { readonly workflow: string; readonly key: string })[];
}

type Began = Pick<InstanceFacts, 'channel' | 'started_by' | 'caller'> & {
  readonly data: JsonObject;
  readonly occurredAt: number | null;
};

/** Starts an instance; what it calls is still to be made. */
export function startMember(play: MemoryPlay, program: Program, began: Began): Member | Refusal {
  const { data, occurredAt, ...facts } = began;
  const instance = factsOf(play, program, { ...facts, previous: null });
  const event: InstanceEvent = { id: 'start', type: 'start', now: play.now, occurredAt, instance, data };
  const member: Member = { program, state: null, taken: new Set(), entries: [], closed: [] };
  const tried = advanceAll(program, null, event);
  if (tried.refusal !== null) return tried.refusal;
  const previous = previousOf(play, tried.state);
  const found =
    previous === null ? tried : advanceAll(program, null, { ...event, instance: { ...instance, previous } });
  if (found.refusal !== null) return found.refusal;
  play.members.push(member);
  take(play, member, found);
  return member;
}

/** Applies an event to an instance, with what is due before it; what it calls is still to be made. */
export function apply(play: MemoryPlay, member: Member, event: InstanceEvent): Refusal | null {
  const next = 'version' in event ? (play.published.get(event.version) ?? null) : null;
  const applied = advanceAll(member.program, member.state, event, next);
  take(play, member, applied);
  if (applied.refusal === null) member.taken.add(event.id);
  return applied.refusal;
}

/** Keeps what became of an event. */
export function keep(play: MemoryPlay, member: Member, event: InstanceEvent, advanced: Advanced): void {
  member.state = advanced.state;
  member.entries.push({
    sequence: advanced.state.sequence,
    type: event.type,
    step: stepOfEntry(event, advanced),
    by: doerOf(event),
    occurredAt: event.occurredAt ?? event.now,
    recordedAt: event.now,
    details: advanced.happenings,
  });
  member.closed.push(...advanced.closed);
  play.notices.push(...advanced.notices);
  play.effects.push(...advanced.effects.map((effect) => ({ member, effect })));
}

/** An instance's state. @throws Error before its start was taken */
export function stateOf({ state, program }: Member): State {
  if (state !== null) return state;
  throw new Error(`An instance of ${program.workflow.name} has not been started.`);
}

/** The running instance of a workflow that has a key. */
export function holderOf({ members }: MemoryPlay, workflow: string, key: string): Member | undefined {
  return members.find(({ program, state }) => {
    return program.workflow.name === workflow && state?.status === 'running' && state.key === key;
  });
}

function take(
  play: MemoryPlay,
  member: Member,
  { applied, state, program }: ReturnType<typeof advanceAll>,
): void {
  for (const [event, advanced] of applied) keep(play, member, event, advanced);
  member.state = state;
  member.program = program;
}

function factsOf(
  { members, now }: MemoryPlay,
  { workflow: { name }, version }: Program,
  facts: Pick<InstanceFacts, 'channel' | 'started_by' | 'caller' | 'previous'>,
): InstanceFacts {
  const nth = members.filter(({ program }) => program.workflow.name === name).length + 1;
  const number = `${name}-${new Date(now).getUTCFullYear()}-${String(nth).padStart(6, '0')}`;
  const id = members.length === 0 ? 'play' : `play-${members.length}`;
  return { id, number, workflow: name, version, ...facts };
}

/** The last instance with the same key, if there was one. */
function previousOf({ members }: MemoryPlay, started: State | null): string | null {
  if (started === null || started.key === null) return null;
  const { key, instance } = started;
  const before = members.filter(
    ({ state }) => state?.key === key && state.instance.workflow === instance.workflow,
  );
  return before.at(-1)?.state?.instance.id ?? null;
}
