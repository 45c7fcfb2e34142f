/** What a check of an expression starts from, and what it finds. */
import { inEnglish, worded, type Worded } from '../wording/worded.js';
import type { JsonObject } from '../json.js';
import type { At } from './expression-error.js';
import type { KnownStep, Shape } from './shape.js';

/** What there is where the expression stands. */
export interface Known {
  /** True where the further names are all that there is: no `data`, `steps`, `clocks`, `instance`, `now`. */
  readonly alone?: boolean;
  /** Names beside `data`, `steps`, `clocks`, `instance` and `now`: `message`, `item`, `index`, … each with its schema, null if it has none. */
  readonly names: { readonly [name: string]: JsonObject | null };
  /** The steps of the workflow. */
  readonly steps: { readonly [step: string]: KnownStep };
  readonly clocks: readonly string[];
  readonly calendars: readonly string[];
  /** The schema of what an instance starts with. */
  readonly data: JsonObject | null;
  /** The paths in `data` that steps save to or set. */
  readonly saved: readonly (readonly string[])[];
}

/** Something wrong, or doubtful, at `offset` of the source (characters from 0). `suggestion`: the known name that was probably meant. */
export interface ExpressionProblem {
  readonly severity: 'error' | 'warning';
  /** In English. */
  readonly message: string;
  readonly worded: Worded;
  readonly offset: number;
  readonly length: number;
  readonly suggestion: string | null;
}

/** A check on its way; what is wrong is added as it is found. */
export interface Checking {
  readonly source: string;
  readonly known: Known;
  readonly problems: ExpressionProblem[];
}

/** The names that loops have bound. */
export type Locals = ReadonlyMap<string, Shape>;

/** Adds what is wrong at a place; `near`: the known name that was probably meant. */
export function report(
  checking: Checking,
  at: At,
  what: Worded,
  near: string | null,
  severity: 'error' | 'warning' = 'error',
): void {
  const whole = near === null ? what : worded`${what}; did you mean "${near}"?`;
  checking.problems.push({
    severity,
    message: inEnglish(whole),
    worded: whole,
    offset: at.offset,
    length: at.length,
    suggestion: near,
  });
}
