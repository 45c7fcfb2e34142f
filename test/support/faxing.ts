/** Lists worked by fax on real PostgreSQL and Temporal, over the shipped dispositions, by a server that a test plays or a real one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepAttachment } from '../../commands/attachments.js';
import { createAttachmentFiles } from '../../store/attachment-files.js';
import { deriveKeys } from '../../store/sealing.js';
import { startFaxServer } from './fax-server.js';
import { onePage } from './one-page.js';
import { startOutreachRig, supervisor } from './outreach-rig.js';

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

/** Starts everything, with a real server where one is given, with a worker in this process or without one; `stop` ends it. */
export async function startFaxing(real?: { readonly port: number; readonly modem: string }, works = true) {
  let far = await startFaxServer();
  const fax = {
    ...{ host: '127.0.0.1', port: far.port, user: 'sportello', password: null, modem: null },
    ...real,
    ...{ lines: 2, from: 'Sportello' },
  };
  const rig = await startOutreachRig({ files: faxing, workflows: ['faxing'], settings: { fax }, works });
  const { context, settings } = rig;
  const { sql } = context.db;
  const keys = deriveKeys(settings.masterKey);
  const files = createAttachmentFiles(join(settings.home, 'attachments'), keys.hashing);
  return {
    ...{ context, settings: rig.settings, outreach: rig.outreach, instanceOf: rig.instanceOf },
    far: () => far,
    /** A list of so many numbers. */
    list: (name: string, count: number) =>
      rig.list(
        name,
        Array.from({ length: count }, (_, n) => ({ fax: `+39087441100${String(n + 1)}`, language: 'it' })),
      ),
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
      return rig.begin('faxing', { list, documents: [attachment.id] }, list);
    },
    close: (instance: string) => rig.message(instance, 'close'),
    /** The attempts of a list, the oldest first. */
    async attempts(outreach: string): Promise<KeptAttempt[]> {
      const { rows } = await sql.query<KeptAttempt>(
        `select id, row, outcome, job, pages, duration_ms as "durationMs", remarks, ended_at is not null as ended
         from outreach_attempts where outreach_id = $1 order by begun_at, row`,
        [outreach],
      );
      return rows;
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
      await rig.stop();
      await far.stop();
    },
  };
}

async function* chunksOf(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}
