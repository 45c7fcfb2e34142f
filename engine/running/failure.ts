/**
 * Failures of what a definition asks for while it runs: they become a handler's matter or an incident, never a crash.
 * Expressions and sums of time throw errors of their own; told from faults of ours by their codes.
 */

/** What the interpreter itself finds wrong. */
export type FailureCode =
  'data_too_large' | 'value_wrong' | 'instant_wrong' | 'too_many_steps' | 'too_many_items' | 'call_too_deep';

/** Throw this where a definition asks for what can't be. */
export function failure(code: FailureCode, message: string): Error {
  return Object.assign(new Error(message), { name: 'StepFailure', code });
}

const known = new Set<string>([
  'data_too_large',
  'value_wrong',
  'instant_wrong',
  'too_many_steps',
  'call_too_deep',
  'too_many_items',
  'expression_failed',
  'expression_invalid',
  'calendar_horizon',
  'calendar_missing',
  'term_unreadable',
]);

/** The code and message of a failure. @throws the error again when it is none of ours to handle: a fault of the program */
export function failureOf(error: unknown): { readonly code: string; readonly message: string } {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && known.has(error.code)) {
    return { code: error.code, message: error.message };
  }
  throw error;
}
