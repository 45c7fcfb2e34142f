import { describe, expect, it } from 'vitest';
import { readTree } from '../../../engine/reading.js';
import { marked, problemsOf } from './a-tree.js';

function expectOne(code: string, written: string): void {
  const { text, expected } = marked(code, written);
  expect(problemsOf(text)).toEqual([expected]);
}

const bodyOf = (text: string) => readTree([{ path: 'a.yaml', text }]).definitions[0]?.body;

describe('dispositions', () => {
  const head = 'dispositions: d\nchannel: phone\noutcomes:\n';

  it('are read whole', () => {
    const text = `${head}  complete: {title: {it: Effettuata}, rolls_up: interview, aapor: "1.1", final: true}
  refusal: {rolls_up: refused, aapor: "2.11", final: true, skill: refusals}
  no_answer: {rolls_up: not_found, aapor: "3.13", retry_after: 3 hours}
`;
    expect(problemsOf(text)).toEqual([]);
    expect(bodyOf(text)).toMatchObject({
      name: 'd',
      channel: 'phone',
      outcomes: [
        { name: 'complete', rollsUp: 'interview', aapor: '1.1', final: true, retryAfter: null },
        { name: 'refusal', skill: 'refusals' },
        { name: 'no_answer', final: false, retryAfter: '3 hours' },
      ],
    });
  });

  it.each([
    ['missing_key', '¦dispositions: d\n'],
    ['wrong_value', 'dispositions: d\nchannel: ¦telephone\noutcomes: {a: {final: true}}\n'],
    ['wrong_value', 'dispositions: d\noutcomes: ¦{a: {}}\n'],
    ['wrong_value', `${head}  a: {final: true, aapor: ¦1.1}\n`],
    ['wrong_value', `${head}  a: {final: true, aapor: ¦"x"}\n`],
    ['unknown_key', `${head}  a: {¦finale: true}\n`],
    ['wrong_value', `${head}  a: {final: true, ¦retry_after: 3 hours}\n`],
    ['bad_duration', `${head}  a: {final: true}\n  b: {retry_after: ¦soon}\n`],
    ['bad_name', `${head}  ¦A: {final: true}\n`],
  ])('are refused at their fault, %s: %j', expectOne);
});

describe('a questionnaire', () => {
  const survey = `survey:
  pages:
    - name: first
      elements:
        - {type: radiogroup, name: satisfied, title: {it: Soddisfatto?, en: Satisfied?}, choices: [1, 2, 3]}
        - {type: panel, name: about, elements: [{type: text, name: age, inputType: number}]}
`;
  const head = 'questionnaire: q\n';

  it('is read whole', () => {
    const text = `${head}languages: [it, en]\nanonymous: true\ncodes: {satisfied: Q1, age: Q2}\n${survey}`;
    expect(problemsOf(text)).toEqual([]);
    expect(bodyOf(text)).toMatchObject({
      languages: ['it', 'en'],
      anonymous: true,
      codes: { satisfied: 'Q1', age: 'Q2' },
      survey: { pages: [{ name: 'first' }] },
    });
  });

  it.each([
    ['missing_key', '¦questionnaire: q\n'],
    ['wrong_value', `${head}survey: ¦{pages: []}\n`],
    ['missing_key', `${head}survey: {elements: [¦{type: text}]}\n`],
    ['missing_key', `${head}survey: {elements: [¦{name: a}]}\n`],
    ['wrong_value', `${head}survey: {elements: [{type: ¦radigroup, name: a}]}\n`],
    [
      'duplicate_name',
      `${head}survey: {elements: [{type: text, name: a}, {type: panel, name: p, elements: [{type: text, name: ¦a}]}]}\n`,
    ],
    ['unknown_name', `${head}codes: {¦satisfed: Q1}\n${survey}`],
    ['duplicate_name', `${head}codes: {satisfied: Q1, age: ¦q1}\n${survey}`],
    ['wrong_value', `${head}codes: {satisfied: ¦1st}\n${survey}`],
    ['wrong_value', `${head}languages: [¦italiano]\n${survey}`],
    ['wrong_value', `${head}anonymous: ¦yes\n${survey}`],
  ])('is refused at its fault, %s: %j', expectOne);
});

describe('a simulation', () => {
  const head = 'simulation: a week\nworkflow: w\nfrom: 2026-03-02\nfor: 4 weeks\n';
  const workflow = {
    path: 'w.yaml',
    text: 'workflow: w\ncalendar: operators\nsteps: {work: {task: Work, to: {group: desk}, outcomes: {solved: {}, back: {}}}, note: {set: {a: 1}}}\n',
  };
  const problems = (text: string) => problemsOf(text, 'a.simulation.yaml', [workflow]);

  it('is read whole', () => {
    const text = `${head}seed: 7
arrivals: {per_day: 800, profile: {mon-fri: {"08-19": 1}}, data: [{weight: 3, channel: email}, {weight: 1, channel: fax}]}
staff: {desk: {people: 12, calendar: operators}}
tasks: {work: {takes: {lognormal: {median: 12 minutes, p90: 40 minutes}}, outcomes: {solved: 0.9, back: 10%}}}
`;
    expect(problems(text)).toEqual([]);
    expect(bodyOf(text)).toMatchObject({
      for: { count: 4, unit: 'week' },
      arrivals: {
        perDay: 800,
        profile: [{ days: [0, 1, 2, 3, 4], parts: [{ from: 8, to: 19, weight: 1 }] }],
        data: [{ weight: 3, data: { channel: 'email' } }, { weight: 1 }],
      },
      staff: [{ group: 'desk', people: 12, calendar: 'operators' }],
      tasks: [
        {
          task: 'work',
          takes: { lognormal: { median: 720_000, p90: 2_400_000 } },
          outcomes: { solved: 0.9, back: 0.1 },
        },
      ],
    });
  });

  const arrivals = 'arrivals: {per_day: 1}\n';
  it.each([
    ['missing_key', `¦${head}`],
    ['unknown_name', `${head.replace(': w', ': ¦v')}${arrivals}`],
    ['wrong_value', `${head.replace('4 weeks', '¦a while')}${arrivals}`],
    ['wrong_value', `${head}arrivals: {per_day: 1, profile: {¦mondays: {"08-19": 1}}}\n`],
    ['wrong_value', `${head}arrivals: {per_day: 1, profile: {mon: {¦"19-08": 1}}}\n`],
    ['unknown_name', `${head}${arrivals}staff: {desk: {people: 1, calendar: ¦operator}}\n`],
    ['unknown_name', `${head}${arrivals}staff: {¦dsk: {people: 1}}\n`],
    ['unknown_name', `${head}${arrivals}tasks: {¦note: {takes: 1 hour}}\n`],
    ['unknown_name', `${head}${arrivals}tasks: {work: {takes: 1 hour, outcomes: {¦slved: 1}}}\n`],
    ['wrong_value', `${head}${arrivals}tasks: {work: {takes: 1 hour, outcomes: ¦{solved: 0.5}}}\n`],
    [
      'wrong_value',
      `${head}${arrivals}tasks: {work: {takes: {lognormal: ¦{median: 2 hours, p90: 1 hour}}}}\n`,
    ],
    ['bad_duration', `${head}${arrivals}tasks: {work: {takes: ¦long}}\n`],
  ])('is refused at its fault, %s: %j', (code, written) => {
    const { text, expected } = marked(code, written);
    expect(problems(text)).toEqual([expected]);
  });

  it('is in a file that ends in .simulation.yaml', () => {
    expect(problemsOf(`${head}${arrivals}`, 'week.yaml')).toContain('file_name@1:13');
  });
});
