/**
 * Fractions of whole numbers, so that no penalty hangs on a rounding: 0.9 − 0.8999… is nothing or a point, and a part of a point
 * is paid as one. What a contract writes (`90%`, `250.00`) has at most ten decimals here.
 */

/** A fraction; `den` is above zero. */
export interface Exact {
  readonly num: bigint;
  readonly den: bigint;
}

const decimals = 10;
const scale = 10n ** BigInt(decimals);

/** A decimal number as it was written, up to ten decimals: 0.1 is one tenth. Throws a RangeError where it is not finite. */
export function exact(decimal: number): Exact {
  if (!Number.isFinite(decimal)) throw new RangeError(`expected a number that is finite, got ${decimal}`);
  const [whole = '0', part = ''] = Math.abs(decimal).toFixed(decimals).split('.');
  const num = BigInt(whole + part.padEnd(decimals, '0'));
  return { num: decimal < 0 ? -num : num, den: scale };
}

/** One whole number over another, which is above zero. */
export function ratio(num: number, den: number): Exact {
  return { num: BigInt(num), den: BigInt(den) };
}

export const zero: Exact = { num: 0n, den: 1n };

export function plus(a: Exact, b: Exact): Exact {
  return { num: a.num * b.den + b.num * a.den, den: a.den * b.den };
}

export function minus(a: Exact, b: Exact): Exact {
  return { num: a.num * b.den - b.num * a.den, den: a.den * b.den };
}

export function times(a: Exact, b: Exact): Exact {
  return { num: a.num * b.num, den: a.den * b.den };
}

/** Throws a RangeError where `b` is zero. */
export function over(a: Exact, b: Exact): Exact {
  if (b.num === 0n) throw new RangeError('nothing is divided by zero');
  const sign = b.num < 0n ? -1n : 1n;
  return { num: sign * a.num * b.den, den: sign * a.den * b.num };
}

/** Below zero, zero or above it, as `a` is less than `b`, the same or more. */
export function compare(a: Exact, b: Exact): number {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function atLeast(a: Exact, least: Exact): Exact {
  return compare(a, least) < 0 ? least : a;
}

export function atMost(a: Exact, most: Exact): Exact {
  return compare(a, most) > 0 ? most : a;
}

/** The whole number at or below. */
export function floor({ num, den }: Exact): number {
  const whole = num / den;
  return Number(num % den < 0n ? whole - 1n : whole);
}

/** The whole number at or above: a part counts as one. */
export function ceil({ num, den }: Exact): number {
  return 0 - floor({ num: -num, den });
}

/** The nearest whole number; a half goes up. */
export function nearest({ num, den }: Exact): number {
  return floor({ num: 2n * num + den, den: 2n * den });
}

/** For people and charts: nothing is computed from it. Eight decimals. */
export function approximately(value: Exact): number {
  return nearest(times(value, { num: 10n ** 8n, den: 1n })) / 1e8;
}
