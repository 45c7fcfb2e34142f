import { describe, expect, it } from 'vitest';
import { changedAt, formOf, movedUp, sheetOf } from '../../admin-ui/audits/sheet/sheet-form.js';

const sheet = {
  name: 'phone',
  title: { it: 'Scheda', en: 'Sheet' },
  parameters: [
    {
      ...{ name: 'welcome', title: 'Welcome', help: null, kinds: ['call'], weight: 1.5 },
      ...{ may_not_apply: true, fatal: false, wanted: null },
      levels: [
        { name: 'no', title: { it: 'No', en: 'No' }, points: 0 },
        { name: 'yes', title: { it: 'Sì', en: 'Yes' }, points: 100 },
      ],
    },
  ],
};

describe('a sheet as a form (AUD-4)', () => {
  it('comes back as it was, its titles in both languages', () => {
    const [parameter] = sheet.parameters;
    expect(sheetOf(formOf(sheet))).toEqual({
      ...sheet,
      parameters: [{ ...parameter, title: { it: 'Welcome', en: 'Welcome' } }],
    });
  });

  it('takes numbers with a comma, and leaves what is none to be refused', () => {
    const form = formOf(sheet);
    const typed = (weight: string, wanted: string) =>
      sheetOf({ ...form, parameters: [{ ...form.parameters[0]!, weight, wanted }] }).parameters[0];
    expect(typed('2,5', ' ')).toMatchObject({ weight: 2.5, wanted: null });
    expect(typed('', 'much')).toMatchObject({ weight: '', wanted: 'much' });
  });

  it('is changed, shortened and put in another order in one place only', () => {
    expect(changedAt(['a', 'b'], 1, 'c')).toEqual(['a', 'c']);
    expect(changedAt(['a', 'b'], 0, null)).toEqual(['b']);
    expect(movedUp(['a', 'b', 'c'], 2)).toEqual(['a', 'c', 'b']);
    expect(movedUp(['a', 'b'], 0)).toEqual(['a', 'b']);
  });
});
