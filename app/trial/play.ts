/**
 * What a trial's worker and its play have in common: the play's clock, its scripted answers, and what was called.
 * The clock is the play's, not Temporal's: real time passes while a play goes on, and an instant in the log must not
 * depend on how fast a machine is.
 */
import type { JsonObject } from '../../engine/json.js';
import type { PlayedCall, ServiceScript } from '../../engine/scenario/play-engine.js';
import type { ServiceAnswer } from '../../engine/services.js';
import { createChanges, type Changes } from './changes.js';

export interface Play {
  /** Where the play's clock stands, in milliseconds since 1970 UTC. */
  now: number;
  /** What is added to the workflow's time to give the play's. */
  readonly shiftMs: number;
  /** The workflow's timer went off before the play came to its instant: the workflow was told to wait for a nudge. */
  early: boolean;
  /** Told whenever something was recorded. */
  readonly changes: Changes;
  readonly calls: readonly PlayedCall[];
  /** Answers a call by the script, and notes it. */
  call(service: string, input: JsonObject): ServiceAnswer;
}

/** Makes the play that begins at `now`. */
export function createPlay(now: number, shiftMs: number, script: ServiceScript): Play {
  const calls: PlayedCall[] = [];
  return {
    now,
    shiftMs,
    early: false,
    changes: createChanges(),
    calls,
    call(service, input) {
      const nth = calls.filter((call) => call.service === service).length;
      calls.push({ service, with: input });
      return script(service, nth, input);
    },
  };
}
