import { describe, expect, test } from 'vitest';
import { offersAt } from '../../../admin-ui/studio/editor/offers.js';
import { inLocale, toldAt } from '../../../admin-ui/studio/help/told.js';
import { languageReference, languageSchema } from '../../../engine/reading.js';

/** What the editors beside the text explain, by kind. */
const explained = [
  ['calendar', ['open']],
  ['calendar', ['closed']],
  ['calendar', ['holidays', 'also']],
  ['calendar', ['extra']],
  ['calendar', ['extra', '[]', 'open']],
  ['decision', ['rules']],
  ['decision', ['rules', '[]', 'then']],
  ['decision', ['inputs']],
  ['form', ['schema']],
  ['questionnaire', ['languages']],
  ['questionnaire', ['anonymous']],
  ['questionnaire', ['codes']],
  ['template', ['subject']],
  ['template', ['body']],
] as const;

describe('help beside fields', () => {
  test.each(explained)('%s: %j is said as the reference pages say it, in both languages', (kind, keys) => {
    const told = toldAt(languageSchema(kind), keys);
    for (const locale of ['en', 'it'] as const) {
      const sentence = inLocale(told, locale);
      expect(sentence).toEqual(expect.stringMatching(/./));
      expect(languageReference(locale)).toContain(`: ${sentence ?? ''}`);
    }
    expect(told?.en).not.toBe(told?.it);
  });

  test('a key that nothing leads to has none', () => {
    expect(toldAt(languageSchema('calendar'), ['holidays', 'never'])).toBeNull();
  });

  test('what the text’s editor proposes is explained in the reader’s language', () => {
    const place = { keys: [], writing: 'key', prefix: '', from: 0 } as const;
    const detailOf = (locale: string) =>
      offersAt(place, languageSchema('workflow'), null, locale).find(({ label }) => label === 'clocks')
        ?.detail;
    expect([detailOf('it'), detailOf('en')]).toEqual(['le sue scadenze', 'its deadlines']);
  });
});
