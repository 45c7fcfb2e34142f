import { describe, expect, it } from 'vitest';
import { addressOf, askedOf, dayOf, queryOf } from '../../admin-ui/operations/heat/asked.js';
import { countsOf, rowsOf, type Heat } from '../../admin-ui/operations/heat/heat.js';

const now = Date.UTC(2026, 2, 6, 16, 0, 20);
const figures = { instances: 3, open: 0, ninth_ms: 7_200_000 };
const heat: Heat = {
  ...{ workflow: 'ticket', from: '', to: '', version: null, started: 4, counted: 4, versions: [] },
  definition: {},
  steps: [
    { ...figures, step: 'answer', entered: 4, median_ms: 3_600_000, breaches: 1 },
    { ...figures, step: 'gone', entered: 2, median_ms: null, breaches: 0 },
  ],
};

describe('the heat of a workflow', () => {
  it.each(['', 'days=7', 'from=2026-03-01&to=2026-03-05&version=abc&by=breaches'])(
    'the address %j says what is asked, and comes back from it',
    (address) => {
      expect(addressOf(askedOf(new URLSearchParams(address))).toString()).toBe(address);
    },
  );

  it('takes what an address cannot mean for the usual', () => {
    expect(askedOf(new URLSearchParams('days=8&by=smell'))).toMatchObject({ days: 30, by: 'entered' });
  });

  it('asks for whole days of the organisation, the last included, also when the clocks change between', () => {
    const asked = askedOf(new URLSearchParams('from=2026-03-28&to=2026-03-29'));
    expect(new URLSearchParams(queryOf(asked, now) ?? '').get('from')).toBe('2026-03-27T23:00:00.000Z');
    expect(new URLSearchParams(queryOf(asked, now) ?? '').get('to')).toBe('2026-03-29T22:00:00.000Z');
  });

  it('asks for days back until this minute, so that the same minute asks the same', () => {
    const asked = askedOf(new URLSearchParams('days=7'));
    expect(queryOf(asked, now)).toBe(queryOf(asked, now + 30_000));
    expect(new URLSearchParams(queryOf(asked, now) ?? '').get('to')).toBe('2026-03-06T16:01:00.000Z');
  });

  it.each(['from=2026-03-05&to=2026-03-01', 'from=yesterday&to=2026-03-01', 'from=2026-03-05'])(
    'asks nothing for %s, which is no period',
    (address) => {
      expect(queryOf(askedOf(new URLSearchParams(address)), now)).toBeNull();
    },
  );

  it('says the day of an instant as the organisation has it', () => {
    expect(dayOf(Date.UTC(2026, 2, 6, 23, 30))).toBe('2026-03-07');
  });

  it('paints each step by the chosen figure, the highest whole, and says all figures to who listens', () => {
    const names = ['answer', 'never'];
    const say = (measure: string, value: string) => `${measure} ${value}`;
    const counts = countsOf(heat, { by: 'median_ms', names, locale: 'en', say });
    expect(counts['answer']).toEqual({
      text: '1 hr',
      heat: 1,
      label: 'entered 4, median_ms 1 hr, breaches 1',
    });
    expect(counts['never']).toMatchObject({ text: '–', heat: 0 });
    expect(countsOf(heat, { by: 'entered', names, locale: 'en', say })['never']?.text).toBe('0');
  });

  it('lists the steps in written order, then those of other versions', () => {
    expect(rowsOf(heat, ['first', 'answer']).map(({ step, entered }) => [step, entered])).toEqual([
      ['first', 0],
      ['answer', 4],
      ['gone', 2],
    ]);
  });
});
