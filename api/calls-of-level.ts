/** Calls by how they stand to a test of a level: from a figure to its calls. */
import { z } from '@hono/zod-openapi';
import { casesPage } from '../commands/measures/cases-page.js';
import type { Call } from '../domain/calls/call.js';
import { worded } from '../engine/wording/worded.js';
import { findCallsNamed } from '../store/calls-named.js';
import { problem, refused } from './problem.js';
import { nameSchema } from './schemas.js';
import type { Api } from './services.js';

/** The fields of the filter that name a test. */
export const levelFilter = {
  contract: nameSchema.optional(),
  level: z.string().min(1).max(100).optional(),
  test: z.int().min(0).max(100).optional(),
  verdict: z.enum(['met', 'missed', 'left_out']).optional(),
};

/** What a filter says of a level; `period` stands in it in any case. */
export type LevelFilter = {
  readonly [Name in keyof typeof levelFilter]?: z.infer<(typeof levelFilter)[Name]>;
} & { readonly period?: string | undefined };

/** Null: the filter names no level. @throws problem `invalid` where it names one without contract and period, or more beside it */
export function levelIn({ contract, level, test, verdict, period, ...others }: LevelFilter) {
  if (level === undefined && contract === undefined && test === undefined && verdict === undefined)
    return null;
  if (level === undefined || contract === undefined || period === undefined)
    throw problem('invalid', worded`Calls by a level are asked with contract, period and level.`);
  const beside = Object.entries(others).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  if (beside.length > 0)
    throw problem(
      'invalid',
      worded`Calls by a level are asked without ${beside.join(', ')}: it looks at all of them.`,
    );
  return { contract, period, level, test: test ?? 0, verdict: verdict ?? null, edition: null };
}

/** A page of a level's calls in the order of time, of the newest edition where the period is closed; each as it is now. */
export async function callsOfLevel(
  api: Api,
  asked: NonNullable<ReturnType<typeof levelIn>> & { readonly after: string | null },
  range: { readonly from: number; readonly to: number },
): Promise<{ readonly rows: readonly Call[]; readonly total: number; readonly next: string | null }> {
  const found = await casesPage(api.commands, asked, range);
  if (!found.ok) throw refused(found);
  const ids = found.rows.map(({ case: { kind, id } }) => {
    if (kind !== 'call') throw problem('invalid', worded`The level ${asked.level} counts no calls.`);
    return id;
  });
  return { rows: await findCallsNamed(api.store, ids), total: found.total, next: found.next };
}
