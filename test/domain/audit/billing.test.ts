/** Bills of an audit, worked by hand. */
import { describe, expect, test } from 'vitest';
import { billed, type DeliveredDetection } from '../../../domain/audit/billing.js';
import { exact, ratio, times } from '../../../domain/exact.js';
import { amountText, centsOf } from '../../../domain/money.js';
import { inEnglish } from '../../../engine/wording/worded.js';
import { call, second } from './a-call.js';

describe('the bill (AUD-8)', () => {
  const unit = (id: string, of: Partial<DeliveredDetection>): DeliveredDetection => ({
    ...{ id, body: 'INPS', kind: 'call', service: 'pin', channel: 'phone', call, mail: null, ...of },
  });
  const units = [
    unit('b', { call: { ...call, dialledAt: 10 } }),
    unit('a', {}),
    unit('c', { body: 'INAIL' }),
    unit('d', { kind: 'mail', channel: 'web_form', call: null, mail: { sentAt: 5, receivedAt: null } }),
  ];

  test('has every unit with date, time and duration, or sent and received, and exact sums', () => {
    const bill = billed(units, { mystery_call: 4.205, mystery_mail: 3 });
    if (!bill.ok) throw new Error('no bill');
    expect(bill.billing.units.map(({ id, at, durationMs }) => [id, at, durationMs])).toEqual([
      ['a', 0, 454 * second],
      ['c', 0, 454 * second],
      ['d', 5, null],
      ['b', 10, 454 * second - 10],
    ]);
    // INAIL 1 × 4.205 = 4.205 → 4.21; INPS 2 × 4.205 = 8.41; 1 × 3 = 3.00
    expect(bill.billing.sums.map(({ body, kind, cents }) => [body, kind, amountText(cents)])).toEqual([
      ['INAIL', 'call', '4.21'],
      ['INPS', 'call', '8.41'],
      ['INPS', 'mail', '3.00'],
    ]);
    expect(amountText(bill.billing.cents)).toBe('15.62');
  });

  test('7,300 calls at 4.2 are 30,660.00 to the cent', () => {
    const cost = (units: number, price: number) => amountText(centsOf(times(exact(price), ratio(units, 1))));
    expect(cost(7_300, 4.2)).toBe('30660.00');
    expect(cost(1, 0.005)).toBe('0.01');
    expect(cost(0, 4.2)).toBe('0.00');
  });

  test('a missing price is told, unless there is nothing to pay', () => {
    const bill = billed(units, { mystery_call: 4.2 });
    expect(bill.ok ? [] : bill.faults.map(inEnglish)).toEqual([
      'The contract has no price mystery_mail: add it to its prices.',
    ]);
    expect(billed([], {}).ok).toBe(true);
  });
});
