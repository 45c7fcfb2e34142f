import { describe, expect, test } from 'vitest';
import { placesOf } from '../../../admin-ui/studio/rename/places-of.js';
import { withRenamed } from '../../../admin-ui/studio/rename/with-renamed.js';
import { fileOf, type DefinitionChange, type DefinitionText } from '../../../domain/definition-file.js';
import { checkTexts } from '../../../domain/definition-texts.js';
import { openMemoryPlay, runScenarios } from '../../../engine/playing.js';
import { shippedTexts } from '../../support/shipped-texts.js';

const shipped = shippedTexts();
const wrongBefore = problemsOf(shipped);

/** Texts that did not change stay the same objects, so that checking reads them once. */
function laidOver(
  texts: readonly DefinitionText[],
  changed: readonly DefinitionChange[],
): readonly DefinitionText[] {
  const others = new Map(changed.map((each) => [fileOf(each), each]));
  const kept = texts.filter((each) => !others.has(fileOf(each)));
  const written = changed.flatMap(({ kind, name, text }) => (text === null ? [] : [{ kind, name, text }]));
  return [...kept, ...written];
}

function problemsOf(texts: readonly DefinitionText[]): readonly string[] {
  return checkTexts(texts)
    .problems.map(({ code, severity }) => `${severity} ${code}`)
    .toSorted();
}

function byFile(texts: readonly DefinitionText[]): ReadonlyMap<string, string> {
  return new Map(texts.map((each) => [fileOf(each), each.text]));
}

describe('renaming a definition', () => {
  test.each(shipped.map((each) => [fileOf(each), each.kind, each.name] as const))(
    '%s: renamed, nothing new is wrong; renamed back, every byte is the same',
    (_file, kind, name) => {
      const to = kind === 'scenario' || kind === 'simulation' ? `${name}, renamed` : `${name}_renamed`;
      const after = laidOver(shipped, withRenamed(shipped, { kind, name }, to));
      expect(problemsOf(after)).toEqual(wrongBefore);
      expect(placesOf(after, { kind, name }).places).toEqual([]);
      const back = laidOver(after, withRenamed(after, { kind, name: to }, name));
      expect(byFile(back)).toEqual(byFile(shipped));
    },
    30_000,
  );
});

describe('what was renamed', () => {
  test('does what it did: its scenarios pass under the new names', async () => {
    const names = [
      ['workflow', 'ticket'],
      ['template', 'answer'],
      ['decision', 'answer_channel'],
      ['form', 'reason'],
    ] as const;
    const texts = names.reduce(
      (now, [kind, name]) => laidOver(now, withRenamed(now, { kind, name }, `${name}_renamed`)),
      shipped,
    );
    const { tree, problems } = checkTexts(texts);
    const definitions = tree.definitions.filter(
      ({ kind, body }) => kind !== 'scenario' || body?.workflow === 'ticket_renamed',
    );
    const { results } = await runScenarios({ ...tree, definitions }, [], problems, openMemoryPlay);
    expect(results.length).toBeGreaterThan(30);
    expect(results.filter(({ ok }) => !ok)).toEqual([]);
  }, 120_000);
});

const parts: readonly DefinitionText[] = [
  {
    kind: 'workflow',
    name: 'order',
    text: `workflow: order # the order
calendar: hours
messages:
  hours: {form: note}
steps:
  hours:
    task: Hours
    form: note
    to: {group: "hours"}
  wait:
    wait: {until: '= add(now, "2 working days", data.hours == "hours" ? "hours" : "other")'}
  late:
    choose:
      - when: 'between(data.at, now, ''working hours'', ''hours'') > 2 && now.getHours("hours") > 3 && data.kind != "hours"'
        next: order
      - {next: order}
  order:
    do: mail_send
    with:
      to: a@example.org
      template: "= data.way == 'note' ? 'note' : \\"answer\\""
  again: {call: order, with: {order: order, name: '= instance.workflow == "order" ? "order" : ""'}}
  counted: {do: notice_count, with: {contract: order}}
`,
  },
  { kind: 'calendar', name: 'hours', text: 'calendar: hours\nopen: {mon: 08:00-10:00}\n' },
  { kind: 'form', name: 'note', text: 'form: note\nschema: {$ref: note}\n' },
  { kind: 'template', name: 'note', text: 'template: note\ntext: {it: note}\n' },
  { kind: 'contract', name: 'order', text: 'contract: order\n' },
  {
    kind: 'scenario',
    name: 'It works: always',
    text: 'scenario: "It works: always" # sure\nworkflow: order\nat: 2026-03-06T17:00:00+01:00\nplay: []\n',
  },
];

function linesChanged(kind: string, name: string): readonly string[] {
  const texts = new Map(parts.map((each) => [fileOf(each), each.text]));
  return withRenamed(parts, { kind, name }, 'fresh').flatMap((each) => {
    const before = (texts.get(fileOf(each)) ?? '').split('\n');
    return (each.text ?? '')
      .split('\n')
      .filter((line, at) => line !== before[at] && line.includes('fresh'))
      .map((line) => line.trim());
  });
}

describe('what names a definition', () => {
  test('a calendar: keys that take one and arguments of sums; no step, message, group or value of its name', () => {
    expect(linesChanged('calendar', 'hours')).toEqual([
      'calendar: fresh',
      `wait: {until: '= add(now, "2 working days", data.hours == "hours" ? "fresh" : "other")'}`,
      `- when: 'between(data.at, now, ''working hours'', ''fresh'') > 2 && now.getHours("fresh") > 3 && data.kind != "hours"'`,
      'calendar: fresh',
    ]);
    expect(placesOf(parts, { kind: 'calendar', name: 'hours' }).doubtful.map(({ line }) => line)).toEqual([
      11, 14,
    ]);
  });

  test('a template: what an expression chooses, not what it compares', () => {
    expect(linesChanged('template', 'note')).toEqual([
      `template: "= data.way == 'note' ? 'fresh' : \\"answer\\""`,
      'template: fresh',
    ]);
    expect(linesChanged('template', 'answer')).toEqual([]);
  });

  test('a form: wherever something is filled in, and what refers to it', () => {
    expect(linesChanged('form', 'note')).toEqual([
      'hours: {form: fresh}',
      'form: fresh',
      'form: fresh',
      'schema: {$ref: fresh}',
    ]);
  });

  test('a workflow: calls, plays, and the instance’s own; its comment stays', () => {
    const changed = withRenamed(parts, { kind: 'workflow', name: 'order' }, 'fresh');
    expect(changed.map(({ kind, name, text }) => [kind, name, text === null])).toEqual([
      ['workflow', 'fresh', false],
      ['scenario', 'It works: always', false],
      ['workflow', 'order', true],
    ]);
    expect(linesChanged('workflow', 'order')).toContain('workflow: fresh # the order');
    expect(changed[0]?.text).toContain(
      `again: {call: fresh, with: {order: order, name: '= instance.workflow == "fresh" ? "order" : ""'}}`,
    );
  });

  test('a contract: the notices that count for it', () => {
    expect(linesChanged('contract', 'order')).toEqual([
      'counted: {do: notice_count, with: {contract: fresh}}',
      'contract: fresh',
    ]);
  });

  test('a scenario has its sentence in quotes as before', () => {
    const [changed] = withRenamed(parts, { kind: 'scenario', name: 'It works: always' }, 'It: fails');
    expect(changed?.text).toContain('scenario: "It: fails" # sure\n');
  });

  test('definitions that can’t be read and hold the name are told', () => {
    const broken = { kind: 'form', name: 'broken', text: 'form: broken\nschema: {$ref: note\n' };
    const { unread } = placesOf([...parts, broken], { kind: 'form', name: 'note' });
    expect(unread.map(({ name }) => name)).toContain('broken');
  });

  test('there is nothing to rename where there is no such definition', () => {
    expect(withRenamed(parts, { kind: 'form', name: 'nowhere' }, 'fresh')).toEqual([]);
  });
});
