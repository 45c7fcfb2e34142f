/** Sums of money: whole hundredths of a currency, computed exactly and rounded once. */
import { exact, nearest, times, type Exact } from './exact.js';

const hundred = exact(100);

/** An amount in hundredths, half a one rounded up. */
export function centsOf(amount: Exact): number {
  return nearest(times(amount, hundred));
}

/** Hundredths as an amount: 1234 is `12.34`. */
export function amountText(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** An amount as it stands in sentences and reports of either language: `250.00 EUR`. */
export function moneyText(cents: number, currency: string): string {
  return `${amountText(cents)} ${currency}`;
}
