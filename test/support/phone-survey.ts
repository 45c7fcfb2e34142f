/** Surveys by phone on real PostgreSQL and Temporal: a small workflow over the shipped dispositions, lists, and what tests ask of them. */
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { vi } from 'vitest';
import { createCommandContext, createLogger, type WorkingSettings } from '../../app/contexts.js';
import { startWorker } from '../../app/worker.js';
import { launched } from '../../commands/launch.js';
import { outreachesNow } from '../../commands/outreach/manage.js';
import { start } from '../../commands/start.js';
import type { Actor } from '../../engine/event.js';
import type { JsonObject } from '../../engine/json.js';
import { migrate } from '../../store/migrate.js';
import { publish } from '../../store/definitions.js';
import { closeStore, inTransaction } from '../../store/store.js';
import { publishWorkflow } from './definitions.js';
import { startStack } from './stack.js';

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

/** A row of a list. */
export interface TestRow {
  readonly phone: string | null;
  readonly language?: string;
  readonly zone?: string;
  readonly hours?: string;
  readonly extra?: Readonly<Record<string, string>>;
}
export const patience = { timeout: 30_000, interval: 50 } as const;

/** Somebody of level I. */
export const operator = (name: string, skills: readonly string[] = []): Actor => ({
  ...{ name, groups: ['level_1'], skills, any: false },
});

/** So many telephone numbers, of a district. */
export function numbers(count: number, district = '0874'): string[] {
  return Array.from({ length: count }, (_, n) => `+39${district}00${String(n).padStart(4, '0')}`);
}

/** Starts everything; `stop` ends it. */
export async function startSurveys() {
  const stack = await startStack();
  const settings: WorkingSettings = { ...stack.settings, masterKey: randomBytes(32), logLevel: 'silent' };
  await migrate(settings.databaseUrl);
  const worker = await startWorker(settings);
  const context = createCommandContext(settings, createLogger(settings, 'test'));
  await publishWorkflow(context.db, files, 'survey');
  await publishWorkflow(context.db, files, 'poll');
  const { sql } = context.db;
  const everything = { actor: operator('sara'), manages: true };

  /** Starts a survey; answers its instance. */
  async function begin(name: string, workflow = 'survey', more: JsonObject = {}, id = name): Promise<string> {
    const started = await start(context, {
      ...{
        workflow,
        data: { list: name, counts: 'nothing', ...more },
        actor: { ...operator('sara'), any: true },
        channel: null,
      },
      ...{ occurredAt: null, complete: null, id, bodyHash: '', trial: null },
    });
    if (!started.ok) throw new Error(started.message);
    return started.id;
  }

  const rig = {
    context,
    begin,
    /** A list of `phones`; null: a row without one. */
    list: (name: string, phones: readonly (string | null)[], languages: readonly string[] = []) =>
      rig.listOf(
        name,
        phones.map((phone, n) => ({
          phone,
          ...(languages[n] === undefined ? {} : { language: languages[n] }),
        })),
      ),
    async listOf(name: string, rows: readonly TestRow[]) {
      const id = randomUUID();
      await sql.query(
        `insert into contact_lists (id, name, title, state, rows, last_row, created_by, created_at)
         values ($1, $2, $2, 'ready', $3, $3, 'test', now())`,
        [id, name, rows.length],
      );
      await sql.query(
        `insert into list_rows (list_id, row, name, phone, language, zone, hours, extra, added_at)
         select $1, n, 'Person ' || n, g ->> 'phone', g ->> 'language', g ->> 'zone', g ->> 'hours', g -> 'extra', now()
         from jsonb_array_elements($2::jsonb) with ordinality as given(g, n)`,
        [id, JSON.stringify(rows)],
      );
      return id;
    },
    /** Starts a survey; answers its instance and the id under which its list is worked, once all contacts are there. */
    async survey(name: string, contacts: number, workflow = 'survey') {
      const instance = await begin(name, workflow);
      const outreach = await vi.waitFor(async () => {
        const one = (await outreachesNow(context, everything)).find(({ order }) => order.list === name);
        if (one?.loadedRow !== contacts) throw new Error(`${String(one?.loadedRow)} contacts of ${contacts}`);
        return one.id;
      }, patience);
      return { instance, outreach };
    },
    /** Publishes a definition that no workflow uses. */
    async publish(kind: string, name: string, text: string): Promise<void> {
      const parts = [{ kind, name, text }];
      await inTransaction(context.db, (db) =>
        publish(db, { author: 'test', note: null, publishedAt: Date.now(), parts, workflows: [] }),
      );
    },
    async instanceOf(id: string) {
      const { rows } = await sql.query<{ state: string; outcome: string | null; data: JsonObject }>(
        'select state, outcome, data from instances where id = $1',
        [id],
      );
      return rows[0];
    },
    async stop(): Promise<void> {
      worker.stop();
      await worker.ended;
      await launched();
      await context.temporal.connection.close();
      await closeStore(context.db);
      await stack.stop();
    },
  };
  return rig;
}
