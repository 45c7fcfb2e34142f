/** Lists worked by fax on real PostgreSQL and Temporal, over the shipped dispositions, by a server that a test plays or a real one. */
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCommandContext, createLogger, type WorkingSettings } from '../../app/contexts.js';
import { startWorker } from '../../app/worker.js';
import { keepAttachment } from '../../commands/attachments.js';
import { launched } from '../../commands/launch.js';
import { send } from '../../commands/send.js';
import { start } from '../../commands/start.js';
import type { JsonObject } from '../../engine/json.js';
import { createAttachmentFiles } from '../../store/attachment-files.js';
import { migrate } from '../../store/migrate.js';
import { deriveKeys } from '../../store/sealing.js';
import { closeStore } from '../../store/store.js';
import { publishWorkflow } from './definitions.js';
import { startFaxServer } from './fax-server.js';
import { outreachOf } from './mail-survey.js';
import { onePage } from './one-page.js';
import { operator } from './phone-survey.js';
import { startStack } from './stack.js';

const faxing = [
  {
    path: 'faxing.yaml',
    text: `workflow: faxing
title: {it: Invio, en: Dispatch}
data: faxing_request
messages: {close: {}}
steps:
  faxes:
    outreach: fax
    list: = data.list
    dispositions: fax_dispatch
    template: letter
    attachments: = data.documents
    attempts: 2
    retry: {after: 1 second, outcomes: [failed]}
    until: has(data.closed)
    on: {close: {set: {closed: true}}, error.bad_request: {next: unreadable}}
    save: result
    next: done
  unreadable: {end: unreadable}
  done: {end: done}
`,
  },
  {
    path: 'faxing_request.yaml',
    text: `form: faxing_request
schema:
  type: object
  properties:
    list: {type: string}
    closed: {type: boolean}
    documents: {type: array, items: {type: string, format: attachment}}
`,
  },
  {
    path: 'letter.yaml',
    text: 'template: letter\nsubject: {it: "Invio {{ contact.attempt }}"}\nbody: {it: "Gentile {{ contact.name }}"}\n',
  },
  { path: 'fax_dispatch.yaml', text: readFileSync('definitions/campaigns/fax_dispatch.yaml', 'utf8') },
] as const;

const supervisor = { ...operator('sara'), any: true };

/** An attempt as the store keeps it. */
interface KeptAttempt {
  readonly id: string;
  readonly row: number;
  readonly outcome: string | null;
  readonly job: string | null;
  readonly pages: number | null;
  readonly durationMs: number | null;
  readonly remarks: string | null;
  readonly ended: boolean;
}

/** Starts everything, with a real server where one is given; `stop` ends it. */
export async function startFaxing(real?: { readonly port: number; readonly modem: string }) {
  const stack = await startStack();
  let far = await startFaxServer();
  const settings: WorkingSettings = {
    ...stack.settings,
    ...{ masterKey: randomBytes(32), logLevel: 'silent' },
    fax: {
      ...{ host: '127.0.0.1', port: far.port, user: 'sportello', password: null, modem: null },
      ...real,
      ...{ lines: 2, from: 'Sportello' },
    },
  };
  await migrate(settings.databaseUrl);
  const context = createCommandContext(settings, createLogger(settings, 'test'));
  await publishWorkflow(context.db, faxing, 'faxing');
  const worker = await startWorker(settings);
  const { sql } = context.db;
  const keys = deriveKeys(settings.masterKey);
  const files = createAttachmentFiles(join(settings.home, 'attachments'), keys.hashing);
  return {
    context,
    far: () => far,
    /** Puts a list of so many numbers into the store. */
    async list(name: string, count: number): Promise<void> {
      const id = randomUUID();
      await sql.query(
        `insert into contact_lists (id, name, title, state, rows, last_row, created_by, created_at)
         values ($1, $2, $2, 'ready', $3, $3, 'test', now())`,
        [id, name, count],
      );
      await sql.query(
        `insert into list_rows (list_id, row, name, fax, language, added_at)
         select $1, n, 'Person ' || n, '+39087441100' || n, 'it', now() from generate_series(1, $2) n`,
        [id, count],
      );
    },
    /** Starts a dispatch to a list, of one page or of what is given in its place; answers its instance. */
    async begin(list: string, document?: Uint8Array): Promise<string> {
      const content = document ?? (await onePage());
      const attachment = await keepAttachment(
        { db: context.db, keys, files, clock: context.clock },
        {
          ...{ id: null, name: 'letter.pdf', type: 'application/pdf', content: chunksOf(content) },
          ...{ instanceId: null, contactId: null, uploadedBy: supervisor.name },
        },
      );
      const started = await start(context, {
        ...{ workflow: 'faxing', data: { list, documents: [attachment.id] }, actor: supervisor },
        ...{ channel: null, occurredAt: null, complete: null, id: list, bodyHash: '', trial: null },
      });
      if (!started.ok) throw new Error(started.message);
      return started.id;
    },
    outreach: (list: string) => outreachOf(context, list),
    close: (instance: string) =>
      send(context, {
        ...{ instance, actor: supervisor },
        command: {
          ...{ type: 'message', id: `close ${instance}`, bodyHash: '', name: 'close', data: {} },
          ...{ occurredAt: null, recordedAt: null },
        },
      }),
    /** The attempts of a list, the oldest first. */
    async attempts(outreach: string): Promise<KeptAttempt[]> {
      const { rows } = await sql.query<KeptAttempt>(
        `select id, row, outcome, job, pages, duration_ms as "durationMs", remarks, ended_at is not null as ended
         from outreach_attempts where outreach_id = $1 order by begun_at, row`,
        [outreach],
      );
      return rows;
    },
    async instanceOf(id: string) {
      const { rows } = await sql.query<{ state: string; outcome: string | null; data: JsonObject }>(
        'select state, outcome, data from instances where id = $1',
        [id],
      );
      return rows[0];
    },
    /** The fax server goes away, with what it had; the answer brings one back at the same place. */
    async away(): Promise<() => Promise<void>> {
      const { port } = far;
      await far.stop();
      return async () => {
        far = await startFaxServer(port);
      };
    },
    async stop(): Promise<void> {
      worker.stop();
      await worker.ended;
      await launched();
      await context.temporal.connection.close();
      await closeStore(context.db);
      await far.stop();
      await stack.stop();
    },
  };
}

async function* chunksOf(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}
