/** Mailings on real PostgreSQL and Temporal to a real SMTP server: a small workflow over the shipped dispositions. */
import { readFileSync } from 'node:fs';
import type { WorkingSettings } from '../../app/contexts.js';
import { countsIn, countsOf } from '../../store/outreaches.js';
import { startFarMail } from './far-mail.js';
import { startOutreachRig } from './outreach-rig.js';

const shipped = (name: string) => readFileSync(`definitions/campaigns/${name}.yaml`, 'utf8');

const workflow = (name: string, retried: string, asked = '') => ({
  path: `${name}.yaml`,
  text: `workflow: ${name}
title: {it: Sondaggio, en: Survey}
calendar: always
messages: {close: {}}
steps:
  invitations:
    outreach: email
    list: = data.list
    dispositions: email_survey${asked}
    template: letter
    attempts: 2
    retry: {after: 1 second, outcomes: [${retried}]}
    until: has(data.closed)
    on: {close: {set: {closed: true}}}
    save: result
  done: {end: done}
`,
});

/** Workflows that send mails to a list, with all that they use. */
export const mailing = [
  workflow('mailing', 'deferred, bounced'),
  // Whoever has not answered is written to once more.
  workflow('reminding', 'sent', '\n    questionnaire: satisfaction'),
  {
    path: 'letter.yaml',
    text: `template: letter
subject: {it: "{{ data.list }} {{ contact.attempt }}"}
body: {it: "Gentile {{ contact.name }}, {{ contact.link }} {{ contact.opt_out }}", en: "Dear {{ contact.name }}, {{ contact.opt_out }}"}
`,
  },
  {
    path: 'satisfaction.yaml',
    text: shipped('satisfaction'),
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

/** What a mailing needs to be set, with the server that it sends to. */
export function mailingSettings(smtpUrl: string): Partial<WorkingSettings> {
  return {
    ...{ smtpUrl, mailPort: 0, publicUrl: 'https://survey.example.org' },
    mailAddresses: [{ address: 'help@example.org', workflow: 'mailing', channel: 'email' }],
  };
}

/** Starts everything, with a worker in this process or without one; `stop` ends it. */
export async function startMailings(more: Partial<WorkingSettings> = {}, works = true) {
  const far = await startFarMail();
  const settings = { ...mailingSettings(far.url), ...more };
  const rig = await startOutreachRig({
    files: mailing,
    workflows: ['mailing', 'reminding'],
    settings,
    works,
  });
  const { context } = rig;
  await rig.publish('questionnaire', 'satisfaction', shipped('satisfaction'));
  const { sql } = context.db;
  return {
    ...{ context, far, settings: rig.settings, stack: rig.stack },
    ...{ outreach: rig.outreach, instanceOf: rig.instanceOf },
    close: (instance: string) => rig.message(instance, 'close'),
    /** A list of so many addresses, `r<row>@example.org`. */
    list: (name: string, count: number) =>
      rig.list(
        name,
        Array.from({ length: count }, (_, n) => ({ email: `r${String(n + 1)}@example.org` })),
      ),
    begin: (name: string, workflow = 'mailing') => rig.begin(workflow, { list: name }, name),
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
    async stop(): Promise<void> {
      await rig.stop();
      await far.stop();
    },
  };
}
