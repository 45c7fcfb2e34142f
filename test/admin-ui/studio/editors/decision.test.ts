import { describe, expect, test } from 'vitest';
import { cellOf, restOf, withCell } from '../../../../admin-ui/studio/editors/decision/conditions.js';
import {
  withCondition,
  withElse,
  withInput,
  withOutput,
  withoutRule,
  withPolicy,
  withResult,
  withRule,
  withRuleMoved,
} from '../../../../admin-ui/studio/editors/decision/edit-decision.js';
import {
  outputsOf,
  resultCell,
  resultOf,
  writtenValue,
} from '../../../../admin-ui/studio/editors/decision/results.js';
import { inputValue, tryDecision } from '../../../../admin-ui/studio/editors/decision/tried.js';
import { readBody } from '../../../../admin-ui/studio/editors/read-body.js';
import type { CompiledDecision } from '../../../../engine/definition.js';
import { isJsonObject } from '../../../../engine/json.js';
import { readDecision } from '../../../../engine/reading/decision.js';
import { shippedTexts } from '../../../support/shipped-texts.js';

const shipped = shippedTexts()
  .filter(({ kind }) => kind === 'decision')
  .map(({ name, text }) => [name, text] as const);
const channel = textOf('answer_channel');
const documents = textOf('documents_for_type');
const office = textOf('office_for_subject');

describe('the table of a decision', () => {
  test.each(shipped)('%s: every cell written as it is changes no byte', (_name, text) => {
    const decision = read(text);
    const outputs = outputsOf(decision) ?? [null];
    for (const [at, { when, then }] of decision.rules.entries()) {
      const said = writtenValue(then);
      for (const input of Object.keys(decision.inputs)) {
        if (when === null) continue;
        const cell = cellOf(when, decision.inputs, input);
        expect(withCell(when, decision.inputs, input, cell)).toBe(when);
        expect(withCondition(text, decision, at, withCell(when, decision.inputs, input, cell))).toBe(text);
      }
      for (const output of outputs) {
        const cell = resultCell(output === null ? said : isJsonObject(said) ? said[output] : undefined);
        expect(withResult(text, decision, at, output, cell)).toBe(text);
      }
    }
    expect(withPolicy(text, decision.policy)).toBe(text);
  });

  test.each(shipped)(
    '%s: a rule added and taken out, one moved down and up, leave every byte',
    (_name, text) => {
      const decision = read(text);
      const added = withRule(text, decision);
      const at = read(added).rules.findIndex(({ when }) => when?.endsWith('== ""') === true && when !== null);
      expect(read(added).rules.length).toBe(decision.rules.length + 1);
      expect(withoutRule(added, read(added), at)).toBe(text);
      const moved = withRuleMoved(text, decision, 0, 1);
      expect(moved).not.toBe(text);
      expect(withRuleMoved(moved, read(moved), 1, -1)).toBe(text);
    },
  );

  test('conditions as cells', () => {
    const { inputs, rules } = read(channel);
    const cells = rules.map(({ when }) =>
      when === null ? null : Object.keys(inputs).map((input) => cellOf(when, inputs, input)),
    );
    expect(cells).toEqual([['fax', 'certificates', '', '', 'yes'], ['', '', 'no', 'yes', ''], null]);
    expect(cellOf('classification in ["funds", "tenders"]', inputs, 'classification')).toBe('funds, tenders');
    expect(cellOf('channel == "yes"', inputs, 'channel')).toBe('"yes"');
    const either = 'channel == "fax" || has_fax';
    expect([cellOf(either, inputs, 'channel'), restOf(either, inputs)]).toEqual(['', either]);
    expect(restOf('channel != classification && has_fax', inputs)).toBe('channel != classification');
  });

  const numbers = { n: { type: 'number' }, on: { type: 'string', format: 'date' } } as const;
  test.each([
    ['n', '>= 3', 'n >= 3'],
    ['n', '1, 2', 'n in [1, 2]'],
    ['n', 'n >= 3 && n < 5', 'n >= 3 && n < 5'],
    ['n', '', 'true'],
    ['on', '2026-03-06', 'on == "2026-03-06"'],
    ['on', 'on < add(now, "2 days")', 'on < add(now, "2 days")'],
  ])('the cell of %s: %s is the condition %s, and back', (input, cell, when) => {
    expect(withCell('true', numbers, input, cell)).toBe(when);
    expect(withCell('true', numbers, input, cellOf(when, numbers, input))).toBe(when);
  });

  test('one cell changed changes its part of one line', () => {
    const decision = read(channel);
    const when = decision.rules[0]?.when ?? '';
    expect(
      withCondition(channel, decision, 0, withCell(when, decision.inputs, 'classification', 'funds')),
    ).toBe(channel.replace('"certificates"', '"funds"'));
    const named = read(office);
    const listed = withCell(named.rules[2]?.when ?? '', named.inputs, 'classification', 'funds');
    expect(withCondition(office, named, 2, listed)).toContain(`{when: 'classification == "funds"', then`);
    expect(withResult(office, named, 0, 'office', 'office_relations')).toBe(
      office.replace('{office: = named}', '{office: office_relations}'),
    );
  });

  test('columns, an otherwise and the policy are added where they belong', () => {
    const more = withInput(office, 'urgent', 'boolean');
    expect(more).toBe(office.replace('named: string}', 'named: string, urgent: boolean}'));
    const said = withOutput(office, read(office), 'phone');
    expect(outputsOf(read(said))).toEqual(['office', 'phone']);
    expect(read(withElse(documents, read(documents))).rules.at(-1)?.when).toBeNull();
    expect(withPolicy(office, 'unique')).toBe(office.replace('policy: first', 'policy: unique'));
  });

  test('values as they are typed', () => {
    expect(['3', 'true', 'a text', '= named', '[a, b]', '{"a": 1}'].map(resultOf)).toEqual([
      3,
      true,
      'a text',
      '= named',
      ['a', 'b'],
      { a: 1 },
    ]);
  });

  test('tried: the rules that speak, by the policy', () => {
    const tried = tryDecision(read(documents), { classification: 'tenders' }, 0);
    expect(tried).toMatchObject({
      decided: { ok: true, result: ['application_form', 'tender_guide'] },
      hits: [0, 1],
    });
    const other = tryDecision(read(office), { classification: 'tenders', named: '' }, 0);
    expect(other).toMatchObject({
      decided: { ok: true, result: { office: 'office_programming' } },
      hits: [2],
    });
    expect(tryDecision(read(office), { classification: 'x', named: '' }, 0).hits).toEqual([3]);
    const both = withPolicy(documents, 'unique');
    expect(tryDecision(read(both), { classification: 'tenders' }, 0)).toMatchObject({
      decided: { ok: false, code: 'several_rules_fit' },
      hits: [0, 1],
    });
    expect(tryDecision(read(office), {}, 0).decided).toMatchObject({ ok: false, code: 'value_wrong' });
    expect([inputValue('number', '3'), inputValue('boolean', ''), inputValue('array', '[1')]).toEqual([
      3,
      false,
      '[1',
    ]);
  });
});

function textOf(wanted: string): string {
  return shipped.find(([name]) => name === wanted)?.[1] ?? '';
}

function read(text: string): CompiledDecision {
  const { body, problems } = readBody(text, readDecision);
  if (body === null) throw new Error(`${problems.map(({ message }) => message).join('\n')}\n${text}`);
  return body;
}
