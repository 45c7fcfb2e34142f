import { describe, expect, it } from 'vitest';
import { findProblems, problemsOf, scenario } from './a-scenario.js';

const mark = '¦';

/** Expects one problem, at the mark. */
function expectOne(code: string, written: string): void {
  const before = written.slice(0, written.indexOf(mark));
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  expect(problemsOf(written.replace(mark, ''))).toEqual([`${code}@${line}:${column}`]);
}

const line = (text: string) => scenario(`  - ${text}`);

describe('a scenario is read', () => {
  it('with all moves and expectations of the language', () => {
    const play = `
  - expect: {step: register, state: done, by: anna, item: 1, called: {http_call: {times: 1, with: {url: x}}, mail_send: 0}}
  - expect: {task: examine, state: ready, to: [desk], by: anna, item: 1, notified: {chiefs: 0}, running: true}
  - expect: {clock: pickup, state: running, due: 2026-03-02T13:00:00+01:00, elapsed: 1 working hour, breached: false}
  - expect: {priority: 50, data: {a: 1}, incident: register, ended: granted, measure: {code: P.1, met: true, days_late: 0}}
  - advance: 1 working hour
  - advance: {to: 2026-03-02T13:00:00+01:00}
  - claim: {task: examine, by: anna, item: 1, occurred_at: 2026-03-02T13:00:00+01:00, refused: false}
  - release: {task: examine, by: anna}
  - assign: {task: examine, to: anna, by: carla}
  - complete: {task: examine, outcome: fine, data: {x: 1}}
  - message: {name: paper, id: m1, data: {x: 1}, by: anna}
  - retry: {step: register, by: carla}
  - resolve: {step: register, result: {}}
  - cancel: {reason: A mistake}`;
    const more =
      'users: {anna: {groups: [desk], skills: [de]}}\nservices: {http_call: [{result: {}}, {error: temporary, times: 2}], mail_send: {error: x}}\n';
    expect(problemsOf(scenario(play, more))).toEqual([]);
  });

  it.each([
    ['unknown_key', line('¦advnce: 1 hour')],
    ['unknown_key', line('claim: {task: examine, ¦who: anna}')],
    ['unknown_key', line('{claim: {task: examine}, ¦by: anna}')],
    ['two_kinds', line('{claim: {task: examine}, ¦cancel: {}}')],
    ['two_kinds', line('expect: {task: examine, ¦clock: pickup}')],
    ['unknown_key', line('expect: {¦state: ready}')],
    ['unknown_key', line('expect: {clock: pickup, ¦to: desk}')],
    ['missing_key', line('expect: ¦{}')],
    ['missing_key', line('claim: ¦{by: anna}')],
    ['missing_key', '¦scenario: A\nworkflow: permit\nplay: []\n'],
    ['wrong_value', line('expect: {task: examine, state: ¦active}')],
    ['wrong_value', line('expect: {priority: ¦high}')],
    ['wrong_value', line('¦now')],
    ['bad_duration', line('advance: ¦soon')],
    ['bad_duration', line('advance: {to: ¦tomorrow}')],
    ['bad_duration', line('expect: {clock: pickup, due: ¦2026-03-02T13:00:00}')],
    ['bad_duration', line('expect: {clock: pickup, elapsed: ¦2 working days}')],
    ['bad_duration', line('claim: {task: examine, occurred_at: ¦yesterday}')],
    ['missing_key', line('contact: ¦{step: a, row: 1}')],
    ['missing_key', line('expect: {progress: ¦{}}')],
    ['unknown_key', scenario('  - cancel: {}', '¦user: {}\n')],
    ['unknown_key', scenario('  - cancel: {}', 'services: {http_call: {error: temporary, ¦time: 2}}\n')],
  ])('%s: %j', expectOne);
});

describe('what a scenario names has to be there', () => {
  it.each([
    ['unknown_name', 'scenario: A\nworkflow: ¦permits\nat: 2026-03-02T09:00:00+01:00\nplay: []\n'],
    ['unknown_name', line('expect: {step: ¦examin}')],
    ['unknown_name', line('expect: {task: ¦register}')],
    ['unknown_name', line('expect: {clock: ¦pikup}')],
    ['unknown_name', line('expect: {ended: ¦grantd}')],
    ['unknown_name', line('expect: {incident: ¦nowhere}')],
    ['unknown_name', line('expect: {measure: {code: ¦P.2}}')],
    ['unknown_name', line('expect: {called: {¦http: 1}}')],
    ['unknown_name', line('claim: {task: ¦exam}')],
    ['unknown_name', line('complete: {task: examine, outcome: ¦find}')],
    ['unknown_name', line('message: {name: ¦papers}')],
    ['unknown_name', line('retry: {step: ¦registry}')],
    ['unknown_name', scenario('  - cancel: {}', 'services: {¦http: {result: {}}}\n')],
  ])('%s: %j', expectOne);

  it('proposes the nearest name', () => {
    const [problem] = findProblems(line('complete: {task: examine, outcome: find}'));
    expect(problem?.message).toBe('there is no outcome "examine.find"; did you mean "examine.fine"?');
  });

  it('only warns of a group that the workflow does not name, since groups are of the organisation', () => {
    const users = 'users: {anna: {groups: [desk, dsk]}}\n';
    const found = findProblems(scenario('  - expect: {notified: {chief: 0}}', users));
    expect(found.map(({ severity, code, line: at }) => [severity, code, at])).toEqual([
      ['warning', 'unknown_name', 6],
      ['warning', 'unknown_name', 7],
    ]);
  });

  it('takes what is unknown where the play is to be refused', () => {
    const play =
      '  - message: {name: other, refused: true}\n  - complete: {task: examine, outcome: x, refused: true}';
    expect(problemsOf(scenario(play))).toEqual([]);
  });

  it('blames working time on a workflow without a calendar', () => {
    const bare = 'workflow: permit\nsteps: {examine: {task: A, to: {group: g}}}\n';
    expect(problemsOf(scenario('  - advance: 1 working hour'), bare)).toEqual(['no_calendar@6:14']);
  });

  it('leaves alone a workflow that could not be read', () => {
    expect(problemsOf(line('claim: {task: x}'), 'workflow: permit\nsteps: 7\n')).toEqual([]);
  });
});
