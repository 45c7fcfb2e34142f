/** Replaying an instance's log as it was written: batch by batch, with what each wrote into the projection. */
import type { Program } from '../engine/definition.js';
import type { InstanceEvent } from '../engine/event.js';
import type { ClosedBranch, LapRecord } from '../engine/outcome.js';
import { advance, stepOfEntry } from '../engine/running.js';
import type { State } from '../engine/state.js';
import type { Consequences, TouchedTask } from '../store/append-input.js';
import type { WrittenEntry } from '../store/rebuild.js';
import { consequencesOf, type Doings } from './consequences.js';
import { formOf, sentOf } from './forms.js';
import type { Privacy } from './privacy.js';
import { nextProgram, type Programs } from './programs.js';
import { learnAnew, type PastEvent } from './seal-anew.js';

/** What the log makes of its instance: where it stands, and its whole projection. */
export interface Replayed {
  readonly last: Doings;
  readonly state: State;
  readonly consequences: Consequences;
  readonly events: readonly InstanceEvent[];
  /** Branches that closed, in the order of their ends. */
  readonly closed: readonly ClosedBranch[];
}

/** Replays a log. @throws Error when it has no beginning, or the engine refuses an entry: the log or the engine is at fault. */
export async function replay(
  programs: Programs,
  entries: readonly WrittenEntry[],
  privacy: Privacy,
): Promise<Replayed> {
  let state: State | null = null;
  let last: Doings | null = null;
  const whole = createWhole();
  const events: InstanceEvent[] = [];
  const closed: ClosedBranch[] = [];
  const past: PastEvent[] = [];
  for (const batch of batchesOf(entries)) {
    const before: State | null = state;
    const steps: Doings['steps'][number][] = [];
    let program: Program | null = null;
    for (const entry of batch) {
      const event = privacy.unseal(entry.event) as unknown as InstanceEvent;
      program = await programs.get(versionFor(state, event));
      privacy.learn(formOf(program, state, event), sentOf(event));
      const next = await nextProgram(programs, event);
      const advanced = advance(program, state, event, next);
      if (!advanced.ok)
        throw new Error(`its entry ${entry.sequence} (${entry.type}) is refused: ${advanced.message}`);
      if (event.type === 'migrate' && next !== null) learnAnew(privacy, next, advanced.state, past);
      past.push({ step: stepOfEntry(event, advanced), event });
      steps.push([event, advanced]);
      events.push(event);
      closed.push(...advanced.closed);
      state = advanced.state;
      program = next ?? program;
    }
    if (program === null) continue;
    last = { program, before, steps, privacy };
    whole.add(consequencesOf(last, null));
  }
  if (state === null || last === null) throw new Error('its log is empty');
  return { last, state, consequences: whole.all(), events, closed };
}

/** Entries of one transaction were one command's, with what was due before it. */
function batchesOf(entries: readonly WrittenEntry[]): WrittenEntry[][] {
  const batches: WrittenEntry[][] = [];
  for (const entry of entries) {
    const current = batches.at(-1);
    if (current?.[0]?.xid === entry.xid) current.push(entry);
    else batches.push([entry]);
  }
  return batches;
}

function versionFor(state: State | null, event: InstanceEvent): string {
  if (state !== null) return state.instance.version;
  if (event.type === 'start') return event.instance.version;
  throw new Error('its log does not begin with a start');
}

/** Gathers what commands wrote one after the other into what has come of it. */
function createWhole() {
  const tasks = new Map<string, TouchedTask>();
  const laps = new Map<string, LapRecord>();
  const visible = new Set<string>();
  const notices: Consequences['notices'][number][] = [];
  const effects: Consequences['effects'][number][] = [];
  const unclaimed: Consequences['unclaimed'][number][] = [];
  const attachments = new Set<string>();
  let hashes: Consequences['personalHashes'] = [];
  let searchText: string | null = null;
  return {
    add(written: Consequences): void {
      for (const task of written.tasks) tasks.set(task.id, task);
      for (const { id, priority, due } of written.reordered) {
        const task = tasks.get(id);
        if (task !== undefined) tasks.set(id, { ...task, priority, due });
      }
      for (const lap of written.laps) laps.set(`${lap.clock} ${lap.lap}`, lap);
      for (const principal of written.visible) visible.add(principal);
      notices.push(...written.notices);
      effects.push(...written.effects);
      unclaimed.push(...written.unclaimed);
      for (const id of written.attachments) attachments.add(id);
      hashes = written.personalHashes;
      searchText = written.searchText ?? searchText;
    },
    all: (): Consequences => ({
      entries: [],
      tasks: [...tasks.values()],
      reordered: [],
      laps: [...laps.values()],
      notices,
      watched: [],
      effects,
      unclaimed,
      attachments: [...attachments],
      visible: [...visible],
      personalHashes: hashes,
      searchText,
      wrappedKey: null,
    }),
  };
}
