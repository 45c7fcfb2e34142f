import { describe, expect, it } from 'vitest';
import { compile, readTree } from '../../../engine/reading.js';
import { advance, channelOf, dataOfContact, languageOf, nextDue, dueEvent } from '../../../engine/running.js';
import type { InstanceEvent } from '../../../engine/event.js';
import type { JsonObject } from '../../../engine/json.js';
import type { Advanced } from '../../../engine/outcome.js';

const form = {
  path: 'request.yaml',
  text: 'form: request\nschema: {type: object, properties: {name: {type: string}, missing: {type: array, items: {type: string}}}}\n',
};

function programOf(steps: string, template: string, head = '') {
  const files = [
    form,
    { path: 'w.yaml', text: `workflow: w\ndata: request\n${head}steps:\n  ${steps}\n` },
    { path: 't.yaml', text: template },
  ];
  return compile(readTree(files), 'w', 2026);
}

const at = Date.parse('2026-03-06T09:00:00Z');
const instance = {
  ...{ id: 'i1', number: 'W-1', workflow: 'w', version: 'v', channel: 'email' },
  ...{ started_by: null, previous: null },
};

function started(program: ReturnType<typeof programOf>, data: JsonObject): Advanced {
  const event: InstanceEvent = { id: 'start 1', type: 'start', now: at, occurredAt: null, instance, data };
  const advanced = advance(program, null, event);
  if (!advanced.ok) throw new Error(advanced.message);
  return advanced;
}

const letter =
  'template: t\nsubject: {it: "Pratica {{ instance.number }}", en: "Case {{ instance.number }}"}\nbody: {it: "Gentile {{ data.name }}: {{ data.missing }}", en: "Dear {{ data.name }}"}\n';

describe('a mail', () => {
  const send = (with_ = '') =>
    programOf(`send: {do: mail_send, with: {to: a@example.org, template: t${with_}}}`, letter);

  it('is called with its text, made of the data as they are then', () => {
    const { effects } = started(send(), { name: 'Ada', missing: ['phone', 'address'] });
    expect(effects[0]?.input).toEqual({
      ...{ to: 'a@example.org', template: 't' },
      ...{ subject: 'Pratica W-1', text: 'Gentile Ada: phone, address' },
    });
  });

  it('is in the language asked for, else in the first', () => {
    const subject = (language: string) =>
      started(send(`, language: ${language}`), { name: 'Ada', missing: [] }).effects[0]?.input['subject'];
    expect([subject('en'), subject('en-GB'), subject('de')]).toEqual(['Case W-1', 'Case W-1', 'Pratica W-1']);
    expect(languageOf([{ language: '' }], 'it')).toBe(0);
  });

  it('whose text reads what is not there is an incident, not an empty place', () => {
    const { state, effects } = started(send(), {});
    expect(effects).toEqual([]);
    expect(state.incidents).toMatchObject([{ step: 'send', code: 'expression_failed' }]);
  });

  it('whose template is chosen wrongly is an incident that names those there are', () => {
    const program = programOf(
      `send: {do: mail_send, with: {to: a, template: '= data.name + "t"'}}`,
      letter.replace('template: t', 'template: t'),
    );
    const [incident] = started(program, { name: 'x' }).state.incidents;
    expect(incident?.message).toBe('There is no template xt in this version of w; it has t.');
  });
});

describe('a notice', () => {
  const clocked = (body: string) =>
    programOf(
      'a: {task: A, to: {group: g}, within: 1 hour, at: {100%: [{notify: {group: s, template: t}}, {raise_priority: 30}]}}',
      `template: t\nsubject: "{{ clock.name }} late"\nbody: ${body}\n`,
    );
  function breached(program: ReturnType<typeof programOf>): Advanced {
    const { state } = started(program, {});
    const due = nextDue(program, state);
    if (due === null) throw new Error('nothing is due');
    const advanced = advance(program, state, dueEvent(state, due));
    if (!advanced.ok) throw new Error(advanced.message);
    return advanced;
  }

  it('says what its template says, of the clock too', () => {
    const { notices } = breached(
      clocked('{it: "Scaduto: {{ text(clock.due, \'HH:mm\') }}", en: "Due {{ clock.due }}"}'),
    );
    expect(notices[0]?.texts).toEqual([
      { language: 'it', subject: 'a late', body: 'Scaduto: 10:00' },
      { language: 'en', subject: 'a late', body: 'Due 2026-03-06T10:00:00Z' },
    ]);
  });

  it('whose text fails is told all the same, the actions after it run, and there is an incident', () => {
    const { notices, state } = breached(clocked('"{{ data.name }}"'));
    expect(notices).toEqual([{ to: { group: 's' }, template: 't', clock: 'a', task: 'i1.2' }]);
    expect(state.priority).toBe(80);
    expect(state.incidents).toMatchObject([{ step: 'a', code: 'expression_failed' }]);
  });
});

describe('what came in by a channel', () => {
  const program = programOf(
    'a: {task: A, to: {group: g}}',
    letter,
    'start: {channels: {email: {with: {name: = message.from, missing: = message.attachments}}, fax: {}, odd: {with: "= message.subject"}}}\n',
  );
  const contact = { from: 'ada@example.org', subject: 'S', attachments: ['f1'] };
  const data = (name: string) => {
    const channel = channelOf(program, name);
    return channel === null ? null : dataOfContact(program, channel, contact, at);
  };

  it('becomes the data of a start', () => {
    expect(data('email')).toEqual({ data: { name: 'ada@example.org', missing: ['f1'] } });
    expect(data('fax')).toEqual({ data: {} });
    expect(data('letter')).toBeNull();
  });

  it('is refused, and not an exception, where the expression gives no map', () => {
    expect(data('odd')).toMatchObject({ ok: false, code: 'invalid' });
  });
});
