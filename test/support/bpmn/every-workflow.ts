import type { DefinitionText } from '../../../domain/definition-file.js';

/** A workflow with all that a diagram can hold. */
export const everyWorkflow: DefinitionText = {
  kind: 'workflow',
  name: 'every',
  text: `workflow: every
title: All that a diagram can hold
messages: {stop: {}, hurry: {}}
clocks:
  whole: {within: 2 days, every: {1 hour: {notify: {group: a}}}}
  first_half: {within: 4 hours, until: first.done, at: {75%: {notify: {group: a}}, 100%: [{raise_priority: 10}, {next: last}]}}
steps:
  first: {task: First & last, to: {group: a}, within: 1 hour, on: {error: {next: last}, hurry: {raise_priority: 5}}, outcomes: {yes: {next: phase}, no: {next: last}}}
  phase: {steps: {inside: {task: Inside, to: {group: a}, outcomes: {out: {next: last}, stay: {}}}, maybe: {when: data.x == 1, set: {y: 1}}, leave: {end: left}}}
  both: {parallel: {one: {steps: {one_task: {task: One, to: {group: a}}}}, two: {steps: {two_wait: {wait: 1 hour}}}}, until: any}
  many: {each: = data.list, at_once: 1, steps: {item_task: {task: Item, to: {group: a}}}}
  which: {choose: [{when: data.x == 1, steps: {chosen: {task: Chosen, to: {group: a}}}}, {when: data.x == 2, next: last}]}
  answer: {wait: {message: reply, for: 2 days, else: last}}
  pause: {wait: 3 hours, on: {hurry: {next: last}}}
  listen: {wait: {message: reply, for: 5 days}, on: {hurry: {next: last}}}
  last: {end: done}
on: {stop: {next: last}, hurry: {set: {z: 1}}}
`,
};
