import { describe, expect, test } from 'vitest';
import { checkDraft, sameTexts } from '../../../admin-ui/studio/check/check-draft.js';
import { shippedTexts } from '../../support/shipped-texts.js';

const texts = shippedTexts();
const key = { kind: 'workflow', name: 'ticket' };
const ticket = texts.find((each) => each.kind === 'workflow' && each.name === 'ticket')?.text ?? '';

describe('checking a text in the studio', () => {
  test('a shipped tree has no errors, and a definition of each kind can be read', () => {
    const firsts = new Map(texts.map((each) => [each.kind, each]));
    for (const { kind, name, text } of firsts.values()) {
      const { problems, read } = checkDraft(texts, { kind, name }, text);
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect([name, read === null]).toEqual([name, false]);
    }
  });

  test('a draft is checked in its place among the others', () => {
    const { problems } = checkDraft(texts, key, ticket.replace('form: handover', 'form: handovver'));
    expect(problems[0]).toMatchObject({
      code: 'unknown_name',
      file: 'workflow/ticket.yaml',
      fix: 'handover',
    });
  });

  test('a text that is no YAML is told with its line, and nothing is read of it', () => {
    const { problems, read } = checkDraft(texts, key, ticket.replace('  pickup:', '  pickup'));
    expect(problems.some(({ file, line }) => file === 'workflow/ticket.yaml' && line > 1)).toBe(true);
    expect(read).toBeNull();
  });

  test('steps and clocks have their places, names and fields are offered', () => {
    const read = checkDraft(texts, key, ticket).read;
    const lines = ticket.split('\n');
    for (const { name, line, column, toLine } of read?.places ?? []) {
      expect(lines[line - 1]?.slice(column - 1).startsWith(name)).toBe(true);
      expect(toLine).toBeGreaterThanOrEqual(line);
    }
    expect(read?.places.filter(({ of }) => of === 'step').map(({ name }) => name)).toContain('await_citizen');
    expect(read?.names['group']).toContain('level_2');
    expect(read?.names['step']).toContain('level_3');
    expect(read?.fields).toEqual(expect.arrayContaining(['person.email', 'reply', 'channel']));
  });

  test('what comes to the worker again is the text that was read before', () => {
    const came = structuredClone(texts).map((each) =>
      each.name === 'ticket' && each.kind === 'workflow' ? { ...each, text: `${each.text}\n` } : each,
    );
    const kept = sameTexts(texts, came);
    expect(kept.filter((each, n) => each !== texts[n]).map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'workflow ticket',
    ]);
  });
});
