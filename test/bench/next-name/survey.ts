/** The survey that the benchmark of the next contact works, and its lists. */
import type { OutreachOrder } from '../../../engine/outreach/order.js';

const regions = Array.from({ length: 20 }, (_, n) => `region_${n}`);

/** A list without quotas, and one in which contacts are of 540 kinds. `columns`: language, zone and further columns, in SQL. */
export const lists: readonly {
  readonly title: string;
  readonly quota: OutreachOrder['quota'];
  readonly columns: string;
}[] = [
  { title: 'without quotas', quota: {}, columns: `null, null, null` },
  {
    title: 'quotas of 20 regions and 3 ages, 3 languages, 3 zones',
    quota: {
      region: Object.fromEntries(regions.map((region) => [region, 1_000_000])),
      age: { young: 1_000_000, middle: 1_000_000, old: 1_000_000 },
    },
    columns: `(array[null, 'it', 'de'])[1 + (n * 31 % 97) % 3], (array['Europe/Rome', 'Europe/London', 'Europe/Athens'])[1 + (n * 17 % 89) % 3],
      jsonb_build_object('Region', 'Region_' || n % 20, 'Age', (array['young', 'middle', 'old'])[1 + (n * 13 % 83) % 3])`,
  },
];

export const surveyFiles = [
  {
    path: 'survey.yaml',
    text: `workflow: survey
steps:
  interviews: {outreach: phone, list: names, dispositions: phone_survey, attempts: 3}
`,
  },
  {
    path: 'phone_survey.yaml',
    text: `dispositions: phone_survey
channel: phone
outcomes:
  complete: {rolls_up: interview, final: true}
  refusal: {rolls_up: refused, final: true}
  no_answer: {rolls_up: not_found, retry_after: 1 second}
`,
  },
];

/** What the step would order. */
export function orderOf(instance: string, quota: OutreachOrder['quota']): OutreachOrder {
  return {
    ...{ instance, workflow: 'survey', outreach: '1', step: 'interviews', channel: 'phone', list: 'names' },
    ...{
      questionnaire: null,
      dispositions: 'phone_survey',

      attempts: 3,
      retry: null,
      appointmentsCount: true,
    },
    ...{ hours: null, rate: null, groups: [], skills: [], quota, counts: null, form: null, call: null },
  };
}
