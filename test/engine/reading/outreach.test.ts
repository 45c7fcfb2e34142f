import { describe, expect, it } from 'vitest';
import { compile, readTree } from '../../../engine/reading.js';
import { marked, problemsOf, withSteps } from './a-tree.js';

const beside = [
  {
    path: 'd.yaml',
    text: 'dispositions: d\nchannel: phone\noutcomes: {complete: {final: true}, no_answer: {rolls_up: not_found}}\n',
  },
];

function expectOne(code: string, steps: string): void {
  const { text, expected } = marked(code, withSteps(steps));
  expect(problemsOf(text, 'w.yaml', beside)).toEqual([expected]);
}

describe('an outreach', () => {
  it('is read whole', () => {
    const step = `a:
  outreach: phone
  list: = data.subject
  dispositions: d
  attempts: = data.n
  retry: {after: 4 working hours, outcomes: [not_found]}
  appointments: {count_as_attempt: false}
  hours: operators
  rate: 600 per hour
  to: {group: [desk, back], skills: ["= data.subject", it]}
  quota: {region: {north: 400}}
  counts: = data.channel
  until: = now > add(instance.started_at, "3 days")
  save: result
`;
    const text = withSteps(step);
    expect(problemsOf(text, 'w.yaml', beside)).toEqual([]);
    const tree = readTree([{ path: 'w.yaml', text }, ...beside]);
    const { workflow, dispositions } = compile(tree, 'w', 2026);
    expect(dispositions['d']).toMatchObject({ channel: 'phone' });
    expect(workflow.body.steps[0]).toMatchObject({
      kind: 'outreach',
      channel: 'phone',
      attempts: { expression: 'data.n' },
      retry: { after: '4 working hours', outcomes: ['not_found'] },
      appointmentsCount: false,
      rate: { count: 600, perMs: 3_600_000 },
      quota: { region: { north: 400 } },
    });
  });

  it.each([
    ['wrong_value', 'a: {outreach: ¦telephone, list: l}'],
    ['missing_key', 'a: {outreach: ¦phone}'],
    ['missing_key', 'a: {outreach: ¦web}'],
    ['missing_key', 'a: {outreach: ¦task, list: l}'],
    ['missing_key', 'a: {outreach: ¦workflow, list: l}'],
    ['missing_key', 'a: {outreach: ¦recorded, list: l}'],
    ['unknown_key', 'a: {outreach: phone, list: l, ¦recording: = data.subject}'],
    ['unknown_key', 'a: {outreach: phone, list: l, ¦form: answer}'],
    ['unknown_key', 'a: {outreach: phone, list: l, ¦lists: m}'],
    ['unknown_name', 'a: {outreach: phone, list: l, questionnaire: ¦nothing}'],
    ['unknown_name', 'a: {outreach: phone, list: l, dispositions: ¦e}'],
    ['unknown_name', 'a: {outreach: phone, list: l, hours: ¦operator}'],
    ['wrong_value', 'a: {outreach: phone, list: l, attempts: ¦0}'],
    ['wrong_value', 'a: {outreach: phone, list: l, rate: ¦fast}'],
    ['bad_duration', 'a: {outreach: phone, list: l, retry: {after: ¦soon}}'],
    ['missing_key', 'a: {outreach: phone, list: l, retry: ¦{outcomes: [no_answer]}}'],
    [
      'unknown_name',
      'a: {outreach: phone, list: l, dispositions: d, retry: {after: 1 hour, outcomes: [¦no_anser]}}',
    ],
    [
      'unknown_name',
      'a: {outreach: phone, list: l, dispositions: d, retry: {after: 1 hour, outcomes: [¦complete]}}',
    ],
    ['wrong_value', 'a: {outreach: fax, list: l, dispositions: ¦d}'],
    ['bad_expression', 'a: {outreach: phone, list: l, until: ¦noww > 1}'],
    ['bad_expression', 'a: {outreach: phone, list: l}\nb: {set: {x: = steps.a.data.¦dome}}'],
    ['two_kinds', 'a: {outreach: phone, ¦task: A, list: l}'],
    ['calendar_never_open', 'a: {outreach: phone, list: l, hours: never, retry: {after: ¦4 working hours}}'],
  ])('is refused at its fault, %s: %s', expectOne);
});

describe('a scenario with contacts', () => {
  const workflow = {
    path: 'w.yaml',
    text: 'workflow: w\nsteps: {a: {outreach: phone, list: l, dispositions: d}, b: {end: x}}\n',
  };
  const scenario = (play: string) =>
    `scenario: s\nworkflow: w\nat: 2026-03-02T10:00:00+01:00\nlists: {l: [{phone: "1"}]}\nplay:\n  - ${play}\n`;
  const problems = (text: string) => problemsOf(text, 'a.scenario.yaml', [workflow, ...beside]);

  it.each([
    ['unknown_name', 'contact: {step: ¦c, row: 1, outcome: complete}'],
    ['unknown_name', 'contact: {step: ¦b, row: 1, outcome: complete}'],
    ['unknown_name', 'contact: {step: a, row: 1, outcome: ¦complet}'],
    ['wrong_value', 'contact: {step: a, row: ¦0, outcome: complete}'],
    ['missing_key', 'contact: ¦{step: a, row: 1}'],
    ['unknown_name', 'expect: {progress: {step: ¦b, done: 1}}'],
    ['wrong_value', 'expect: {progress: {step: a, done: ¦many}}'],
  ])('is refused at its fault, %s: %s', (code, play) => {
    const { text, expected } = marked(code, scenario(play));
    expect(problems(text)).toEqual([expected]);
  });

  it('may name the call of an outreach, which no step may', () => {
    expect(problems(scenario('expect: {called: {outreach: 1}}'))).toEqual([]);
    expectOne('unknown_name', 'a: {do: ¦outreach}');
  });
});
