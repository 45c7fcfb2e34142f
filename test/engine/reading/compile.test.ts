import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkTree, compile, readTree, type SourceFile } from '../../../engine/reading.js';

const root = new URL('../../../definitions/', import.meta.url).pathname;

function definitions(): readonly SourceFile[] {
  const paths = readdirSync(root, { recursive: true }).map((path) => String(path).replaceAll('\\', '/'));
  const yaml = paths.filter((path) => path.endsWith('.yaml'));
  return yaml.map((path) => ({ path, text: readFileSync(root + path, 'utf8') }));
}

const small: readonly SourceFile[] = [
  {
    path: 'w.yaml',
    text: `workflow: w
title: {it: Prova, en: Trial}
data: request
calendar: operators
key: = data.tax_code
summary: '= "x: " + data.subject'
priority: "= data.urgent ? 80 : 50"
start: {groups: [desk], public: true, again: contact}
see: {groups: [directors]}
messages:
  contact: {title: {it: Contatto, en: Contact}, form: answer, from: {groups: [desk]}}
clocks:
  pickup:
    within: 4 working hours
    when: = data.subject != "x"
    from: [start, message.contact]
    until: [work.claimed, work.done, work.solved, closed, "= now", end]
    pause: later
    measure: SLA.O.1
    at:
      75%: {notify: {group: [desk, back], template: near}}
      -30 minutes: [{raise_priority: -5}, {priority: 70}, {retime: {clock: pickup, within: 5 working hours}}]
      +2 working hours: [{assign: {user: anna}}, {do: mail_send, with: {to: x, template: near}}, {set: {late: true}}]
    every: {1 working day: {notify: {assignee: true}}}
steps:
  decide:
    choose:
      - {when: data.urgent, steps: {mark: {set: {"list[]": {at: = now, n: 1}, plain: {a: [1, two]}}}}}
      - {when: data.subject == "y", next: later}
      - {else: work}
  work:
    task: Work
    to: {group: = data.team, user: anna, skills: [de, = data.language], mode: blended, not_by: [later]}
    form: answer
    outcomes: {solved: {title: Solved, form: answer, set: {seen: true}, next: send}, other: {next: until}}
    check: [{must: steps.work.data.text != "", message: Say something}]
    show: [subject, person.name]
    save: reply
    within: 2 working days
    at: {100%: {next: closed}}
    happened: = now
    on: {contact: {next: later}, error.full: {next: closed}, error: {next: later}}
  later: {wait: {message: [contact, other], where: message != null, for: 1 day, else: closed}, next: work}
  until: {wait: {until: 2026-03-09T10:00:00+01:00}, when: "false"}
  send:
    do: mail_send
    with: {to: = data.person.email, template: near}
    retry: {attempts: 5, first: 1 minute, factor: 3, max: 1 hour}
    timeout: 2 minutes
  again: {do: person_find, with: '= {"email": "a"}'}
  short: {wait: 30 minutes}
  closed: {end: closed}
migrate: {old: work}
`,
  },
  {
    path: 'operators.yaml',
    text: 'calendar: operators\nzone: Europe/Rome\nopen: {mon-fri: ["08:00-19:00"]}\n',
  },
  {
    path: 'answer.yaml',
    text: 'form: answer\nschema: {type: object, properties: {text: {type: string}, by: {$ref: person}}}\n',
  },
  {
    path: 'person.yaml',
    text: `form: person
schema:
  type: object
  properties:
    name: {type: string, personal: true}
    contacts: {type: array, items: {$ref: "#/$defs/contact"}}
  $defs: {contact: {type: object, properties: {value: {type: string, personal: true}, "a/b": {type: string, personal: true}}}}
`,
  },
  {
    path: 'request.yaml',
    text: 'form: request\nschema: {type: object, properties: {subject: {type: string}, urgent: {type: boolean, default: false}, tax_code: {type: string, personal: true}, person: {$ref: person}}}\n',
  },
  { path: 'near.yaml', text: 'template: near\nsubject: {it: Scade}\nbody: {it: Scade, en: Due}\n' },
  { path: 'unused.yaml', text: 'template: unused\nbody: Nothing\n' },
];

function replaced(path: string, from: string, to: string): readonly SourceFile[] {
  return small.map((file) => (file.path === path ? { path, text: file.text.replace(from, to) } : file));
}

describe('the definitions of the product', () => {
  it('have no problem, not even a warning', () => {
    expect(checkTree(readTree(definitions()))).toEqual([]);
  });

  it('compile to a program with all that the workflow uses', () => {
    const program = compile(readTree(definitions()), 'ticket', 2026);
    expect(program.version).toMatch(/^[0-9a-f]{64}$/);
    expect(Object.keys(program.forms)).toEqual(
      expect.arrayContaining(['ticket_request', 'citizen_reply', 'office_rejection']),
    );
    expect(Object.keys(program.forms)).toContain('office_name'); // which only other forms name
    expect(Object.keys(program.calendars).sort()).toEqual(['operators', 'whole_working_days']);
    expect(program.forms['ticket_request']?.personal).toEqual([
      '/call_back/person',
      '/call_back/phone',
      '/person/email',
      '/person/fax',
      '/person/name',
      '/person/phone',
      '/person/tax_code',
      '/text',
    ]);
  });
});

describe('compiling a workflow', () => {
  it('takes every key of the slice without a problem', () => {
    expect(checkTree(readTree(small))).toEqual([]);
  });

  it('gives the whole workflow as plain data', () => {
    const { workflow } = compile(readTree(small), 'w', 2026);
    expect(JSON.parse(JSON.stringify(workflow))).toEqual(workflow);
    expect(workflow).toMatchSnapshot();
  });

  it('puts the forms that a form refers to into its schema, and finds the personal places in them', () => {
    const { forms } = compile(readTree(small), 'w', 2026);
    expect(forms['answer']?.schema).toEqual({
      type: 'object',
      properties: { text: { type: 'string' }, by: { $ref: '#/$defs/form.person' } },
      $defs: {
        'form.person': {
          type: 'object',
          properties: {
            name: { type: 'string', personal: true },
            contacts: { type: 'array', items: { $ref: '#/$defs/form.person/$defs/contact' } },
          },
          $defs: {
            contact: {
              type: 'object',
              properties: {
                value: { type: 'string', personal: true },
                'a/b': { type: 'string', personal: true },
              },
            },
          },
        },
      },
    });
    expect(forms['answer']?.personal).toEqual(['/by/contacts/*/a~1b', '/by/contacts/*/value', '/by/name']);
    expect(forms['request']?.personal).toEqual([
      '/person/contacts/*/a~1b',
      '/person/contacts/*/value',
      '/person/name',
      '/tax_code',
    ]);
  });

  it('ends for forms that contain themselves, with all below the repetition personal', () => {
    const text =
      'form: request\nschema: {type: object, properties: {name: {type: string, personal: true}, part: {$ref: "#"}}}\n';
    const { forms } = compile(readTree(replaced('request.yaml', small[4]?.text ?? '', text)), 'w', 2026);
    expect(forms['request']?.personal).toEqual(['/name', '/part']);
  });

  it('refuses a workflow that is not there or could not be read', () => {
    expect(() => compile(readTree(small), 'v', 2026)).toThrow(
      'There is no readable workflow "v"; the tree has: w.',
    );
    expect(() => compile(readTree(replaced('answer.yaml', 'object', 'objekt')), 'w', 2026)).toThrow(
      'The form "answer" in answer.yaml could not be read.',
    );
  });
});

describe('the version of a workflow', () => {
  const version = (files: readonly SourceFile[], year = 2026) => compile(readTree(files), 'w', year).version;

  it('is that of the workflow and all it uses, whatever the order of files and the line ends', () => {
    expect(version([...small].reverse())).toBe(version(small));
    expect(version(small.map(({ path, text }) => ({ path, text: text.replaceAll('\n', '\r\n') })))).toBe(
      version(small),
    );
    expect(version(replaced('unused.yaml', 'Nothing', 'Something'))).toBe(version(small));
  });

  it.each([
    ['w.yaml', 'Trial', 'Test'],
    ['answer.yaml', 'string', 'integer'],
    ['person.yaml', 'string', 'integer'],
    ['near.yaml', 'Due', 'Nearly due'],
    ['operators.yaml', '19:00', '18:00'],
  ])('changes with %s', (path, from, to) => {
    expect(version(replaced(path, from, to))).not.toBe(version(small));
  });

  it('changes with the years that the calendars are compiled for', () => {
    expect(version(small, 2027)).not.toBe(version(small));
  });
});
