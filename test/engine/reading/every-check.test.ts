/** The checks as design/language.md lists them, in its order and in its words: one broken file for each, so that a reader can match them. */
import { describe, expect, it } from 'vitest';
import { checkTree, readTree } from '../../../engine/reading.js';
import { findProblems, marked, problemsOf, withClocks, withSteps } from './a-tree.js';

const task = 'a: {task: A, to: {group: g}}';
/** Each line stands for ten times what the one above it does. */
const bomb =
  'a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\nb: &b [*a, ¦*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\n';

/** What the page says is found, by the code that it is found as; `¦` stands where it is found. */
const sentences: readonly (readonly [what: string, code: string, text: string, path?: string])[] = [
  ['YAML that can’t be read', 'yaml', 'workflow: w\nsteps: {a: [1, 2\n¦b: 3\n'],
  ['tabs', 'yaml_tab', 'workflow: w\nsteps:\n¦\ta: {end: x}\n'],
  ['tags', 'yaml_tag', 'workflow: w\ntitle: ¦!!str 12\n'],
  ['duplicate keys', 'duplicate_key', 'workflow: w\nsteps: {a: {end: x}}\n¦workflow: v\n'],
  ['alias bombs', 'yaml_alias', `workflow: w\n${bomb}d: [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\n`],
  ['over-long files', 'too_long', `¦workflow: w\n# ${'x'.repeat(1024 * 1024)}\n`],
  ['unknown keys', 'unknown_key', 'workflow: w\n¦calender: operators\nsteps: {a: {end: x}}\n'],
  ['missing keys', 'missing_key', '¦workflow: w\n'],
  ['wrong kinds', 'wrong_value', 'workflow: w\nsteps: ¦[a]\n'],
  ['a file not named like its definition', 'file_name', 'workflow: ¦v\nsteps: {a: {end: x}}\n', 'sub/w.yaml'],
  ['names that don’t exist: steps', 'unknown_name', withSteps('a: {wait: 1 hour, next: ¦nowhere}')],
  ['names that don’t exist: forms', 'unknown_name', withSteps('a: {task: A, to: {group: g}, form: ¦no}')],
  [
    'names that don’t exist: calendars',
    'unknown_name',
    withClocks('c: {within: 4 working hours, calendar: ¦no}'),
  ],
  [
    'names that don’t exist: calendars, that a play publishes',
    'unknown_name',
    'scenario: s\nworkflow: other\nat: 2026-03-06T10:00:00Z\nplay: [{publish_calendar: {calendar: ¦no, zone: Europe/Rome, open: {}}}]\n',
  ],
  ['names that don’t exist: workflows', 'unknown_name', withSteps('a: {call: ¦no}')],
  ['names that don’t exist: decisions', 'unknown_name', withSteps('a: {decide: ¦no}')],
  [
    'names that don’t exist: templates',
    'unknown_name',
    withSteps('a: {do: mail_send, with: {to: x, template: ¦no}}'),
  ],
  ['names that don’t exist: services', 'unknown_name', withSteps('a: {do: ¦no}')],
  [
    'names that don’t exist: parameters of services',
    'unknown_parameter',
    withSteps('a: {do: http_call, with: {url: x, ¦no: 1}}'),
  ],
  ['durations that can’t be read', 'bad_duration', withSteps('a: {wait: ¦4 hous}')],
  [
    'durations that can’t be read, that an expression may give',
    'bad_duration',
    withSteps(`a: {task: A, to: {group: g}, within: '= data.n > 1 ? "1 hour" : ¦"4 wrking hours"'}`),
  ],
  ['instants that can’t be read', 'bad_duration', withSteps('a: {wait: {until: ¦2026-02-30T09:00:00Z}}')],
  ['working time without a calendar', 'no_calendar', 'workflow: w\nsteps: {a: {wait: ¦2 working days}}\n'],
  [
    'working time without a calendar, that an expression adds',
    'no_calendar',
    `workflow: w\nsteps: {a: {set: {x: '= add(now, ¦"-2 working days")'}}}\n`,
  ],
  [
    'working time without a calendar, that an expression measures',
    'no_calendar',
    `workflow: w\nsteps: {a: {set: {x: '= between(now, now, ¦"working hours")'}}}\n`,
  ],
  [
    'working time without a calendar, in whose zone it starts by itself',
    'no_calendar',
    'workflow: w\nstart: {every: {cron: ¦"0 8 1 * *"}}\nsteps: {a: {end: x}}\n',
  ],
  [
    'working time on a calendar that is never open',
    'calendar_never_open',
    'workflow: w\ncalendar: never\nsteps: {a: {wait: ¦2 working days}}\n',
  ],
  [
    'working time on a calendar that is never open, which an expression names',
    'calendar_never_open',
    withSteps(`a: {set: {x: '= add(now, ¦"2 working days", "never")'}}`),
  ],
  [
    'working time on a calendar that is never open, when it is to start',
    'calendar_never_open',
    'workflow: w\nstart: {every: {cron: "0 8 1 * *", calendar: ¦never}}\nsteps: {a: {end: x}}\n',
  ],
  [
    'a schedule on days that never come',
    'never_due',
    'workflow: w\ncalendar: operators\nstart: {every: {cron: ¦"0 8 31 4,6 *"}}\nsteps: {a: {end: x}}\n',
  ],
  ['expressions that don’t parse', 'bad_expression', withSteps('a: {set: {x: = data.n ¦+}}')],
  ['expressions that use unknown names', 'bad_expression', withSteps('a: {set: {x: = ¦subject}}')],
  [
    'expressions that read fields that their schema can’t have',
    'bad_expression',
    withSteps('a: {set: {x: = data.¦subjct}}'),
  ],
  [
    'places shown that their schema can’t have',
    'unknown_field',
    withSteps('a: {task: A, to: {group: g}, show: [subject, ¦subjct]}'),
  ],
  ['steps that can’t be reached', 'unreachable_step', withSteps('a: {end: x}\n¦b: {wait: 1 hour}')],
  ['loops in which nothing waits', 'endless_loop', withSteps('¦a: {set: {x: 1}, next: a}')],
  ['loops in which nothing waits, for long', 'endless_loop', withSteps('¦a: {wait: 0 minutes, next: a}')],
  ['clocks that can never start', 'clock_never_starts', withClocks('c: {within: 4 hours, from: ¦end}')],
  [
    'clocks that can never stop',
    'clock_never_stops',
    withClocks('c: {within: 4 hours, from: note, until: ¦work.claimed}'),
  ],
  [
    'warning: a comparison with a value that the schema doesn’t list',
    'bad_expression',
    withSteps('a: {set: {x: 1}, when: data.channel == ¦"phnoe"}'),
  ],
  [
    'warning: a comparison with an outcome that the task doesn’t have',
    'bad_expression',
    withSteps(
      'a: {task: A, to: {group: g}, outcomes: {solved: {}, refused: {}}}\nb:\n  set: {x: 1}\n  when: steps.a.outcome in ["solved", ¦"refusd"]',
    ),
  ],
  [
    'warning: a calendar that changes nothing',
    'calendar_without_effect',
    withClocks('c: {within: 2 working hours, calendar: ¦operators}'),
  ],
  [
    'warning: a choose branch entered from above as well',
    'branch_entered_from_above',
    withSteps('a: {choose: [{when: data.n > 1, next: b}, {else: c}]}\nb: {set: {x: 1}}\n¦c: {set: {x: 2}}'),
  ],
];

const listed = sentences.map(([what, code, written, path]) => ({ what, code, written, path }));

describe('checking a tree finds, each with file, line, column, severity and a stable code', () => {
  it.each(listed)('$what: $code', ({ what, code, written, path }) => {
    const { text, expected } = marked(code, written);
    const found = findProblems(text, path);
    const told = found.map(({ line, column, ...each }) => `${each.code}@${line}:${column}`);
    expect(told).toContain(expected);
    const [problem] = found.filter((each) => each.code === code);
    expect(problem?.severity).toBe(what.startsWith('warning') ? 'warning' : 'error');
    expect(problem?.message).not.toBe('');
  });

  it.each(listed.filter(({ code }) => code !== 'unknown_name'))(
    '$what: nothing else',
    ({ code, written, path }) => {
      const { text, expected } = marked(code, written);
      expect(problemsOf(text, path)).toEqual([expected]);
    },
  );
});

describe('warning: groups that nobody belongs to', () => {
  const text = `workflow: w
start: {groups: [desk, front]}
see: {groups: [nobody]}
messages: {m: {from: {groups: [gone]}}}
clocks: {c: {within: 1 hour, at: {100%: [{notify: {group: [desk, chiefs]}}, {assign: {group: = "x", user: eve}}]}}}
steps: {a: {task: A, to: {group: [dsk]}, on: {m: {notify: {group: gone}}}}}
`;
  const found = (peopled: ReadonlySet<string> | null) =>
    checkTree(readTree([{ path: 'w.yaml', text }]), undefined, peopled);

  it('are named once in a definition, where the organisation is known', () => {
    const problems = found(new Set(['desk', 'supervisors']));
    expect(problems.map(({ code, line, column }) => `${code}@${line}:${column}`)).toEqual([
      'group_of_nobody@2:24',
      'group_of_nobody@3:16',
      'group_of_nobody@4:32',
      'group_of_nobody@5:66',
      'group_of_nobody@6:35',
    ]);
    expect(problems.every(({ severity }) => severity === 'warning')).toBe(true);
    expect(problems.at(-1)).toMatchObject({
      fix: 'desk',
      message: expect.stringContaining('"dsk"') as unknown,
    });
  });

  it('are not asked for where it is not', () => {
    expect(found(null)).toEqual([]);
  });
});

describe('data that a schedule or a channel starts a workflow with', () => {
  const started = (start: string) =>
    problemsOf(`workflow: w\ndata: request\ncalendar: operators\nstart: ${start}\nsteps: {${task}}\n`);
  const needy = {
    path: 'needy.yaml',
    text: 'form: needy\nschema: {type: object, required: [n], properties: {n: {type: integer}}, additionalProperties: false}\n',
  };

  it('are fields of its form, of their kind', () => {
    expect(started('{every: {cron: "0 8 1 * *", with: {n: 1}}}')).toEqual([]);
    expect(started('{every: {cron: "0 8 1 * *", with: {m: 1}}}')).toEqual(['unknown_parameter@4:43']);
    expect(started('{every: {cron: "0 8 1 * *", closed: skip, with: {n: = now}}}')).toEqual([]);
    expect(started('{every: {cron: "0 8 1 * *", with: {n: = data.n}}}')).toEqual(['bad_expression@4:48']);
    expect(started('{every: {cron: "0 8 1 * *", closed: never}}')).toEqual(['wrong_value@4:44']);
    expect(started('{channels: {email: {with: {n: one}}, fax: {}}}')).toEqual(['wrong_value@4:38']);
    expect(started('{channels: {email: {with: {n: = message.subject}}}}')).toEqual([]);
  });

  it('are all that it needs, but where a person fills them in', () => {
    const of = (start: string) => {
      const text = `workflow: w\ndata: needy\ncalendar: operators\nstart: ${start}\nsteps: {${task}}\n`;
      return checkTree(readTree([needy, { path: 'w.yaml', text }])).filter(
        ({ code }) => code === 'missing_parameter',
      );
    };
    expect(of('{every: {cron: "0 8 1 * *"}}')).toMatchObject([{ line: 4, column: 9 }]);
    expect(of('{channels: {email: {with: {}}}}')).toMatchObject([{ line: 4, column: 20 }]);
    expect(of('{channels: {fax: {}}}')).toEqual([]);
  });
});

describe('a place that a task shows', () => {
  it('may be one that something saves or sets, also in an open part', () => {
    const steps =
      'a: {task: A, to: {group: g}, form: answer, save: reply, outcomes: {b: {set: {x.y: 1}}}}\nb: {task: B, to: {group: g}, show: [reply.text, x.y, subject]}';
    expect(problemsOf(withSteps(steps))).toEqual([]);
  });

  it('is pointed at where it goes wrong', () => {
    const steps = 'a: {task: A, to: {group: g}, form: answer, save: reply, show: [subject.¦nothing]}';
    const { text, expected } = marked('unknown_field', withSteps(steps));
    expect(problemsOf(text)).toEqual([expected]);
  });
});
