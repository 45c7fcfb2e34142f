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
import { closeStore } from '../../store/store.js';
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
];
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
  const { sql } = context.db;
  const everything = { actor: operator('sara'), manages: true };

  /** Starts a survey; answers its instance. */
  async function begin(name: string): Promise<string> {
    const started = await start(context, {
      ...{
        workflow: 'survey',
        data: { list: name },
        actor: { ...operator('sara'), any: true },
        channel: null,
      },
      ...{ occurredAt: null, complete: null, id: name, bodyHash: '', trial: null },
    });
    if (!started.ok) throw new Error(started.message);
    return started.id;
  }

  return {
    context,
    begin,
    /** A list of `phones`; null: a row without one. */
    async list(name: string, phones: readonly (string | null)[], languages: readonly string[] = []) {
      const id = randomUUID();
      await sql.query(
        `insert into contact_lists (id, name, title, state, rows, last_row, created_by, created_at)
         values ($1, $2, $2, 'ready', $3, $3, 'test', now())`,
        [id, name, phones.length],
      );
      await sql.query(
        `insert into list_rows (list_id, row, name, phone, language, added_at)
         select $1, n, 'Person ' || n, phone, language, now()
         from unnest($2::text[], $3::text[]) with ordinality as given(phone, language, n)`,
        [id, phones, phones.map((_, n) => languages[n] ?? null)],
      );
      return id;
    },
    /** Starts a survey; answers its instance and the id under which its list is worked, once all contacts are there. */
    async survey(name: string, contacts: number) {
      const instance = await begin(name);
      const outreach = await vi.waitFor(async () => {
        const one = (await outreachesNow(context, everything)).find(({ order }) => order.list === name);
        if (one?.loadedRow !== contacts) throw new Error(`${String(one?.loadedRow)} contacts of ${contacts}`);
        return one.id;
      }, patience);
      return { instance, outreach };
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
}
