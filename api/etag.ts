/** `If-Match` against lost updates: a record's tag is a hash of what the caller was shown. */
import type { Context } from 'hono';
import { documentHash } from '../commands/hashing.js';
import type { ApiEnv } from './environment.js';
import { problem } from './problem.js';
import { worded } from '../engine/wording/worded.js';

/** The strong entity tag of a record as shown. */
export function etagOf(shown: unknown): string {
  return `"${documentHash(shown).slice(0, 22)}"`;
}

/** True if the request does not care, or names this tag in `If-Match`. */
export function matches(c: Context<ApiEnv>, tag: string): boolean {
  const wanted = c.req.header('If-Match');
  return wanted === undefined || wanted.split(',').some((part) => part.trim() === '*' || part.trim() === tag);
}

/** The refusal (412) when it does not match; `current` is what stands there now. */
export function changedMeanwhile(what: string, current: unknown) {
  return problem(
    'changed_meanwhile',
    worded`${what} was changed by somebody else since you read it; read it again, then repeat your change.`,
    { extra: { current } },
  );
}
