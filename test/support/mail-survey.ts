/** Mailings on real PostgreSQL and Temporal to a real SMTP server: a small workflow over the shipped dispositions. */
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createCommandContext, createLogger, type WorkingSettings } from '../../app/contexts.js';
import { startWorker } from '../../app/worker.js';
import type { CommandContext } from '../../commands/context.js';
import { launched } from '../../commands/launch.js';
import { outreachesNow } from '../../commands/outreach/manage.js';
import { start } from '../../commands/start.js';
import type { JsonObject } from '../../engine/json.js';
import { countsIn, countsOf } from '../../store/outreaches.js';
import { migrate } from '../../store/migrate.js';
import { closeStore, type Store } from '../../store/store.js';
import { publishWorkflow } from './definitions.js';
import { startFarMail } from './far-mail.js';
import { operator } from './phone-survey.js';
import { startStack } from './stack.js';
import { until } from './until.js';

const shipped = (name: string) => readFileSync(`definitions/campaigns/${name}.yaml`, 'utf8');

const mailing = [
  {
    path: 'mailing.yaml',
    text: `workflow: mailing
title: {it: Sondaggio, en: Survey}
calendar: always
messages: {close: {}}
steps:
  invitations:
    outreach: email
    list: = data.list
    dispositions: email_survey
    template: letter
    attempts: 2
    retry: {after: 1 second, outcomes: [deferred, bounced]}
    until: has(data.closed)
    on: {close: {set: {closed: true}}}
    save: result
  done: {end: done}
`,
  },
  {
    path: 'letter.yaml',
    text: `template: letter
subject: {it: "{{ data.list }} {{ contact.attempt }}"}
body: {it: "Gentile {{ contact.name }}, {{ contact.opt_out }}", en: "Dear {{ contact.name }}, {{ contact.opt_out }}"}
`,
  },
  {
    path: 'email_survey.yaml',
    text: shipped('email_survey')
      .replace('retry_after: 30 minutes', 'retry_after: 1 second')
      .replace('retry_after: 1 working day', 'retry_after: 1 second'),
  },
  {
    path: 'always.yaml',
    text: 'calendar: always\nzone: Europe/Rome\nopen: {mon-sun: ["00:00-24:00"]}\n',
  },
] as const;

const everything = { actor: operator('sara'), manages: true };

/** Puts a list of so many addresses, `r<row>@example.org`, into the store. */
async function mailList({ sql }: Store, name: string, count: number): Promise<string> {
  const id = randomUUID();
  await sql.query(
    `insert into contact_lists (id, name, title, state, rows, last_row, created_by, created_at)
     values ($1, $2, $2, 'ready', $3, $3, 'test', now())`,
    [id, name, count],
  );
  await sql.query(
    `insert into list_rows (list_id, row, name, email, added_at)
     select $1, n, 'Person ' || n, 'r' || n || '@example.org', now() from generate_series(1, $2) n`,
    [id, count],
  );
  return id;
}

/** Starts a mailing to a list; answers its instance. */
async function beginMailing(context: CommandContext, name: string, workflow = 'mailing'): Promise<string> {
  const started = await start(context, {
    ...{ workflow, data: { list: name }, actor: { ...operator('sara'), any: true }, channel: null },
    ...{ occurredAt: null, complete: null, id: name, bodyHash: '', trial: null },
  });
  if (!started.ok) throw new Error(started.message);
  return started.id;
}

/** The id under which a list is worked, once it is. */
export function outreachOf(context: CommandContext, list: string): Promise<string> {
  return until(`the list ${list} is worked`, async () => {
    const one = (await outreachesNow(context, everything)).find(({ order }) => order.list === list);
    return one?.id ?? null;
  });
}

/** Starts everything, with a worker in this process or without one; `stop` ends it. */
export async function startMailings(more: Partial<WorkingSettings> = {}, works = true) {
  const stack = await startStack();
  const far = await startFarMail();
  const settings: WorkingSettings = {
    ...stack.settings,
    ...{ masterKey: randomBytes(32), logLevel: 'silent', smtpUrl: far.url, mailPort: 0 },
    publicUrl: 'https://survey.example.org',
    mailAddresses: [{ address: 'help@example.org', workflow: 'mailing', channel: 'email' }],
    ...more,
  };
  await migrate(settings.databaseUrl);
  const context = createCommandContext(settings, createLogger(settings, 'test'));
  await publishWorkflow(context.db, mailing, 'mailing');
  const worker = works ? await startWorker(settings) : null;
  const { sql } = context.db;
  return {
    ...{ context, far, settings, stack },
    list: (name: string, count: number) => mailList(context.db, name, count),
    begin: (name: string) => beginMailing(context, name),
    outreach: (name: string) => outreachOf(context, name),
    async counts(outreach: string) {
      return countsIn(await countsOf(context.db, [outreach]), outreach);
    },
    /** Where a contact stands, with the outcomes of its attempts. */
    async contact(outreach: string, row: number) {
      const { rows } = await sql.query<{
        attempts: number;
        outcome: string | null;
        done: boolean;
        waits: boolean;
        outcomes: readonly (string | null)[];
        attempt: string;
      }>(
        `select c.attempts, c.outcome, c.done, c.waits, array_agg(a.outcome order by a.begun_at, a.ended_at) as outcomes,
           (array_agg(a.id order by a.begun_at desc))[1] as attempt
         from outreach_contacts c left join outreach_attempts a on a.outreach_id = c.outreach_id and a.row = c.row
         where c.outreach_id = $1 and c.row = $2 group by c.outreach_id, c.row`,
        [outreach, row],
      );
      return rows[0];
    },
    async instanceOf(id: string) {
      const { rows } = await sql.query<{ state: string; outcome: string | null; data: JsonObject }>(
        'select state, outcome, data from instances where id = $1',
        [id],
      );
      return rows[0];
    },
    async stop(): Promise<void> {
      worker?.stop();
      await worker?.ended;
      await launched();
      await context.temporal.connection.close();
      await closeStore(context.db);
      await far.stop();
      await stack.stop();
    },
  };
}
