/** What a Zod schema found, as fields at fault with JSON pointers. */
import type { z } from '@hono/zod-openapi';
import type { FieldError } from './problem.js';

/** Each issue as `{path, message}`; an unknown key is named by its own pointer. `prefix` is put before every pointer. */
export function fieldErrors(error: z.ZodError, prefix = ''): FieldError[] {
  return error.issues.flatMap((issue) => {
    const at = prefix + pointer(issue.path);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: `${at}${pointer([key])}`, message: 'is not known here' }));
    return [{ path: at, message: issue.message }];
  });
}

/** A JSON pointer (RFC 6901) of these parts. */
function pointer(parts: readonly PropertyKey[]): string {
  return parts.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
