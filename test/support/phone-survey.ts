/** Surveys by phone on real PostgreSQL and Temporal: a small workflow over the shipped dispositions, lists, and what tests ask of them. */
import { readFileSync } from 'node:fs';
import { vi } from 'vitest';
import type { JsonObject } from '../../engine/json.js';
import { startOutreachRig, type TestRow } from './outreach-rig.js';

const files = [
  {
    path: 'survey.yaml',
    text: `workflow: survey
calendar: always
steps:
  interviews:
    outreach: phone
    list: = data.list
    dispositions: phone_survey
    attempts: 2
    retry: {after: 1 second, outcomes: [busy]}
    appointments: {count_as_attempt: true}
    to: {group: [level_1]}
    on: {error.list_unknown: {next: nothing}}
    save: result
  done: {end: done}
  nothing: {end: nothing}
`,
  },
  {
    path: 'phone_survey.yaml',
    text: readFileSync('definitions/campaigns/phone_survey.yaml', 'utf8').replace(
      'aapor: "3.12", retry_after: 30 minutes',
      'aapor: "3.12", retry_after: 1 second',
    ),
  },
  {
    path: 'always.yaml',
    text: 'calendar: always\nzone: Europe/Rome\nopen: {mon-sun: ["00:00-24:00"]}\n',
  },
  {
    path: 'poll.yaml',
    text: `workflow: poll
calendar: always
steps:
  interviews:
    outreach: phone
    list: = data.list
    dispositions: phone_survey
    attempts: 3
    appointments: {count_as_attempt: false}
    hours: office
    quota: {region: {north: 1, south: 2}}
    counts: = data.counts
    to: {group: [level_1]}
    on: {error.limit_reached: {next: beyond}}
    save: result
  done: {end: done}
  beyond: {end: beyond}
`,
  },
  {
    path: 'office.yaml',
    text: 'calendar: office\nzone: Europe/Rome\nopen: {mon-sun: ["09:00-17:00"]}\n',
  },
];

export const patience = { timeout: 30_000, interval: 50 } as const;

/** So many telephone numbers, of a district. */
export function numbers(count: number, district = '0874'): string[] {
  return Array.from({ length: count }, (_, n) => `+39${district}00${String(n).padStart(4, '0')}`);
}

/** Starts everything; `stop` ends it. */
export async function startSurveys() {
  const rig = await startOutreachRig({ files, workflows: ['survey', 'poll'] });
  const { context } = rig;

  /** Starts a survey; answers its instance. */
  const begin = (name: string, workflow = 'survey', more: JsonObject = {}, id = name): Promise<string> =>
    rig.begin(workflow, { list: name, counts: 'nothing', ...more }, id);

  return {
    ...{ context, begin, instanceOf: rig.instanceOf, publish: rig.publish, stop: rig.stop },
    /** A list of `phones`; null: a row without one. */
    list: (name: string, phones: readonly (string | null)[], languages: readonly string[] = []) =>
      rig.list(
        name,
        phones.map((phone, n): TestRow => {
          const language = languages[n];
          return language === undefined ? { phone } : { phone, language };
        }),
      ),
    listOf: rig.list,
    /** Starts a survey; answers its instance and the id under which its list is worked, once all contacts are there. */
    async survey(name: string, contacts: number, workflow = 'survey') {
      const instance = await begin(name, workflow);
      const outreach = await vi.waitFor(async () => {
        const one = await rig.workedAs(name);
        if (one?.loadedRow !== contacts) throw new Error(`${String(one?.loadedRow)} contacts of ${contacts}`);
        return one.id;
      }, patience);
      return { instance, outreach };
    },
  };
}
