/**
 * Whole numbers in proportion to weights, that add up. Two ways of giving away what is left after rounding down: to the largest
 * remainders (Hamilton's), where the parts are few and each should come as close as it can; or by a draw in which a remainder
 * of 0.3 wins three times in ten, where the parts are many and small: there the largest remainders would always be the same
 * parts, and the small ones would never be looked at.
 */
import { shuffled, type Draw } from '../seeded.js';
import { sum } from '../statistics.js';

/** What is given a share: in proportion to its weight, but never less than `minimum`. */
export interface Part {
  readonly key: string;
  readonly weight: number;
  readonly minimum: number;
}

export type Rounding = 'largest_remainder' | 'drawn';

/**
 * How many each part is given, by its key; null if the minimums alone are more than the total, or no part has a weight to
 * give the rest to. Whatever the order of the parts, the answer is the same: they are taken by their keys.
 */
export function apportion(
  total: number,
  parts: readonly Part[],
  draw: Draw,
  rounding: Rounding,
): ReadonlyMap<string, number> | null {
  const least = sum(parts.map(({ minimum }) => minimum));
  if (least > total || (least < total && parts.every(({ weight }) => weight <= 0))) return null;
  const inOrder = parts.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const { quota, held } = quotas(total, inOrder);
  const given = new Map(inOrder.map(({ key }) => [key, Math.floor(quota.get(key) ?? 0)]));
  const left = total - sum([...given.values()]);
  const free = shuffled(
    inOrder.filter(({ key }) => !held.has(key)),
    draw,
  );
  const remainders = free.map(({ key }) => ({ key, remainder: (quota.get(key) ?? 0) % 1 }));
  const won = rounding === 'drawn' ? drawn(remainders, left, draw) : largest(remainders, left);
  for (const key of won) given.set(key, (given.get(key) ?? 0) + 1);
  return given;
}

/**
 * The exact shares, as fractions. Parts whose share would fall below their minimum are held at it, and the others share what
 * is left; that may push another one below, so it is done again until none falls.
 */
function quotas(total: number, parts: readonly Part[]) {
  const held = new Set(parts.filter(({ weight }) => weight <= 0).map(({ key }) => key));
  for (;;) {
    const free = parts.filter(({ key }) => !held.has(key));
    const bound = sum(parts.map(({ key, minimum }) => (held.has(key) ? minimum : 0)));
    const weights = sum(free.map(({ weight }) => weight));
    const share = ({ weight }: Part) => snapped(((total - bound) * weight) / weights);
    const falls = free.filter((part) => share(part) < part.minimum);
    if (falls.length === 0) {
      const quota = new Map(parts.map((part) => [part.key, held.has(part.key) ? part.minimum : share(part)]));
      return { quota, held };
    }
    for (const { key } of falls) held.add(key);
  }
}

/** Without the last bits, in which a third of nine would be 2.9999999999999996. */
function snapped(quota: number): number {
  const whole = Math.round(quota);
  return Math.abs(quota - whole) < 1e-9 ? whole : quota;
}

interface Remainder {
  readonly key: string;
  readonly remainder: number;
}

/** Those with the largest remainders; among equal ones their drawn order decides, for a sort keeps it. */
function largest(remainders: readonly Remainder[], left: number): string[] {
  const rounded = (remainder: number) => Math.round(remainder * 1e9);
  return remainders
    .toSorted((a, b) => rounded(b.remainder) - rounded(a.remainder))
    .slice(0, left)
    .map(({ key }) => key);
}

/** Systematic sampling with probability proportional to size: one draw, then steps of one along the laid-out remainders. */
function drawn(remainders: readonly Remainder[], left: number, draw: Draw): string[] {
  const all = sum(remainders.map(({ remainder }) => remainder));
  const start = draw();
  let reached = 0;
  let won = 0;
  return remainders
    .filter(({ remainder }) => {
      reached += all === 0 ? 0 : (remainder * left) / all;
      if (won >= left || reached <= start + won) return false;
      won += 1;
      return true;
    })
    .map(({ key }) => key);
}
