import { describe, expect, it } from 'vitest';
import { findProblems, marked, problemsOf, withSteps } from './a-tree.js';

function expectOne(code: string, written: string): void {
  const { text, expected } = marked(code, written);
  expect(problemsOf(text)).toEqual([expected]);
}

describe('steps inside steps are checked', () => {
  it.each([
    ['next_out_of_reach', 'a: {steps: {b: {set: {x: 1}}}}\nc: {task: C, to: {group: g}, next: ¦b}'],
    [
      'next_out_of_reach',
      'a: {steps: {b: {set: {x: 1}}}}\nc: {steps: {d: {wait: 1 hour}}, on: {m: {next: ¦b}}}',
    ],
    ['unknown_name', 'a: {steps: {b: {wait: 1 hour}}, on: {m: {next: ¦nowhere}}}'],
    ['duplicate_name', 'a: {steps: {¦a: {wait: 1 hour}}}'],
    ['duplicate_name', 'a: {steps: {b: {wait: 1 hour}}, clocks: {¦b: {within: 1 hour}}}'],
    ['unreachable_step', 'a: {steps: {b: {set: {x: 1}, next: d}, ¦c: {set: {x: 1}}, d: {wait: 1 hour}}}'],
    ['unreachable_step', 'a: {steps: {b: {set: {x: 1}}}, next: d}\n¦c: {wait: 1 hour}\nd: {wait: 1 hour}'],
    ['endless_loop', 'a: {steps: {b: {set: {x: 1}}}}\n¦c: {set: {x: 1}, next: a}'],
    ['endless_loop', 'a: {steps: {b: {set: {x: 1}}, ¦c: {set: {x: 1}, next: b}}}'],
    [
      'branch_entered_from_above',
      'a: {choose: [{when: data.n > 1, next: b}, {else: c}]}\nb: {steps: {d: {set: {x: 1}}}}\n¦c: {set: {x: 2}}',
    ],
    [
      'clock_never_starts',
      'a: {steps: {b: {wait: 1 hour}}, clocks: {k: {within: 1 hour, from: ¦c}}}\nc: {wait: 1 hour}',
    ],
    [
      'clock_never_stops',
      'a: {steps: {b: {wait: 1 hour}}, clocks: {k: {within: 1 hour, until: ¦c}}}\nc: {wait: 1 hour}',
    ],
    ['no_calendar', 'a: {steps: {b: {wait: 1 hour}}, clocks: {k: {within: ¦1 working hour}}}'],
  ])('around a block, %s: %s', (code, steps) =>
    expectOne(
      code,
      code === 'no_calendar' ? withSteps(steps).replace('calendar: operators\n', '') : withSteps(steps),
    ),
  );

  it.each([
    ['unknown_name', 'a: {steps: {b: {wait: 1 hour}}}\nc: {undo: ¦b}'],
    ['unknown_name', 'a: {steps: {b: {wait: 1 hour}}}\nc: {undo: ¦elsewhere}'],
    ['unknown_name', 'a: {do: http_call, with: {url: x}, undo: {do: ¦http_cal, with: {url: x}}}'],
    ['missing_parameter', 'a: {do: http_call, with: {url: x}, undo: {do: ¦http_call}}'],
    [
      'bad_expression',
      'a: {do: http_call, with: {url: x}, undo: {do: http_call, with: {url: = steps.a.data.¦stats}}}',
    ],
    ['duplicate_name', 'a: {parallel: {¦a: {steps: {c: {wait: 1 hour}}}}}'],
    ['duplicate_name', 'a: {parallel: {b: {steps: {c: {wait: 1 hour}}}, d: {steps: {¦c: {wait: 1 hour}}}}}'],
    [
      'next_out_of_reach',
      'a: {parallel: {b: {steps: {c: {wait: 1 hour}}}, d: {steps: {e: {wait: 1 hour, next: ¦c}}}}}',
    ],
    ['next_out_of_reach', 'a: {parallel: {b: {steps: {c: {wait: 1 hour}}}}, on: {m: {next: ¦c}}}'],
    ['unreachable_step', 'a: {parallel: {b: {steps: {c: {end: x}, ¦d: {wait: 1 hour}}}}}'],
    [
      'endless_loop',
      'a: {parallel: {b: {steps: {c: {set: {x: 1}}}}, d: {steps: {e: {wait: 1 hour}}}}, until: any}\n¦f: {set: {x: 1}, next: a}',
    ],
    ['endless_loop', 'a: {each: = data.list, steps: {b: {set: {x: 1}}}}\n¦f: {set: {x: 1}, next: a}'],
    ['bad_expression', 'a: {each: = data.¦subjct, steps: {b: {wait: 1 hour}}}'],
    ['bad_expression', 'a: {each: [1], steps: {b: {wait: 1 hour}}}\nc: {set: {x: = ¦item}}'],
    ['bad_expression', 'a: {each: [1], as: one, steps: {b: {set: {x: = ¦item}}}}'],
    ['bad_expression', 'a: {each: [1], when: ¦index > 1, steps: {b: {wait: 1 hour}}}'],
    ['bad_expression', 'a: {each: [1], steps: {b: {wait: 1 hour}}}\nc: {set: {x: = ¦steps.b.outcome}}'],
    ['bad_expression', 'a: {each: = data.people, steps: {b: {set: {x: = item.¦nme}}}}'],
    ['bad_expression', 'a: {each: = data.people, steps: {b: {wait: 1 hour}}, until: item.¦nme == "x"}'],
  ])('inside a parallel or an each, %s: %s', (code, steps) =>
    expectOne(
      code,
      withSteps(steps).replace(
        'data: request',
        steps.includes('data.') && !steps.includes('subjct') ? 'data: lists' : 'data: request',
      ),
    ),
  );

  it.each([
    'a: {parallel: {b: {steps: {c: {set: {x: 1}}}}, d: {steps: {e: {wait: 1 hour}}}}}\nf: {choose: [{when: steps.c.state == "done", next: a}]}',
    'a: {parallel: {b: {steps: {c: {wait: 1 hour}}}, d: {steps: {e: {wait: 1 hour}}}}, until: steps.c.state == "done"}',
    'a: {parallel: {b: {steps: {c: {do: http_call, with: {url: x}, undo: {do: http_call, with: {url: = steps.c.data.body}}}}}}}\ne: {undo: b}\nf: {undo: a}\ng: {undo: all}',
    'a: {each: = data.people, steps: {b: {wait: 1 hour}}}\nc: {choose: [{when: "true", next: a}]}',
    'a: {each: = data.people, as: who, steps: {b: {task: B, to: {user: = who.name}}, c: {set: {x: = steps.b.outcome + who.name + string(index)}}}, at_once: all, until: steps.b.outcome == "done", collect: = steps.b.data, save: all}',
    'a: {each: = data.people, as: who, steps: {b: {each: = who.tags, steps: {c: {set: {"x[]": = item + who.name}}}}}}',
  ])('takes %s', (steps) => {
    expect(problemsOf(withSteps(steps).replace('data: request', 'data: lists'))).toEqual([]);
  });

  it.each([
    ['a: {steps: {b: {wait: 1 hour}}, ¦save: x}', 'inside'],
    ['a: {parallel: {b: {steps: {c: {wait: 1 hour}}}}, ¦save: x}', 'inside'],
    ['a: {choose: [{when: "true", steps: {b: {wait: 1 hour}}}], ¦save: x}', 'inside'],
    ['a: {set: {y: 1}, ¦save: x}', 'leave "save" out'],
    ['a: {wait: 1 hour, ¦save: x}', 'only a wait for a message'],
    ['a: {undo: all, ¦save: x}', 'leave it out'],
    ['a: {end: done, ¦save: x}', 'leave it out'],
  ])('refuses a save that would write nothing: %s', (steps, way) => {
    const { text, expected } = marked('nothing_to_save', withSteps(steps));
    expect(problemsOf(text)).toEqual([expected]);
    expect(findProblems(text)[0]?.message).toContain(way);
  });

  it('takes a block whose handlers and clocks lead inside it or out of it', () => {
    const steps =
      'a: {steps: {b: {wait: 1 hour, next: c}, c: {task: C, to: {group: g}, next: b}, e: {set: {x: 1}, next: d}}, on: {m: {next: e}}, clocks: {k: {within: 1 hour, pause: c, until: e, at: {100%: [{next: e}]}}}}\nd: {wait: 1 hour}';
    expect(problemsOf(withSteps(steps))).toEqual([]);
  });
});
