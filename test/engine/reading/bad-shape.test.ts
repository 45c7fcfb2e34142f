import { describe, expect, it } from 'vitest';
import { findProblems, marked, problemsOf, withClocks, withSteps } from './a-tree.js';

function expectOne(code: string, written: string): void {
  const { text, expected } = marked(code, written);
  expect(problemsOf(text)).toEqual([expected]);
}

describe('a workflow with a fault is refused at the fault', () => {
  it.each([
    ['wrong_value', 'workflow: ¦12\nsteps: {a: {end: x}}\n'],
    ['bad_name', 'workflow: ¦Ticket\nsteps: {a: {end: x}}\n'],
    ['missing_key', '¦workflow: w\n'],
    ['unknown_key', 'workflow: w\n¦calender: operators\nsteps: {a: {end: x}}\n'],
    ['unknown_key', 'workflow: w\n¦zzz: 1\nsteps: {a: {end: x}}\n'],
    ['wrong_value', 'workflow: w\nsteps: ¦{}\n'],
    ['wrong_value', 'workflow: w\nsteps: ¦[a]\n'],
    ['wrong_value', 'workflow: w\ntitle: ¦2026\nsteps: {a: {end: x}}\n'],
    ['wrong_value', 'workflow: w\ntitle: ¦{}\nsteps: {a: {end: x}}\n'],
    ['unknown_key', 'workflow: w\ntitle: {¦Italian: Segnalazione}\nsteps: {a: {end: x}}\n'],
    ['wrong_value', 'workflow: w\npriority: ¦101\nsteps: {a: {end: x}}\n'],
    ['wrong_value', 'workflow: w\npriority: ¦high\nsteps: {a: {end: x}}\n'],
    ['wrong_value', 'workflow: w\nstart: {public: ¦yes}\nsteps: {a: {end: x}}\n'],
    ['wrong_value', 'workflow: w\nstart: {groups: ¦desk}\nsteps: {a: {end: x}}\n'],
    ['wrong_value', 'workflow: w\nstart: {every: {cron: ¦\"0 25 1 * *\"}}\nsteps: {a: {end: x}}\n'],
    ['wrong_value', 'workflow: w\nstart: {every: {cron: ¦\"0 8 1 *\"}}\nsteps: {a: {end: x}}\n'],
    ['wrong_value', 'workflow: w\nstart: {every: {cron: ¦\"0 25 1 * *\"}}\nsteps: {a: {end: x}}\n'],
    ['wrong_value', 'workflow: w\nstart: {every: {cron: ¦\"0 8 1 *\"}}\nsteps: {a: {end: x}}\n'],
    ['missing_key', 'workflow: w\nsee: ¦{}\nsteps: {a: {end: x}}\n'],
    ['wrong_value', 'workflow: w\nmessages: {m: ¦text}\nsteps: {a: {end: x}}\n'],
    ['bad_name', 'workflow: w\nmessages: {¦Reply: {}}\nsteps: {a: {end: x}}\n'],
    ['bad_expression', 'workflow: w\nkey: ¦=\nsteps: {a: {end: x}}\n'],
  ])('%s: %j', expectOne);
});

describe('a step with a fault is refused at the fault', () => {
  it.each([
    ['missing_step_kind', '¦a: {title: A}'],
    ['missing_step_kind', 'a: {¦zzz: 1, title: A}'],
    ['unknown_key', 'a: {¦tsak: Work, to: {group: g}}'],
    ['two_kinds', 'a: {end: x, ¦set: {n: 1}}'],
    ['two_kinds', 'a: {do: mail_send, with: {to: a, template: near}, ¦task: A}'],
    ['unknown_name', 'a: {call: ¦other, wait: false}'],
    ['missing_key', 'a: {do: http_call, with: {url: x}, undo: ¦{}}'],
    ['wrong_value', 'a: {do: http_call, with: {url: x}, undo: ¦all}'],
    ['unknown_key', 'a: {do: http_call, with: {url: x}, undo: {do: http_call, with: {url: x}, ¦retry: {}}}'],
    ['two_kinds', 'a: {undo: all, ¦end: x}'],
    ['wrong_value', 'a: {parallel: ¦{}}'],
    ['wrong_value', 'a: {parallel: {b: ¦text}}'],
    ['missing_key', 'a: {parallel: {¦b: {}}}'],
    ['unknown_key', 'a: {parallel: {b: {steps: {c: {end: x}}, ¦clocks: {}}}}'],
    ['bad_name', 'a: {parallel: {¦B: {steps: {c: {end: x}}}}}'],
    ['wrong_value', 'a: {parallel: {b: {steps: {c: {end: x}}}}, until: ¦[all]}'],
    ['bad_expression', 'a: {parallel: {b: {steps: {c: {end: x}}}}, until: ¦most}'],
    ['two_kinds', 'a: {parallel: {b: {steps: {c: {end: x}}}}, ¦steps: {d: {end: x}}}'],
    ['missing_key', '¦a: {each: = data.list}'],
    ['wrong_value', 'a: {each: ¦seven, steps: {c: {end: x}}}'],
    ['wrong_value', 'a: {each: ¦{b: 1}, steps: {c: {end: x}}}'],
    ['wrong_value', 'a: {each: [1], steps: {c: {end: x}}, at_once: ¦0}'],
    ['wrong_value', 'a: {each: [1], steps: {c: {end: x}}, at_once: ¦1001}'],
    ['wrong_value', 'a: {each: [1], steps: {c: {end: x}}, at_once: ¦some}'],
    ['bad_name', 'a: {each: [1], as: ¦data, steps: {c: {end: x}}}'],
    ['missing_key', 'a: {each: [1], steps: {c: {set: {x: 1}}}, ¦save: x}'],
    ['unknown_key', 'a: {each: [1], steps: {c: {end: x}}, ¦collects: 1}'],
    ['wrong_value', 'a: {steps: ¦{}}'],
    ['wrong_value', 'a: {steps: {b: {end: x}}, clocks: ¦7}'],
    ['unknown_key', 'a: {steps: {b: {end: x}}, ¦clock: {}}'],
    ['two_kinds', 'a: {steps: {b: {end: x}}, ¦wait: 1 hour}'],
    ['unknown_key', 'a: {end: x, ¦outcomes: {a: {}}}'],
    ['bad_name', '¦End: {end: x}'],
    ['bad_name', '¦end: {end: x}'],
    ['bad_name', 'a: {end: ¦All done}'],
    ['wrong_value', 'a: ¦text'],
    ['wrong_value', 'a: {task: Work, to: {group: ¦[]}}'],
    ['wrong_value', 'a: {task: Work, to: {group: ¦7}}'],
    ['unknown_key', 'a: {task: Work, to: {¦grp: g}}'],
    ['bad_name', 'a: {task: Work, to: {group: g}, outcomes: {¦claimed: {}}}'],
    ['wrong_value', 'a: {task: Work, to: {group: g}, outcomes: {solved: ¦}}'],
    ['wrong_value', 'a: {task: Work, to: {group: g}, outcomes: ¦{}}'],
    ['missing_key', 'a: {task: Work, to: {group: g}, check: [¦{must: "true"}]}'],
    ['wrong_value', 'a: {task: Work, to: {group: g}, show: [¦"= data.n"]}'],
    ['wrong_value', 'a: {task: Work, to: {group: g}, save: ¦"a b"}'],
    ['wrong_value', 'a: {set: {¦"a b": 1}}'],
    ['wrong_value', 'a: {set: ¦[a]}'],
    ['wrong_value', 'a: {do: mail_send, with: ¦text}'],
    ['wrong_value', 'a: {do: mail_send, with: {to: a, template: near}, retry: {attempts: ¦0}}'],
    ['bad_duration', 'a: {do: mail_send, with: {to: a, template: near}, retry: {first: ¦2 working hours}}'],
    ['bad_duration', 'a: {do: mail_send, with: {to: a, template: near}, timeout: ¦soon}'],
    ['bad_duration', 'a: {wait: ¦4 hous}'],
    ['wrong_value', 'a: {wait: ¦4}'],
    ['bad_duration', 'a: {wait: {until: ¦tomorrow}}'],
    ['bad_duration', 'a: {wait: {until: ¦2026-02-30T99:00:00Z}}'],
    ['missing_step_kind', 'a: {wait: ¦{for: 1 hour}}'],
    ['missing_key', 'a: {wait: ¦{message: m, else: b}}\nb: {end: x}'],
    ['bad_name', 'a: {wait: {message: ¦The reply}}'],
    ['wrong_value', 'a: {choose: ¦[]}'],
    ['wrong_value', 'a:\n  choose:\n    - {¦else: b}\n    - {when: "true", next: b}\nb: {end: x}'],
    ['missing_step_kind', 'a: {choose: [¦{when: "true"}]}'],
    ['two_kinds', 'a: {choose: [{when: "true", next: b, ¦steps: {c: {end: x}}}]}\nb: {end: x}'],
    ['unknown_key', 'a: {choose: [{when: "true", ¦nxt: b}]}\nb: {end: x}'],
    ['missing_key', 'a: {choose: [¦{next: b}]}\nb: {end: x}'],
    ['missing_key', 'a: {task: Work, to: {group: g}, ¦at: {100%: {priority: 90}}}'],
    ['bad_name', 'a: {task: Work, to: {group: g}, on: {¦A Message: {next: end}}}'],
    ['wrong_value', 'a: {task: Work, to: {group: g}, on: {m: ¦end}}'],
    ['two_kinds', 'a: {task: Work, to: {group: g}, on: {m: {priority: 3, ¦next: end}}}'],
    ['unknown_name', 'a: {task: Work, to: {group: g}, on: {m: {run: ¦other}}}'],
    ['unknown_key', 'a: {task: Work, to: {group: g}, on: {m: {¦notfy: {group: g}}}}'],
    ['missing_key', 'a: {task: Work, to: {group: g}, on: {m: {notify: ¦{template: near}}}}'],
    ['wrong_value', 'a: {task: Work, to: {group: g}, on: {m: {raise_priority: ¦101}}}'],
    ['missing_key', 'a: {task: Work, to: {group: g}, on: {m: {retime: ¦{within: 1 hour}}}}'],
  ])('%s: %s', (code, steps) => expectOne(code, withSteps(steps)));
});

describe('a clock with a fault is refused at the fault', () => {
  it.each([
    ['missing_key', '¦c: {}'],
    ['wrong_value', 'c: ¦4 hours'],
    ['bad_name', '¦C: {within: 4 hours}'],
    ['unknown_key', 'c: {within: 4 hours, ¦untill: end}'],
    ['bad_duration', 'c: {within: ¦4 workng hours}'],
    ['bad_duration', 'c: {within: ¦-4 hours}'],
    ['wrong_value', 'c: {within: ¦4}'],
    ['wrong_value', 'c: {within: 4 hours, measure: ¦SLA 1}'],
    ['bad_duration', 'c: {within: 4 hours, at: {¦half: {priority: 9}}}'],
    ['bad_duration', 'c: {within: 4 hours, at: {¦150%: {priority: 9}}}'],
    ['bad_duration', 'c: {within: 4 hours, at: {¦+two hours: {priority: 9}}}'],
    ['bad_duration', 'c: {within: 4 hours, every: {¦daily: {priority: 9}}}'],
    ['bad_event', 'c: {within: 4 hours, from: ¦work.done.now}'],
    ['bad_event', 'c: {within: 4 hours, until: [end, ¦Work]}'],
    ['wrong_value', 'c: {within: 4 hours, at: {100%: ¦}}'],
    ['missing_step_kind', 'c: {within: 4 hours, at: {100%: ¦{}}}'],
  ])('%s: %s', (code, clocks) => expectOne(code, withClocks(clocks)));
});

describe('a form, a calendar or a template with a fault is refused at the fault', () => {
  it.each([
    ['missing_key', '¦form: f\n'],
    ['wrong_value', 'form: f\nschema: ¦text\n'],
    ['unknown_key', 'form: f\nschema: {type: object, ¦propertys: {}}\n'],
    ['bad_schema', 'form: f\nschema: {type: ¦objekt}\n'],
    ['bad_schema', 'form: f\nschema: {type: object, properties: {a: {type: string, minLength: ¦x}}}\n'],
    ['bad_schema', 'form: f\nschema: {type: object, properties: {a: {type: string, format: ¦e-mail}}}\n'],
    ['bad_schema', 'form: f\nschema: {type: object, properties: {a: {type: string, pattern: ¦"("}}}\n'],
    ['bad_schema', 'form: f\nschema: {type: object, properties: {a: {type: string, personal: ¦1}}}\n'],
    ['bad_schema', 'form: f\nschema: {type: object, properties: {a: {$ref: ¦"#/$defs/nowhere"}}}\n'],
    ['unknown_name', 'form: f\nschema: {type: object, properties: {a: {$ref: ¦answr}}}\n'],
    [
      'unknown_field',
      'form: f\nschema: {type: object, properties: {a: {type: string}}}\nui: {order: [a, ¦b]}\n',
    ],
    [
      'unknown_field',
      'form: f\nschema: {type: object, properties: {a: {type: string}}}\nui: {widgets: {¦b: textarea}}\n',
    ],
    ['unknown_key', 'form: f\nschema: {type: object}\nui: {¦ordr: []}\n'],
    ['missing_key', '¦calendar: c\nopen: {}\n'],
    ['wrong_value', 'calendar: c\nzone: ¦Europe/Roma\nopen: {}\n'],
    ['bad_calendar', 'calendar: c\nzone: Europe/Rome\nopen: {¦lun: ["08:00-19:00"]}\n'],
    ['wrong_value', 'calendar: c\nzone: Europe/Rome\nopen: {mon: [¦"8-19"]}\n'],
    ['wrong_value', 'calendar: c\nzone: Europe/Rome\nopen: {mon: ¦"08:00-19:00"}\n'],
    ['bad_calendar', 'calendar: c\nzone: Europe/Rome\nopen: {}\nholidays: {country: ¦XX}\n'],
    ['missing_key', 'calendar: c\nzone: Europe/Rome\nopen: {}\nholidays: {region: ¦"32"}\n'],
    ['wrong_value', 'calendar: c\nzone: Europe/Rome\nopen: {}\nholidays: {also: [{date: ¦"02-30"}]}\n'],
    [
      'wrong_value',
      'calendar: c\nzone: Europe/Rome\nopen: {}\nclosed: [{from: ¦2026-02-30, to: 2026-03-01}]\n',
    ],
    [
      'bad_calendar',
      'calendar: c\nzone: Europe/Rome\nopen: {}\nclosed: [{from: 2026-03-02, to: ¦2026-03-01}]\n',
    ],
    ['missing_key', '¦template: t\nsubject: A\n'],
    ['unknown_key', 'template: t\nbody: A\n¦bodi: B\n'],
    ['wrong_value', 'scenario: ¦\n'],
  ])('%s: %j', expectOne);
});

describe('a message', () => {
  it('says what was expected, what was found and the way out, and proposes the nearest key', () => {
    const [problem] = findProblems(withClocks('c: {within: 4 hours, untill: end}'));
    expect(problem?.message).toBe('a clock has no key "untill"; did you mean "until"?');
    expect(problem?.fix).toBe('until');
    expect(problem?.severity).toBe('error');
  });

  it('never guesses a key that is near to none', () => {
    const [problem] = findProblems('template: t\nbody: A\nattachment: B\n');
    expect(problem?.message).toBe(
      'a template has no key "attachment"; known keys: template, title, subject, body',
    );
  });
});
