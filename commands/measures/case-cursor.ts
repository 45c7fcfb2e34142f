/**
 * Where a list of cases is read on: after the last case of the page before, by its instant and id. What lies before that instant
 * is not read again, so the thousandth page costs what the first does. Of an edition, whose parts say what they hold, a count.
 */
import type { Case, CaseKind } from '../../domain/levels/case.js';
import type { PeriodAsked } from './ask.js';

interface Start {
  readonly at: number;
  readonly id: string;
}

/** What the page after this case is asked with. */
export function nextAfter({ at, id }: Case): string {
  return `${String(at)} ${id}`;
}

/** Null: from the first; `unknown`: the text names no place in a list that is computed. */
export function liveStart(after: string | null): Start | 'unknown' | null {
  if (after === null) return null;
  const [, at, id] = /^(\d{1,15}) (.+)$/s.exec(after) ?? [];
  return at === undefined || id === undefined ? 'unknown' : { at: Number(at), id };
}

/** How many cases of an edition come before; null: the text names no place in one. */
export function keptStart(after: string | null): number | null {
  if (after === null) return 0;
  return /^\d{1,9}$/.test(after) ? Number(after) : null;
}

/** The same period from that instant on. Time of components is cut where probes say, so it is read whole. */
export function readOnFrom(asked: PeriodAsked, kind: CaseKind, { at }: Start): PeriodAsked {
  const { from, until } = asked.held;
  return kind === 'outage' ? asked : { ...asked, held: { from: Math.min(Math.max(from, at), until), until } };
}

/** Whether a case lies before the place, each asked in their order. */
export function beforeStart({ at, id }: Start): (one: Case) => boolean {
  let passed = false;
  return (one) => {
    if (passed || one.at > at) return false;
    passed = one.at === at && one.id === id;
    return true;
  };
}
