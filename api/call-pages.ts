/** Pages of calls that are read on: the place of the last call as text, which callers hand back as it came. */
import { z } from '@hono/zod-openapi';
import { worded } from '../engine/wording/worded.js';
import type { CallPlace, CallSort } from '../store/call-places.js';
import { problem } from './problem.js';
import { storable } from './schemas.js';

export const afterSchema = storable(z.string().min(1).max(200))
  .optional()
  .openapi({ description: '`Next-Page` of the page before, in the same order; `range` counts from there' });

/** What the page after this place is asked with. */
export function nextPage({ value, id }: CallPlace): string {
  return `${value === null ? '-' : String(value)} ${id}`;
}

/** The place that `nextPage` told; null without one. @throws problem `invalid` where the text tells none of such a list */
export function afterPlace(after: string | null, { by }: CallSort): CallPlace | null {
  if (after === null) return null;
  const [, value, id] = /^(-|\d{1,15}) (.+)$/s.exec(after) ?? [];
  if (value === undefined || id === undefined || (value === '-' && by === 'offered_at'))
    throw problem(
      'invalid',
      worded`"${after}" names no page of calls in this order; begin with the first page.`,
    );
  return { value: value === '-' ? null : Number(value), id };
}
