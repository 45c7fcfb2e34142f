/** Contact lists that are worked, on real PostgreSQL and Temporal: what tests of every channel begin with and ask. */
import { randomBytes, randomUUID } from 'node:crypto';
import { createCommandContext, createLogger, type Tuning, type WorkingSettings } from '../../app/contexts.js';
import { startWorker } from '../../app/worker.js';
import { launched } from '../../commands/launch.js';
import { outreachesNow } from '../../commands/outreach/manage.js';
import { send } from '../../commands/send.js';
import { start } from '../../commands/start.js';
import type { Actor } from '../../engine/event.js';
import type { JsonObject } from '../../engine/json.js';
import type { SourceFile } from '../../engine/reading.js';
import { migrate } from '../../store/migrate.js';
import { publish } from '../../store/definitions.js';
import { closeStore, inTransaction } from '../../store/store.js';
import { publishWorkflow } from './definitions.js';
import { startStack } from './stack.js';
import { until } from './until.js';

/** Somebody of level I. */
export const operator = (name: string, skills: readonly string[] = []): Actor => ({
  ...{ name, groups: ['level_1'], skills, any: false },
});

/** Somebody who may do all. */
export const supervisor: Actor = { ...operator('sara'), any: true };

/** A row of a list; its name is `Person <row>`. */
export interface TestRow {
  readonly phone?: string | null;
  readonly email?: string;
  readonly fax?: string;
  readonly language?: string;
  readonly zone?: string;
  readonly hours?: string;
  readonly extra?: Readonly<Record<string, string>>;
}

interface Wanted {
  readonly files: readonly SourceFile[];
  /** Of the files, those that are started. */
  readonly workflows: readonly string[];
  readonly settings?: Partial<WorkingSettings>;
  /** False: without a worker. */
  readonly works?: boolean;
  /** What its worker does otherwise. */
  readonly tuning?: Tuning;
}

/** Starts everything; `stop` ends it. */
export async function startOutreachRig({ files, workflows, settings: more, works = true, tuning }: Wanted) {
  const stack = await startStack();
  const settings: WorkingSettings = {
    ...stack.settings,
    ...{ masterKey: randomBytes(32), logLevel: 'silent' },
    ...more,
  };
  await migrate(settings.databaseUrl);
  const context = createCommandContext(settings, createLogger(settings, 'test'));
  for (const workflow of workflows) await publishWorkflow(context.db, files, workflow);
  const worker = works ? await startWorker(settings, tuning) : null;
  const { sql } = context.db;
  const workedAs = async (list: string) =>
    (await outreachesNow(context, { actor: operator('sara'), manages: true })).find(
      ({ order }) => order.list === list,
    );
  return {
    ...{ context, settings, stack, workedAs },
    /** Puts a list into the store; answers its id. */
    list: async (name: string, rows: readonly TestRow[]): Promise<string> => {
      const id = randomUUID();
      await sql.query(
        `insert into contact_lists (id, name, title, state, rows, last_row, created_by, created_at)
         values ($1, $2, $2, 'ready', $3, $3, 'test', now())`,
        [id, name, rows.length],
      );
      await sql.query(
        `insert into list_rows (list_id, row, name, phone, email, fax, language, zone, hours, extra, added_at)
         select $1, n, 'Person ' || n, g ->> 'phone', g ->> 'email', g ->> 'fax', g ->> 'language', g ->> 'zone', g ->> 'hours', g -> 'extra', now()
         from jsonb_array_elements($2::jsonb) with ordinality as given(g, n)`,
        [id, JSON.stringify(rows)],
      );
      return id;
    },
    /** Publishes a definition that no workflow is made of: a questionnaire, a contract, a calendar of rows. */
    publish: async (kind: string, name: string, text: string): Promise<void> => {
      const parts = [{ kind, name, text }];
      await inTransaction(context.db, (db) =>
        publish(db, { author: 'test', note: null, publishedAt: Date.now(), parts, workflows: [] }),
      );
    },
    /** Starts a workflow; answers its instance. */
    begin: async (workflow: string, data: JsonObject, id: string): Promise<string> => {
      const started = await start(context, {
        ...{ workflow, data, actor: supervisor, channel: null },
        ...{ occurredAt: null, complete: null, id, bodyHash: '', trial: null },
      });
      if (!started.ok) throw new Error(started.message);
      return started.id;
    },
    /** The id under which a list is worked, once it is. */
    outreach: (list: string): Promise<string> =>
      until(`the list ${list} is worked`, async () => (await workedAs(list))?.id),
    /** Sends an instance a message without data. */
    message: (instance: string, name: string) =>
      send(context, {
        ...{ instance, actor: supervisor },
        command: {
          ...{ type: 'message', id: `${name} ${instance}`, bodyHash: '', name, data: {} },
          ...{ occurredAt: null, recordedAt: null },
        },
      }),
    instanceOf: async (id: string) => {
      const { rows } = await sql.query<{ state: string; outcome: string | null; data: JsonObject }>(
        'select state, outcome, data from instances where id = $1',
        [id],
      );
      return rows[0];
    },
    stop: async (): Promise<void> => {
      worker?.stop();
      await worker?.ended;
      await launched();
      await context.temporal.connection.close();
      await closeStore(context.db);
      await stack.stop();
    },
  };
}
