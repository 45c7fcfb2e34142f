/** Lists told a recorded message on real PostgreSQL and Temporal, over the shipped dispositions, by a switch that a test plays or a real one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkingSettings } from '../../app/contexts.js';
import { keepAttachment } from '../../commands/attachments.js';
import { createAttachmentFiles } from '../../store/attachment-files.js';
import { deriveKeys } from '../../store/sealing.js';
import { startOutreachRig, supervisor } from './outreach-rig.js';
import { startSwitch, token } from './switch.js';
import { tone } from './wav.js';

const calling = [
  {
    path: 'calling.yaml',
    text: `workflow: calling
title: {it: Avviso, en: Notice}
data: calling_request
messages: {close: {}}
steps:
  messages:
    outreach: recorded
    list: = data.list
    dispositions: recorded_message
    recording: = data.recording
    attempts: 2
    retry: {after: 1 second, outcomes: [not_reached]}
    until: has(data.closed)
    on: {close: {set: {closed: true}}, error.bad_request: {next: unreadable}}
    save: result
    next: done
  unreadable: {end: unreadable}
  done: {end: done}
`,
  },
  {
    path: 'calling_request.yaml',
    text: `form: calling_request
schema:
  type: object
  properties:
    list: {type: string}
    closed: {type: boolean}
    recording: {type: string, format: attachment}
`,
  },
  {
    path: 'recorded_message.yaml',
    text: readFileSync('definitions/campaigns/recorded_message.yaml', 'utf8')
      // A test waits for no morning.
      .replaceAll(/, retry_after: [^,}]+/g, ''),
  },
] as const;

/** An attempt as the store keeps it. */
interface KeptAttempt {
  readonly id: string;
  readonly row: number;
  readonly outcome: string | null;
  readonly remarks: string | null;
  readonly ended: boolean;
  readonly doubtful: boolean;
  readonly events: readonly string[];
}

/** The number of a row. */
export const numberOf = (row: number): string => `+3908744${String(10_000 + row)}`;

/** Starts everything; `telephony` changes the settings, `works` false leaves the worker out. */
export async function startCalling(
  telephony: Partial<NonNullable<WorkingSettings['telephony']>> = {},
  works = true,
) {
  let far = await startSwitch();
  const settings = {
    ...{ url: far.url, token, sipHost: '127.0.0.1', trunk: null, caller: '+39087400001' },
    ...{ lines: 4, ringMs: 5_000, sounds: null },
    ...telephony,
  };
  const rig = await startOutreachRig({
    ...{ files: calling, workflows: ['calling'], settings: { telephony: settings }, works },
  });
  const { context } = rig;
  const { sql } = context.db;
  const keys = deriveKeys(rig.settings.masterKey);
  const files = createAttachmentFiles(join(rig.settings.home, 'attachments'), keys.hashing);
  return {
    ...{
      context,
      settings: rig.settings,
      outreach: rig.outreach,
      instanceOf: rig.instanceOf,
      workedAs: rig.workedAs,
    },
    far: () => far,
    /** A list of so many numbers, in the rows from `first`. */
    list: (name: string, count: number, first = 1) =>
      rig.list(
        name,
        Array.from({ length: count }, (_, n) => ({ phone: numberOf(first + n), language: 'it' })),
      ),
    /** Starts telling a list a message of a third of a second, or what is given in its place; answers its instance. */
    async begin(list: string, recording: Uint8Array = tone(300)): Promise<string> {
      const attachment = await keepAttachment(
        { db: context.db, keys, files, clock: context.clock },
        {
          ...{ id: null, name: 'message.wav', type: 'audio/wav', content: chunksOf(recording) },
          ...{ instanceId: null, contactId: null, uploadedBy: supervisor.name },
        },
      );
      return rig.begin('calling', { list, recording: attachment.id }, list);
    },
    close: (instance: string) => rig.message(instance, 'close'),
    /** The attempts of a list, the oldest first. */
    async attempts(outreach: string): Promise<KeptAttempt[]> {
      const { rows } = await sql.query<KeptAttempt>(
        `select id, row, outcome, remarks, ended_at is not null as ended, doubt_at is not null as doubtful,
           array(select e.kind from attempt_events e where e.attempt_id = a.id order by e.at, e.recorded_at) as events
         from outreach_attempts a where outreach_id = $1 order by begun_at, row`,
        [outreach],
      );
      return rows;
    },
    /** The switch goes away, with what it had; the answer brings one back at the same place. */
    async away(): Promise<() => Promise<void>> {
      const { port } = far;
      await far.stop();
      return async () => {
        far = await startSwitch(port);
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
