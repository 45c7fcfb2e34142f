import { describe, expect, it } from 'vitest';
import { checkTree, readTree } from '../../../engine/reading.js';
import { findProblems, marked, problemsOf, withClocks, withSteps } from './a-tree.js';

function expectOne(code: string, written: string): void {
  const { text, expected } = marked(code, written);
  expect(problemsOf(text)).toEqual([expected]);
}

describe('a name that does not exist is refused where it is used', () => {
  it.each([
    ['unknown_name', 'a: {task: Work, to: {group: g}, form: ¦answr}'],
    ['unknown_name', 'a: {task: Work, to: {group: g}, outcomes: {b: {form: ¦nothing}}}'],
    ['unknown_name', 'a: {task: Work, to: {group: g}, next: ¦nowhere}'],
    ['unknown_name', 'a: {task: Work, to: {group: g}, outcomes: {b: {next: ¦nowhere}}}'],
    ['unknown_name', 'a: {task: Work, to: {group: g, not_by: [¦b]}}'],
    [
      'unknown_name',
      'a: {task: Work, to: {group: g}, within: 4 hours, at: {75%: {notify: {group: g, template: ¦nera}}}}',
    ],
    ['unknown_name', 'a: {task: Work, to: {group: g}, within: 4 working hours, calendar: ¦operator}'],
    ['unknown_name', 'a: {task: Work, to: {group: g}, on: {m: {retime: {clock: ¦pickup, within: 1 hour}}}}'],
    ['unknown_name', 'a: {do: ¦mail_sned, with: {to: a, template: near}}'],
    ['unknown_name', 'a: {do: mail_send, with: {to: a, template: ¦nera}}'],
    ['unknown_name', 'a: {wait: {message: m, for: 1 hour, else: ¦nowhere}}'],
    ['unknown_name', 'a: {choose: [{else: ¦nowhere}]}'],
    ['unknown_parameter', 'a: {do: mail_send, with: {to: a, template: near, ¦attachment: [b]}}'],
    ['missing_parameter', 'a: {do: ¦mail_send, with: {template: near}}'],
    ['missing_parameter', 'a: {task: Work, to: {group: g}, on: {m: {do: ¦http_call}}}'],
    ['wrong_value', 'a: {do: mail_send, with: {to: ¦7, template: near}}'],
  ])('%s: %s', (code, steps) => expectOne(code, withSteps(steps)));

  it.each([
    ['unknown_name', 'workflow: w\ndata: ¦reqest\nsteps: {a: {end: x}}\n'],
    ['unknown_name', 'workflow: w\ncalendar: ¦nowhere\nsteps: {a: {end: x}}\n'],
    ['unknown_name', 'workflow: w\nstart: {again: ¦contact}\nsteps: {a: {end: x}}\n'],
    ['unknown_name', 'workflow: w\nmessages: {m: {form: ¦nothing}}\nsteps: {a: {end: x}}\n'],
    ['unknown_name', 'workflow: w\nsteps: {a: {end: x}}\nmigrate: {old: ¦b}\n'],
    ['unknown_field', 'workflow: w\ndata: request\ndimensions: {service: ¦subjet}\nsteps: {a: {end: x}}\n'],
    ['unknown_field', 'workflow: w\ndimensions: {language: ¦language}\nsteps: {a: {end: x}}\n'],
    ['unknown_name', 'workflow: w\nsteps: {a: {task: A, to: {group: g}}}\non: {error: {next: ¦b}}\n'],
  ])('%s: %j', expectOne);

  it('refuses to tell contacts apart by what is personal', () => {
    const form =
      'form: own\nschema: {type: object, properties: {name: {type: string, personal: true}, topic: {type: string}}}\n';
    const of = (field: string) =>
      problemsOf(
        `workflow: w\ndata: own\ndimensions: {service: ${field}}\nsteps: {a: {end: x}}\n`,
        'w.yaml',
        [{ path: 'own.yaml', text: form }],
      );
    expect(of('name')).toEqual(['wrong_value@3:23']);
    expect(of('topic')).toEqual([]);
  });

  it('refuses a next that leads into a block from outside', () => {
    const steps =
      'a: {choose: [{when: data.n > 1, steps: {inner: {set: {x: 1}}}}]}\nb: {task: B, to: {group: g}, next: ¦inner}';
    expectOne('next_out_of_reach', withSteps(steps));
  });

  it('takes a next that leads out of a block, or to the end', () => {
    const steps =
      'a: {choose: [{when: data.n > 1, steps: {inner: {set: {x: 1}, next: b}, more: {set: {x: 1}, next: end}}}]}\nb: {task: B, to: {group: g}}';
    expect(problemsOf(withSteps(steps))).toEqual(['unreachable_step@5:74']);
  });
});

describe('names are given once', () => {
  it.each([
    ['file_name', 'workflow: ¦v\nsteps: {a: {end: x}}\n', 'w.yaml'],
    ['file_name', 'workflow: ¦w\nsteps: {a: {end: x}}\n', 'w.yml'],
    ['duplicate_name', 'calendar: ¦operators\nzone: Europe/Rome\nopen: {}\n', 'sub/operators.yaml'],
    [
      'duplicate_name',
      'workflow: w\nclocks: {c: {within: 1 hour}}\nsteps: {a: {task: A, to: {group: g}}, ¦c: {end: x}}\n',
      'w.yaml',
    ],
    [
      'duplicate_name',
      'workflow: w\nsteps:\n  a: {choose: [{when: "true", steps: {b: {set: {x: 1}}}}]}\n  ¦b: {end: x}\n',
      'w.yaml',
    ],
  ])('%s: %j in %s', (code, written, path) => {
    const { text, expected } = marked(code, written);
    expect(problemsOf(text, path)).toEqual([expected]);
  });
});

describe('a scenario', () => {
  it('is named by a sentence, in any file that ends in .scenario.yaml', () => {
    const text = 'scenario: All goes well\nworkflow: w\n';
    expect(problemsOf(text, 'w.yaml')).toContain('file_name@1:11');
    expect(problemsOf(text, 'w.scenario.yaml')).not.toContain('file_name@1:11');
  });
});

describe('working time needs a calendar that is open', () => {
  it.each([
    ['no_calendar', 'workflow: w\nsteps: {a: {task: A, to: {group: g}, within: ¦4 working hours}}\n'],
    ['no_calendar', 'workflow: w\nsteps: {a: {wait: ¦2 working days}}\n'],
    ['no_calendar', 'workflow: w\nsteps: {a: {wait: {message: m, for: ¦2 working days}}}\n'],
    [
      'no_calendar',
      'workflow: w\nclocks: {c: {within: 4 hours, at: {¦+2 working hours: {priority: 9}}}}\nsteps: {a: {wait: 1 day}}\n',
    ],
    [
      'no_calendar',
      'workflow: w\nclocks: {c: {within: 4 hours, every: {¦2 working hours: {priority: 9}}}}\nsteps: {a: {wait: 1 day}}\n',
    ],
    ['calendar_never_open', 'workflow: w\ncalendar: never\nsteps: {a: {wait: ¦2 working days}}\n'],
    [
      'calendar_never_open',
      'workflow: w\nclocks: {c: {within: ¦2 working hours, calendar: never}}\nsteps: {a: {wait: 1 day}}\n',
    ],
    [
      'calendar_without_effect',
      'workflow: w\nclocks: {c: {within: 2 hours, calendar: ¦operators}}\nsteps: {a: {wait: 1 day}}\n',
    ],
    [
      'calendar_without_effect',
      'workflow: w\ncalendar: operators\nclocks: {c: {within: 2 working hours, calendar: ¦operators}}\nsteps: {a: {wait: 1 day}}\n',
    ],
  ])('%s: %j', expectOne);

  it('counts as warnings what only changes nothing', () => {
    const text =
      'workflow: w\nclocks: {c: {within: 2 hours, calendar: operators}}\nsteps: {a: {wait: 1 day}}\n';
    expect(findProblems(text).map(({ severity }) => severity)).toEqual(['warning']);
  });

  it('takes elapsed and calendar days without a calendar', () => {
    expect(problemsOf('workflow: w\nsteps: {a: {wait: 30 calendar days}, b: {wait: PT4H}}\n')).toEqual([]);
  });
});

describe('an expression with a fault is refused at the fault', () => {
  it.each([
    ['bad_expression', 'a: {set: {x: = data.n ¦+}}'],
    ['bad_expression', 'a: {set: {x: = data.¦subjct}}'],
    ['bad_expression', 'a: {set: {x: "=   data.¦subjct"}}'],
    ['bad_expression', 'a: {when: ¦subject == 1, end: x}'],
    ['bad_expression', 'a: {when: steps.¦b.state == "done", end: x}'],
    ['bad_expression', 'a: {when: ¦message.text == "x", end: x}'],
    ['bad_expression', 'a: {task: A, to: {group: = data.¦team}}'],
    ['bad_expression', 'a: {task: A, to: {group: g}, on: {error: {set: {x: = message.¦cod}}}}'],
    ['bad_expression', 'a: {do: http_call, with: {url: x}}\nb: {set: {x: = steps.a.data.¦stats}}'],
    ['bad_expression', 'a: {task: A, to: {group: g}, form: answer}\nb: {set: {x: = steps.a.data.¦txt}}'],
    ['bad_expression', 'a: {wait: {until: \'= add(now, ¦"2 wrking days")\'}}'],
  ])('%s: %s', (code, steps) => expectOne(code, withSteps(steps)));

  it('is found beside a fault of shape in the same workflow', () => {
    expect(problemsOf(withSteps('a: {set: {x: = 1 +}, nxt: b}'))).toEqual([
      'bad_expression@5:20',
      'unknown_key@5:24',
    ]);
  });

  it('may read what steps save and set', () => {
    const steps =
      'a: {task: A, to: {group: g}, save: reply, outcomes: {b: {set: {x.y: 1}}}}\nc: {set: {z: = data.reply.text + data.x.y}}';
    expect(problemsOf(withSteps(steps))).toEqual([]);
  });
});

describe('a flow that makes no sense is refused', () => {
  it.each([
    ['unreachable_step', 'a: {task: A, to: {group: g}, next: c}\n¦b: {set: {x: 1}}\nc: {end: x}'],
    ['unreachable_step', 'a: {end: x}\n¦b: {set: {x: 1}}'],
    [
      'unreachable_step',
      'a: {task: A, to: {group: g}, outcomes: {y: {next: c}, z: {next: end}}}\n¦b: {set: {x: 1}}\nc: {end: x}',
    ],
    [
      'unreachable_step',
      'a: {choose: [{when: data.n > 1, next: c}, {else: c}]}\n¦b: {set: {x: 1}}\nc: {end: x}',
    ],
    ['endless_loop', '¦a: {set: {x: 1}, next: a}'],
    ['endless_loop', 'a: {set: {x: 1}}\n¦b: {choose: [{when: data.n < 3, next: a}]}'],
    [
      'endless_loop',
      'a: {choose: [{else: c}]}\nb: {task: A, to: {group: g}, next: c}\nc: {choose: [{when: data.n > 1, next: d}, {else: b}]}\n¦d: {set: {x: 1}, next: c}',
    ],
    ['endless_loop', 'a: {task: A, when: data.n > 1, to: {group: g}, next: end}\n¦b: {set: {x: 1}, next: a}'],
    [
      'branch_entered_from_above',
      'a: {choose: [{when: data.n > 1, next: b}, {else: c}]}\nb: {set: {x: 1}}\n¦c: {set: {x: 2}}',
    ],
  ])('%s: %s', (code, steps) => expectOne(code, withSteps(steps)));

  it.each([
    'a: {task: A, to: {group: g}, outcomes: {again: {next: a}, done: {}}}',
    'a: {wait: 1 hour}\nb: {choose: [{when: data.n < 3, next: a}]}',
    'a: {do: http_call, with: {url: x}}\nb: {choose: [{when: data.n < 3, next: a}]}',
    'a: {choose: [{when: data.n > 1, next: b}, {else: c}]}\nb: {set: {x: 1}, next: end}\nc: {set: {x: 2}}',
    'a: {task: A, to: {group: g}, on: {m: {next: c}}, next: end}\nc: {set: {x: 2}}',
    'a: {task: A, to: {group: g}, within: 1 hour, at: {100%: {next: c}}, next: end}\nc: {set: {x: 2}}',
    'a: {wait: {message: m, for: 1 hour, else: c}, next: end}\nc: {set: {x: 2}}',
  ])('takes %s', (steps) => {
    expect(problemsOf(withSteps(steps))).toEqual([]);
  });
});

describe('a task that says not who may do it', () => {
  it.each(['¦a: {task: A}', '¦a: {task: A, to: {skills: [de]}}'])('is warned of: %s', (steps) => {
    expectOne('task_for_anybody', withSteps(steps));
  });
});

describe('a clock that can never start or stop is refused', () => {
  it.each([
    ['clock_never_starts', 'c: {within: 4 hours, from: ¦end}'],
    ['clock_never_starts', 'c: {within: 4 hours, from: ¦note.claimed}'],
    ['clock_never_stops', 'c: {within: 4 hours, until: ¦note.claimed}'],
    ['clock_never_stops', 'c: {within: 4 hours, until: ¦closed.done}'],
    ['clock_never_stops', 'c: {within: 4 hours, from: note, until: ¦work.claimed}'],
    ['impossible_event', 'c: {within: 4 hours, until: [end, ¦note.claimed]}'],
    ['impossible_event', 'c: {within: 4 hours, until: [¦note.solved, work.solved]}'],
    ['unknown_name', 'c: {within: 4 hours, until: ¦work.solvd}'],
    ['unknown_name', 'c: {within: 4 hours, until: ¦wrok.solved}'],
    ['unknown_name', 'c: {within: 4 hours, until: ¦message.reply}'],
    ['unknown_name', 'c: {within: 4 hours, pause: ¦waiting}'],
  ])('%s: %s', (code, clocks) => expectOne(code, withClocks(clocks)));

  it.each([
    'c: {within: 4 hours, from: [start, work.done], until: [work.claimed, end]}',
    'c: {within: 4 hours, from: work, until: = now}',
    'c: {within: 4 hours, from: work.claimed, until: closed}',
  ])('takes %s', (clocks) => {
    expect(problemsOf(withClocks(clocks))).toEqual([]);
  });

  it('refuses an event that can be read in two ways', () => {
    expectOne(
      'ambiguous_event',
      'workflow: w\nclocks: {c: {within: 1 hour, from: ¦start, until: end}}\nsteps: {start: {task: A, to: {group: g}}}\n',
    );
  });
});

describe('checking a tree', () => {
  it('takes the services that it is given', () => {
    const service = {
      name: 'own',
      title: { it: 'A', en: 'A' },
      parameters: { type: 'object' },
      result: {},
      errors: [],
    };
    const tree = readTree([{ path: 'w.yaml', text: 'workflow: w\nsteps: {a: {do: own}}\n' }]);
    expect(checkTree(tree, [service])).toEqual([]);
    expect(checkTree(tree).map(({ code }) => code)).toEqual(['unknown_name']);
  });
});
