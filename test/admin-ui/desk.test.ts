import { describe, expect, test } from 'vitest';
import { fieldsOf } from '../../admin-ui/desk/about/data-fields.js';
import { wordsOf } from '../../admin-ui/desk/about/field-words.js';
import { traitOf } from '../../admin-ui/desk/about/person-trait.js';
import { firstData, isContact, withPerson } from '../../admin-ui/desk/new-contact/first-data.js';
import { queryOf, saveFilter, savedFilters } from '../../admin-ui/desk/queue/filter.js';
import { forgetDraft, keepDraft, readDraft } from '../../admin-ui/desk/work/draft.js';
import { leadsTo, shownPlaces } from '../../admin-ui/desk/work/leads-to.js';
import { readFolder } from '../../app/definition-files.js';
import { compile, readTree } from '../../engine/reading.js';

function memory() {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  };
}

describe('where an outcome leads', () => {
  const task = (name: string, outcomes: { name: string; next: string | null }[]) => {
    return { kind: 'task', name, title: 'Work', next: null, outcomes, show: ['subject'] };
  };
  const body = {
    steps: [
      task('work', [
        { name: 'solved', next: 'route' },
        { name: 'asked', next: 'office' },
        { name: 'routed', next: 'by_channel' },
        { name: 'over', next: 'closed' },
        { name: 'plain', next: null },
      ]),
      { kind: 'set', name: 'mark', title: null, next: null },
      task('office', []),
      { kind: 'decide', name: 'route', title: null, next: null },
      { kind: 'do', name: 'mail', title: null, next: null },
      { kind: 'choose', name: 'by_channel', title: null, next: null },
      { kind: 'end', name: 'closed', title: null, next: null },
    ],
  };

  test.each([
    ['asked', { to: 'step', step: 'office' }],
    ['solved', { to: 'step', step: 'mail' }],
    ['plain', { to: 'step', step: 'office' }],
    ['routed', { to: 'open' }],
    ['over', { to: 'end' }],
  ] as const)('%s', (outcome, leads) => {
    expect(leadsTo(body, 'work', outcome)).toEqual(leads);
  });

  test('is found in a block within a step, past its end, and open where the step is unknown', () => {
    const phases = (kind: string) => ({
      steps: [
        { kind, name: 'phase_1', title: 'One', next: null, branches: [{ block: body }] },
        { kind: 'steps', name: 'phase_2', title: 'Two', next: null },
      ],
    });
    expect(leadsTo(phases('steps'), 'work', 'asked')).toEqual({ to: 'step', step: 'office' });
    const last = { steps: [task('work', [{ name: 'plain', next: null }])] };
    const around = (kind: string) => {
      const [first, second] = phases(kind).steps;
      return { steps: [{ ...first, branches: [{ block: last }] }, second] };
    };
    expect(leadsTo(around('steps'), 'work', 'plain')).toEqual({ to: 'step', step: 'phase_2' });
    expect(leadsTo(around('parallel'), 'work', 'plain')).toEqual({ to: 'open' });
    expect(leadsTo(last, 'work', 'plain')).toEqual({ to: 'end' });
    expect(leadsTo(body, 'gone', 'asked')).toEqual({ to: 'open' });
    expect(shownPlaces(body, 'work')).toEqual(['subject']);
  });
});

test('AUD-1: a phase of an audit that ends leads to the next one', () => {
  const { workflow } = compile(readTree(readFolder('definitions')), 'audit_campaign', 2026);
  const to = (step: string, outcome: string) => leadsTo(workflow.body, step, outcome);
  expect(to('review_approach', 'approved')).toEqual({ to: 'step', step: 'phase_2' });
  expect(to('review_approach', 'anomalies')).toEqual({ to: 'step', step: 'write_approach' });
  expect(to('confirm_numbers', 'done')).toEqual({ to: 'open' });
  expect(to('over_limit', 'given_up')).toEqual({ to: 'end' });
}, 60_000);

describe('what was typed', () => {
  test('is kept for its writer and its task until it is sent', () => {
    const storage = memory();
    const draft = { outcome: 'solved', data: { answer: { answer: 'Half' } } };
    keepDraft(storage, 'anna', 't1', draft);
    expect(readDraft(storage, 'anna', 't1')).toEqual(draft);
    expect(readDraft(storage, 'bruno', 't1').data).toEqual({});
    forgetDraft(storage, 'anna', 't1');
    expect(readDraft(storage, 'anna', 't1').data).toEqual({});
  });

  test('is forgotten once nothing is left of it; what is no draft is none', () => {
    const storage = memory();
    keepDraft(storage, 'anna', 't1', { outcome: 'solved', data: { answer: { answer: 'x' } } });
    keepDraft(storage, 'anna', 't1', { outcome: 'solved', data: { answer: { answer: '', documents: [] } } });
    expect(storage.getItem('sportello.draft.anna.t1')).toBeNull();
    storage.setItem('sportello.draft.anna.t1', '{broken');
    expect(readDraft(storage, 'anna', 't1').outcome).toBeNull();
  });
});

describe('the queue', () => {
  test('asks for one’s own, one’s groups’ or all, and for words', () => {
    const filterOf = (whose: 'mine' | 'groups' | 'all', q = '') =>
      JSON.parse(new URLSearchParams(queryOf({ whose, q })).get('filter') ?? '') as unknown;
    expect(filterOf('mine')).toEqual({ mine: true, own: true });
    expect(filterOf('groups')).toEqual({ own: true });
    expect(filterOf('all', ' TCK-1 ')).toEqual({ q: 'TCK-1' });
  });

  test('keeps one filter a name', () => {
    const storage = memory();
    saveFilter(storage, { name: 'urgent', whose: 'mine', q: 'a' });
    saveFilter(storage, { name: 'urgent', whose: 'all', q: 'b' });
    expect(savedFilters(storage)).toEqual([{ name: 'urgent', whose: 'all', q: 'b' }]);
  });
});

describe('the data of a request', () => {
  test('are shown value by value, what is empty left out, what was erased as such', () => {
    const data = {
      person: { name: 'Rosa', email: '', phone: { $erased: true } },
      documents: ['a', 'b'],
      path: [{ office: 'one', answered: true }],
      none: null,
    };
    expect(fieldsOf(data)).toEqual([
      { path: 'person.name', value: 'Rosa' },
      { path: 'person.phone', value: '—' },
      { path: 'documents', value: 'a, b' },
      { path: 'path.office', value: 'one' },
      { path: 'path.answered', value: 'true' },
    ]);
    expect(fieldsOf(data, ['person.name'])).toEqual([{ path: 'person.name', value: 'Rosa' }]);
  });

  test('tell the person by the surest trait', () => {
    expect(traitOf({ person: { email: 'a@b.it', phone: '+39 1' } })).toBe('+39 1');
    expect(traitOf({ person: { name: 'Rosa' } })).toBeNull();
    expect(traitOf({})).toBeNull();
  });
});

describe('a new contact', () => {
  const text = { type: 'string' };
  const schema = {
    properties: {
      channel: { enum: ['phone', 'email'] },
      language: text,
      person: { properties: { name: text, phone: text } },
    },
  };
  const rosa = {
    ...{ id: 'p1', name: 'Rosa', phones: ['+39 1'], emails: ['a@b.it'], tax_code: null },
    ...{ language: 'de', note: null },
  };

  test('is by telephone where the form asks for the channel', () => {
    expect(firstData(schema)).toEqual({ channel: 'phone' });
    expect(firstData({ properties: {} })).toEqual({});
  });

  test('takes from a known person what its form asks for', () => {
    expect(withPerson(schema, { subject: 'x' }, rosa)).toEqual({
      subject: 'x',
      person: { name: 'Rosa', phone: '+39 1' },
      language: 'de',
    });
    expect(withPerson({ properties: {} }, { subject: 'x' }, rosa)).toEqual({ subject: 'x' });
  });

  test('is a contact where the form asks who turns to us, and else a process that one begins', () => {
    const { definitions } = readTree(readFolder('definitions'));
    const schemaOf = (wanted: string) =>
      definitions.flatMap((each) =>
        each.kind === 'form' && each.name === wanted && each.body !== null ? [each.body.schema] : [],
      )[0];
    expect(isContact(schemaOf('ticket_request'))).toBe(true);
    for (const form of ['contract_signing', 'formal_notice', 'operator_absence'])
      expect([form, schemaOf(form) !== undefined, isContact(schemaOf(form))]).toEqual([form, true, false]);
  });
});

describe('a value of the data in words', () => {
  const form = (name: string, properties: object, labels: object) => ({
    ...{ name, title: name, schema: { type: 'object', properties } },
    ui: { labels },
  });
  const own = form(
    'request',
    {
      kind: { enum: ['monthly'] },
      ends_on: { type: 'string', format: 'date' },
      planned: { type: 'boolean' },
      versions: { type: 'array', items: { $ref: '#/$defs/version' } },
    },
    { kind: { it: 'Piano' }, 'kind.monthly': { it: 'Mensile' }, 'versions.file': { it: 'Documento' } },
  );
  const version = { type: 'object', properties: { file: { type: 'string', format: 'attachment' } } };
  const definition = {
    workflow: {
      data: 'request',
      body: {
        steps: [
          { kind: 'task', name: 'meet', save: { path: ['meeting'] }, form: 'meeting', outcomes: [] },
          {
            kind: 'task',
            name: 'judge',
            save: { path: ['verdict'] },
            form: null,
            outcomes: [{ form: 'reason' }],
          },
        ],
      },
    },
    forms: {
      request: { ...own, schema: { ...own.schema, $defs: { version } } },
      meeting: form(
        'meeting',
        { held_at: { type: 'string', format: 'date-time' } },
        { held_at: { it: 'Tenuta il' } },
      ),
      reason: form('reason', { reason: { type: 'string' } }, { reason: { it: 'Motivo' } }),
    },
  };
  const words = (path: string, value: string) => wordsOf({ path, value }, definition, 'it');

  test.each([
    ['kind', 'monthly', { label: 'Piano', text: 'Mensile' }],
    ['ends_on', '2029-02-28', { text: '28 feb 2029' }],
    ['planned', 'true', { isTruth: true }],
    ['versions.file', 'a-1', { label: 'Documento', file: 'a-1' }],
    [
      'meeting.held_at',
      '2026-03-02T09:00:00Z',
      { label: 'Tenuta il', text: expect.stringContaining('2 marzo 2026') as string },
    ],
    ['verdict.reason', 'Fondata', { label: 'Motivo', text: 'Fondata' }],
    ['not_known', 'x', { label: 'Not known', text: 'x', file: null }],
  ])('%s', (path, value, expected) => {
    expect(words(path, value)).toMatchObject(expected);
  });
});
