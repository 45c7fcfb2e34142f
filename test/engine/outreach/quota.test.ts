import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf, needs, quotaField, wantedCells } from '../../../engine/outreach/quota.js';

const quota = { region: { north: 4, south: 2 }, age: { young: 3 } };
const cells = (row: Readonly<Record<string, string>>) => cellsOf(quota, (field) => row[field] ?? null);

describe('quotas', () => {
  it('take a row into a cell of each field that has one, however its text is written', () => {
    expect(cells({ region: ' NORTH ', age: 'Young' })).toEqual(['region=north', 'age=young']);
    expect(cells({ region: 'east' })).toEqual([]);
    expect(quotaField(' Region (ISTAT) ')).toBe('region_istat');
  });

  it('need most whom they lack most, and nobody of a full cell', () => {
    const need = (row: Record<string, string>, filled: Record<string, number>) =>
      needs(quota, new Map(Object.entries(filled)))(cells(row));
    expect(need({ region: 'north' }, {})).toBe(1);
    expect(need({ region: 'north' }, { 'region=north': 3 })).toBe(0.25);
    expect(need({ region: 'south', age: 'young' }, { 'region=south': 1 })).toBe(1.5);
    expect(need({ region: 'north', age: 'young' }, { 'region=north': 4 })).toBeNull();
    expect(need({ region: 'east' }, { 'region=north': 9 })).toBe(0);
    expect(needs({ region: { north: 0 } }, new Map())(['region=north'])).toBeNull();
  });

  it('are never exceeded by who heeds them, and are filled by the neediest first as evenly as can be', () => {
    const wanted = wantedCells(quota);
    const rows = wanted.map(({ field, value }) => ({ [field]: value }));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), (interviews) => {
        const filled = new Map<string, number>();
        for (let n = 0; n < interviews; n += 1) {
          const [next] = rows
            .flatMap((row) => {
              const need = needs(quota, filled)(cells(row));
              return need === null ? [] : [{ row, need }];
            })
            .toSorted((a, b) => b.need - a.need);
          for (const cell of cells(next?.row ?? {})) filled.set(cell, (filled.get(cell) ?? 0) + 1);
        }
        const shares = wanted.map(({ cell, wanted: most }) => (filled.get(cell) ?? 0) / most);
        expect(Math.max(...shares)).toBeLessThanOrEqual(1);
        // Nobody is further ahead of another than by an interview.
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(0.5);
      }),
    );
  });
});
