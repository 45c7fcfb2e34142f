/** What a Zod schema found, as fields at fault with JSON pointers. */
import type { z } from '@hono/zod-openapi';
import type { FieldError } from './problem.js';
import { type Worded, asSaid, faultAt, worded } from '../engine/wording/worded.js';

/** Each issue as `{path, message}`; an unknown key is named by its own pointer. `prefix` is put before every pointer. */
export function fieldErrors(error: z.ZodError, prefix = ''): FieldError[] {
  return error.issues.flatMap((issue) => {
    const at = prefix + pointer(issue.path);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => faultAt(`${at}${pointer([key])}`, worded`is not known here`));
    return [faultAt(at, wordedIssue(issue))];
  });
}

/** A JSON pointer (RFC 6901) of these parts. */
function pointer(parts: readonly PropertyKey[]): string {
  return parts.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Lengths, which people meet, in words of ours; all else as the schema says it. */
function wordedIssue(issue: z.core.$ZodIssue): Worded {
  if (issue.code === 'too_small' && issue.origin === 'string')
    return issue.minimum === 1
      ? worded`expected a text that is not empty`
      : worded`expected at least ${Number(issue.minimum)} characters`;
  if (issue.code === 'too_big' && issue.origin === 'string')
    return worded`expected at most ${Number(issue.maximum)} characters`;
  if (issue.code === 'invalid_format' && issue.format === 'email') return worded`expected a mail address`;
  return asSaid(issue.message);
}
