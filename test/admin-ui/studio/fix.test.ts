/** What the studio puts in the place of what a problem points at. */
import { expect, test } from 'vitest';
import { replacementOf } from '../../../admin-ui/studio/editor/fix.js';

/** The text mended at its mark (`¦`). */
function mended(marked: string, code: string, fix: string): string {
  const text = marked.replace('¦', '');
  const { from, to, insert } = replacementOf(text, marked.indexOf('¦'), code, fix);
  return text.slice(0, from) + insert + text.slice(to);
}

test.each([
  ['¦calender: operators', 'calendar', 'calendar: operators'],
  ['when: data.¦subjct == "x"', 'subject', 'when: data.subject == "x"'],
  ['when: data.status == ¦"opne"', 'open', 'when: data.status == "open"'],
  [`when: 'data.status in [¦"to-doo", "done"]'`, 'to-do', `when: 'data.status in ["to-do", "done"]'`],
  ['when: "data.status == ¦\\"opne\\""', 'open', 'when: "data.status == \\"open\\""'],
  ['calendar: ¦"operator"', 'operators', 'calendar: "operators"'],
])('%s becomes right by %s', (text, fix, expected) => {
  expect(mended(text, 'bad_expression', fix)).toBe(expected);
});
