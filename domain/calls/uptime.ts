/** When a component was up, by the probes that asked it. Instants and spans in milliseconds. */
import type { CompiledCalendar } from '../../engine/time/calendar.js';
import { openingsBetween, type OpenSpan } from '../../engine/time/working-time.js';

/** A component (`acd`, `ivr`, `cti`) was told up or down at an instant. */
export interface Probe {
  readonly id: string;
  readonly component: string;
  readonly at: number;
  readonly up: boolean;
}

export type UptimeState = 'up' | 'down' | 'unknown';

/** From an instant until before another. */
export interface UptimeSpan {
  readonly from: number;
  readonly until: number;
  readonly state: UptimeState;
}

/** How long a probe holds where the level does not say: the next should have come by then. */
const usuallyHoldsMs = 600_000;

/**
 * What is known of a component from `from` until before `until`, as spans without gaps that differ from their neighbours. A probe
 * holds until the next one, but no longer than `holdsMs`: from then on, and before the first, the state is unknown. Probes come
 * in any order and may lie outside (one before `from` may still hold); of two at one instant, `down` holds.
 */
export function uptime(
  probes: readonly Pick<Probe, 'at' | 'up'>[],
  {
    from,
    until,
    holdsMs = usuallyHoldsMs,
  }: { readonly from: number; readonly until: number; readonly holdsMs?: number },
): readonly UptimeSpan[] {
  const spans: UptimeSpan[] = [];
  const add = (since: number, to: number, state: UptimeState) => {
    const span = { from: Math.max(since, from), until: Math.min(to, until), state };
    if (span.until <= span.from) return;
    const last = spans.at(-1);
    if (last?.state === state) spans[spans.length - 1] = { ...last, until: span.until };
    else spans.push(span);
  };
  const told = byInstant(probes);
  let known = from;
  for (const [n, { at, up }] of told.entries()) {
    const ends = Math.min(told[n + 1]?.at ?? Infinity, at + holdsMs);
    add(known, at, 'unknown');
    add(at, ends, up ? 'up' : 'down');
    known = Math.max(known, ends);
  }
  add(known, until, 'unknown');
  return spans;
}

function byInstant<P extends Pick<Probe, 'at' | 'up'>>(probes: readonly P[]): readonly P[] {
  const sorted = probes.toSorted((a, b) => a.at - b.at || Number(a.up) - Number(b.up));
  return sorted.filter(({ at }, n) => at !== sorted[n - 1]?.at);
}

/** The parts of spans that lie in service time, as a calendar opens (`in`), or the rest (`out`). Throws `calendar_horizon`. */
export function uptimeDuring(
  spans: readonly UptimeSpan[],
  calendar: CompiledCalendar,
  service: 'in' | 'out',
): readonly UptimeSpan[] {
  const first = spans[0]?.from;
  const last = spans.at(-1)?.until;
  if (first === undefined || last === undefined) return [];
  const open = openingsBetween(first, last, calendar);
  const windows = service === 'in' ? open : between(open, first, last);
  let next = 0;
  return spans.flatMap((span) => {
    const parts: UptimeSpan[] = [];
    while ((windows[next]?.to ?? Infinity) <= span.from) next += 1;
    for (let n = next; (windows[n]?.from ?? Infinity) < span.until; n += 1) {
      const { from, to } = windows[n]!;
      parts.push({ ...span, from: Math.max(from, span.from), until: Math.min(to, span.until) });
    }
    return parts;
  });
}

function between(windows: readonly OpenSpan[], first: number, last: number): readonly OpenSpan[] {
  const edges = [first, ...windows.flatMap(({ from, to }) => [from, to]), last];
  const gaps: OpenSpan[] = [];
  for (let n = 0; n < edges.length; n += 2) gaps.push({ from: edges[n]!, to: edges[n + 1]! });
  return gaps.filter(({ from, to }) => to > from);
}

/** How long each state lasted. */
export function uptimeSums(spans: readonly UptimeSpan[]): Readonly<Record<UptimeState, number>> {
  const sums = { up: 0, down: 0, unknown: 0 };
  for (const { from, until, state } of spans) sums[state] += until - from;
  return sums;
}
