import { asSaid, inEnglish, type Worded } from '../wording/worded.js';
/** A part of an expression's source: where a message points. Offsets count characters from 0. */
export interface At {
  readonly source: string;
  readonly offset: number;
  readonly length: number;
}

/**
 * The only error that expressions throw. `expression_invalid`: it can't be compiled; `expression_failed`: it was
 * run and gave no value; `calendar_horizon`: it needs years that a calendar was not compiled for. Messages name places and types, never values: they end in incidents and logs, and the
 * values may be personal data.
 */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';

  constructor(
    readonly code: 'expression_invalid' | 'expression_failed' | 'calendar_horizon',
    /** What is wrong, without the expression; `message` has both. */
    readonly worded: Worded,
    readonly at: At,
  ) {
    super(`${inEnglish(worded)}, in the expression: ${at.source}`);
  }

  /** What is wrong, in English. */
  get problem(): string {
    return inEnglish(this.worded);
  }

  get source(): string {
    return this.at.source;
  }

  get offset(): number {
    return this.at.offset;
  }
}

/** The error of an expression that was run and gave no value. */
export function failed(problem: string, at: At): ExpressionError {
  return new ExpressionError('expression_failed', asSaid(problem), at);
}

/** The error of an expression that can't be compiled. */
export function invalid(problem: Worded, at: At): ExpressionError {
  return new ExpressionError('expression_invalid', problem, at);
}

/** The text that `at` points to. */
export function textAt(at: At): string {
  return at.source.slice(at.offset, at.offset + at.length);
}
