import { describe, expect, test } from 'vitest';
import { problemsLike, sameBut } from '../../../admin-ui/studio/check/kept-answers.js';
import { checkDraft } from '../../../admin-ui/studio/check/check-draft.js';

const form = { kind: 'form', name: 'a', text: 'form: a' };
const workflow = { kind: 'workflow', name: 'b', text: 'workflow: b' };

describe('what stays the same from key to key', () => {
  test('the tree beside the text that is written: another text of it sends nothing to the worker', () => {
    expect(sameBut([form, workflow], [form, { ...workflow, text: 'workflow: b\n' }], 'workflow/b')).toBe(
      true,
    );
  });

  test('another text elsewhere, one more or one less is another tree', () => {
    expect(sameBut([form, workflow], [{ ...form, text: '' }, workflow], 'workflow/b')).toBe(false);
    expect(sameBut([form, workflow], [form], 'workflow/b')).toBe(false);
    expect(sameBut([workflow], [form, workflow], 'workflow/b')).toBe(false);
    expect(sameBut([form, workflow], [{ ...form, text: '' }, workflow], '')).toBe(false);
  });

  test('problems that say the same stay the same list, others are told', () => {
    const { problems } = checkDraft([], form, 'form: a\nshema: {}');
    expect(problems.length).toBeGreaterThan(0);
    expect(problemsLike(problems, structuredClone(problems))).toBe(problems);
    expect(problemsLike(problems, [])).toEqual([]);
    expect(problemsLike(undefined, problems)).toBe(problems);
  });
});
