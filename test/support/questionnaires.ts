/** Questionnaires over the API, without Temporal: lists that are worked are put into the store as their step would. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { newCode } from '../../commands/answers/links.js';
import { invite } from '../../commands/answers/invite.js';
import { outreachChannels } from '../../commands/outreach/channels.js';
import type { Channel } from '../../engine/definition.js';
import type { OutreachOrder } from '../../engine/outreach/order.js';
import { cellsByText } from '../../engine/outreach/quota.js';
import { loadContacts } from '../../store/outreach-loading.js';
import { insertOutreach, setOutreachState } from '../../store/outreaches.js';
import { startApi } from './api.js';

const file = (path: string) => readFileSync(`definitions/${path}`, 'utf8');
const satisfaction = file('campaigns/satisfaction.yaml');
const definitions = [
  { kind: 'questionnaire', name: 'satisfaction', text: satisfaction },
  {
    kind: 'questionnaire',
    name: 'named',
    text: satisfaction
      .replace('questionnaire: satisfaction', 'questionnaire: named')
      .replace('anonymous: true', 'anonymous: false'),
  },
  { kind: 'dispositions', name: 'phone_survey', text: file('campaigns/phone_survey.yaml') },
  {
    kind: 'workflow',
    name: 'survey',
    text: `workflow: survey
calendar: always
steps:
  calls: {outreach: phone, list: people, questionnaire: named, dispositions: phone_survey, to: {group: level_1}}
  after: {end: done}
`,
  },
  {
    kind: 'calendar',
    name: 'always',
    text: 'calendar: always\nzone: Europe/Rome\nopen: {mon-sun: ["00:00-24:00"]}\n',
  },
];

/** Answers to the shipped questionnaire that are complete. */
export const whole = { channel: 'phone', satisfied: 4, solved: true };

/** Starts the API with the shipped questionnaire, and with the same one not anonymous as `named`. */
export async function startQuestionnaires() {
  const api = await startApi(definitions);
  const { store, commands } = api;
  const version = await commands.programs.current('survey');
  if (version === null) throw new Error('the workflow "survey" is not published');

  return {
    ...api,
    /** Works a list of so many people, or with null publishes a page for everybody; answers its id and its code. */
    async campaign(
      channel: Channel,
      questionnaire: 'satisfaction' | 'named',
      people: number | null,
      quota: OutreachOrder['quota'] = {},
    ) {
      const instance = randomUUID();
      const listId = people === null ? null : randomUUID();
      if (listId !== null) {
        await store.sql.query(
          `insert into contact_lists (id, name, title, state, rows, last_row, created_by, created_at)
           values ($1, $2, $2, 'ready', $3, $3, 'test', now())`,
          [listId, `people_${listId}`, people],
        );
        await store.sql.query(
          `insert into list_rows (list_id, row, name, phone, email, extra, added_at)
           select $1, n, 'Person ' || n, '+39087400' || lpad(n::text, 4, '0'), 'person' || n || '@example.org',
             jsonb_build_object('Region', case when n % 2 = 0 then 'South' else 'North' end), now() from generate_series(1, $2::integer) n`,
          [listId, people],
        );
      }
      const id = `${instance}.1`;
      const code = listId === null ? newCode() : null;
      await insertOutreach(store, {
        ...{ id, version, listId, code, at: Date.now() },
        order: {
          ...{
            instance,
            workflow: 'survey',
            outreach: '1',
            step: 'calls',
            channel,
            list: listId,
            questionnaire,
          },
          ...{
            dispositions: channel === 'phone' ? 'phone_survey' : null,
            attempts: 2,
            appointmentsCount: true,
          },
          ...{ retry: null, hours: null, rate: null, groups: ['level_1'], skills: [], quota },
          ...{ counts: null, form: null, call: null },
        },
      });
      await loadContacts(store, id, 5_000, outreachChannels, cellsByText(quota));
      return { id, code: code ?? '' };
    },
    /** A personal link. */
    link: (outreach: string, row: number) => invite(store, { outreach, row, at: Date.now() }),
    close: (outreach: string) => setOutreachState(store, outreach, 'over', Date.now()),
    pause: (outreach: string) => setOutreachState(store, outreach, 'paused', Date.now()),
    async rows(text: string, values: readonly unknown[] = []) {
      return (await store.sql.query<Record<string, unknown>>(text, [...values])).rows;
    },
  };
}
