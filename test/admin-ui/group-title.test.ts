import { describe, expect, test } from 'vitest';
import { isSameTitle, textsOf, titleOf } from '../../admin-ui/settings/group-title.js';
import { allTexts, titleIn } from '../../domain/titles.js';

describe('a group’s title', () => {
  test('that is one text stands in both fields, and stays one text', () => {
    expect(textsOf('Tutor')).toEqual({ it: 'Tutor', en: 'Tutor' });
    expect(titleOf(textsOf('Tutor'))).toBe('Tutor');
  });

  test('is a text a language where they differ; one that is left empty says what the other does', () => {
    expect(titleOf({ it: ' Maestri ', en: 'Teachers' })).toEqual({ it: 'Maestri', en: 'Teachers' });
    expect(titleOf({ it: 'Maestri', en: ' ' })).toBe('Maestri');
    expect(titleOf({ it: '', en: 'Teachers' })).toBe('Teachers');
  });

  test('is the same as another that says the same in each language', () => {
    expect(isSameTitle('Tutor', { it: 'Tutor', en: 'Tutor' })).toBe(true);
    expect(isSameTitle('Tutor', { it: 'Tutor', en: 'Teachers' })).toBe(false);
  });

  test('is told in the reader’s language, else in the first that there is, and found by any of them', () => {
    const title = { it: 'Maestri', en: 'Teachers' };
    expect([
      titleIn('en', title),
      titleIn('de', title),
      titleIn('en', 'Tutor'),
      titleIn('en', null, 'x'),
    ]).toEqual(['Teachers', 'Maestri', 'Tutor', 'x']);
    expect(allTexts(title)).toBe('Maestri Teachers');
  });
});
