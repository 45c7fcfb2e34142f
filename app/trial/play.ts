/**
 * What a trial's worker and its play have in common: the play's clock, its instances, its scripted answers, and what was
 * called. The clock is the play's, not Temporal's: real time passes while a play goes on, and an instant in the log must
 * not depend on how fast a machine is.
 */
import type { JsonObject } from '../../engine/json.js';
import type { PlayedCall, PlayPrograms, ServiceScript } from '../../engine/scenario/play-engine.js';
import type { ServiceAnswer } from '../../engine/services.js';
import { createChanges, type Changes } from './changes.js';

/** An instance of a play. */
export interface TrialMember {
  readonly id: string;
  /** Its workflow's timer went off before the play came to its instant: the workflow was told to wait for a nudge. */
  early: boolean;
}

/** A call to be made, by its instance. */
interface Waiting {
  readonly instance: string;
  readonly effect: string;
}

export interface Play {
  /** Where the play's clock stands, in milliseconds since 1970 UTC. */
  now: number;
  readonly programs: PlayPrograms;
  /** What is added to a workflow's time to give the play's. */
  readonly shiftMs: number;
  /** In the order of their starts. */
  readonly members: TrialMember[];
  /** Told whenever something was recorded. */
  readonly changes: Changes;
  readonly calls: readonly PlayedCall[];
  /** Takes an instance in, which is about to be started. */
  join(id: string): void;
  /** An instance's calls that are on their way: those that are new come last. */
  enqueue(instance: string, effects: readonly string[]): void;
  /** What a call came to was recorded. */
  dequeue(instance: string, effect: string): void;
  /** The call whose turn it is: they are made in the order in which they were asked for, whichever instance asked. */
  next(): Waiting | undefined;
  /** Answers a call by the script, and notes it. */
  call(service: string, input: JsonObject): ServiceAnswer;
}

// A workflow's clock begins this far behind its play's, and is moved only when something is due: so timers do not go off
// by themselves while the play is busy, however slow the machine.
const behindMs = 3_600_000;

/** Makes the play that begins at `now`. */
export function createPlay(now: number, programs: PlayPrograms, script: ServiceScript): Play {
  const calls: PlayedCall[] = [];
  const known = new Set<string>();
  let waiting: readonly Waiting[] = [];
  const play: Play = {
    now,
    programs,
    shiftMs: now - behindMs - Date.now(),
    members: [],
    changes: createChanges(),
    calls,
    join(id) {
      if (!play.members.some((each) => each.id === id)) play.members.push({ id, early: false });
    },
    enqueue(instance, effects) {
      for (const effect of effects) {
        const name = `${instance} ${effect}`;
        if (!known.has(name)) waiting = [...waiting, { instance, effect }];
        known.add(name);
      }
      play.changes.tell();
    },
    dequeue(instance, effect) {
      waiting = waiting.filter((each) => each.instance !== instance || each.effect !== effect);
    },
    next: () => waiting[0],
    call(service, input) {
      const nth = calls.filter((call) => call.service === service).length;
      calls.push({ service, with: input });
      return script(service, nth, input);
    },
  };
  return play;
}
