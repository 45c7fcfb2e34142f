/** What a reader is given beside the node: where to put problems, and what it finds out on the way that checks need. */
import type { Fact, KnownName } from './fact.js';
import type { MapNode, Position } from './node.js';
import type { Problem, ProblemCode } from './problem.js';
import { inEnglish, type Worded } from '../wording/worded.js';

/** The reading of one file. */
export interface Reading {
  readonly file: string;
  /** Notes an error; reading goes on. */
  readonly problem: (at: Position, code: ProblemCode, what: Worded, fix?: string) => void;
  /** Notes what checks need: names used, expressions, steps and their places. */
  readonly note: (fact: Fact) => void;
  /** The block that is being read, outermost first: the body is `[]`. */
  readonly block: readonly string[];
  /** The step that is being read; null outside of steps. */
  readonly step: { readonly name: string; readonly node: MapNode } | null;
  /** The names that expressions see here beside the common ones. */
  readonly names: readonly KnownName[];
}

/** A file's reading, with the lists that it fills. */
export interface FullReading extends Reading {
  readonly problems: Problem[];
  readonly facts: Fact[];
}

/** Begins the reading of a file. */
export function startReading(file: string): FullReading {
  const problems: Problem[] = [];
  const facts: Fact[] = [];
  return {
    file,
    problems,
    facts,
    problem: ({ line, column }, code, worded, fix) => {
      const message = inEnglish(worded);
      const problem = { file, line, column, severity: 'error', code, message, worded } as const;
      problems.push(fix === undefined ? problem : { ...problem, fix });
    },
    note: (fact) => facts.push(fact),
    block: [],
    step: null,
    names: [],
  };
}

/** The same reading of one step. */
export function ofStep(reading: Reading, name: string, node: MapNode): Reading {
  return { ...reading, step: { name, node } };
}

/** The same reading inside a block that the step being read holds, at this position. */
export function insideBlock(reading: Reading, position: string | number): Reading {
  return { ...reading, block: [...reading.block, `${reading.step?.name ?? ''}/${position}`], step: null };
}

/** The same reading of a clock's actions: templates see `clock`. */
export function insideClock(reading: Reading): Reading {
  return { ...reading, names: [...reading.names, { name: 'clock', messages: [], of: 'clock' }] };
}

/** The same reading where `message` is what came in by a channel. */
export function withContact(reading: Reading): Reading {
  return { ...reading, names: [...reading.names, { name: 'message', messages: [], of: 'contact' }] };
}

/** The same reading where there is nothing yet but `now`, the instant for which a schedule starts. */
export function withSchedule(reading: Reading): Reading {
  return { ...reading, names: [...reading.names, { name: 'now', messages: [], of: 'schedule' }] };
}

/** The same reading inside an item of an `each`: what expressions call it, and its place. */
export function withItem(reading: Reading, names: readonly KnownName[]): Reading {
  return { ...reading, names: [...reading.names, ...names] };
}

/** The same reading where expressions see `message`: one of these, or an error for none. */
export function withMessage(reading: Reading, messages: readonly string[]): Reading {
  return { ...reading, names: [...reading.names, { name: 'message', messages }] };
}

/** The same reading where expressions see further names, of which the check of their kind knows what they are. */
export function withNames(reading: Reading, names: readonly string[]): Reading {
  return { ...reading, names: [...reading.names, ...names.map((name) => ({ name, messages: [] }))] };
}
