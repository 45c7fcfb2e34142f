import { expect, it } from 'vitest';
import { dueReport } from '../../../domain/levels/report-days.js';

const contract = {
  ...{ from: '2026-03-01', to: '2029-02-28' },
  report: { every: { count: 2, unit: 'month' }, to: ['directors'], formats: ['pdf'] },
} as const;
const at = (day: string) => dueReport(contract, Date.parse(`${day}T00:00:00+02:00`));

it('PEN-3 the report of two months is due when they are over, counted from the contract’s first day', () => {
  expect(at('2026-04-30')).toBeNull();
  const first = { day: '2026-05-01', at: Date.parse('2026-05-01T00:00:00+02:00') };
  expect(at('2026-05-01')).toEqual({ ...first, periods: ['2026-03', '2026-04'] });
  expect(at('2026-05-20')).toEqual({ ...first, periods: ['2026-03', '2026-04'] });
  // Nobody waits for it any more: mail was set up later.
  expect(at('2026-06-20')).toBeNull();
  expect(at('2026-07-02')).toMatchObject({ day: '2026-07-01', periods: ['2026-05', '2026-06'] });
  expect(dueReport({ ...contract, report: null }, Date.parse('2026-05-02T00:00:00Z'))).toBeNull();
});
