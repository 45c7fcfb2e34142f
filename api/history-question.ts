/** What is asked of history in an address or a body: days of the organisation's zone, and which contacts. */
import { z } from '@hono/zod-openapi';
import { dayOf, midnightOf } from '../domain/day.js';
import { organisationZone } from '../domain/zone.js';
import { worded } from '../engine/wording/worded.js';
import type { HistoryQuestion } from '../store/history.js';
import { problem } from './problem.js';

const usualDays = 30;
const mostDays = 1_830;
const dayMs = 86_400_000;

const value = z.string().min(1).max(200).optional();

/** A day such as 2026-03-02. */
export const daySchema = z.iso.date('expected a day as 2026-03-02').openapi({ example: '2026-03-02' });

/** Which contacts are chosen. */
export const onlySchema = {
  ...{ channel: value, queue: value, group: value, service: value, language: value, body: value },
};

/** The first and the last day, both included; the last thirty days where none is told. */
export const daysSchema = { from: daySchema.optional(), until: daySchema.optional() };

interface AskedHistory extends HistoryQuestion {
  /** The days, as they hold. */
  readonly days: { readonly from: string; readonly until: string; readonly zone: string };
}

type Only = Partial<Record<keyof typeof onlySchema, string | undefined>>;

/** @throws problem `invalid` (422) for days that are none to look at */
export function historyQuestion(
  now: number,
  { from: first, until: last }: { readonly from?: string | undefined; readonly until?: string | undefined },
  only: Only,
): AskedHistory {
  const until = last ?? dayOf(now);
  const from = first ?? dayOf(midnightOf(until, 1 - usualDays));
  const span = { from: midnightOf(from), until: midnightOf(until, 1) };
  if (span.from >= span.until || span.until - span.from > mostDays * dayMs)
    throw problem(
      'invalid',
      worded`The days ${from} to ${until} are none to look at; expected the first not after the last, and at most five years.`,
    );
  const chosen = Object.entries(only).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...span, only: Object.fromEntries(chosen), days: { from, until, zone: organisationZone } };
}
