/** The composition root: what commands and activities work with, made from the settings once a process. */
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import { createDocumentStore } from '../activities/services/document-store.js';
import { createStoreServices } from '../commands/store-services.js';
import { storeServiceCalls } from '../activities/services/store-services.js';
import { createBetweenInstances } from '../activities/between-instances.js';
import { createOutreachServices } from '../activities/outreach.js';
import { createHttpCall } from '../activities/services/http-call.js';
import { createMailSend, type MailSending } from '../activities/services/mail-send.js';
import type { PerformContext } from '../activities/perform.js';
import { createConfirmations } from '../commands/confirmations.js';
import type { CommandContext, RecordContext } from '../commands/context.js';
import { createEmailMachine } from '../commands/outreach/channels/email-machine.js';
import { createFaxMachine } from '../commands/outreach/channels/fax-machine.js';
import { createRecordedMachine } from '../commands/outreach/channels/recorded-machine.js';
import { createTaskMachine } from '../commands/outreach/channels/task-machine.js';
import { createWorkflowMachine } from '../commands/outreach/channels/workflow-machine.js';
import type { Machines } from '../commands/outreach/machine.js';
import { createInstanceNumbers } from '../commands/instance-numbers.js';
import { noProbe, type Probe } from '../commands/probe.js';
import { createRecentStates } from '../commands/recent-states.js';
import { createPrograms } from '../commands/programs.js';
import { createHylafax } from '../gateways/fax/hylafax.js';
import { createFetchGateway } from '../gateways/http/fetch-gateway.js';
import { createSmtpSender, type SmtpSender } from '../gateways/mail/smtp-sender.js';
import { createRustpbx } from '../gateways/telephony/rustpbx.js';
import { createSounds } from '../gateways/telephony/sounds.js';
import { createAttachmentFiles, type AttachmentFiles } from '../store/attachment-files.js';
import { createBell } from '../store/bell.js';
import { deriveKeys } from '../store/sealing.js';
import { openStore, type Store } from '../store/store.js';
import { withoutParameters } from './logged-error.js';
import type { ConnectedSettings } from './processes/embedded.js';
import { createTemporalClient } from './temporal-client.js';

/** Settings of a process that works: with the master key, wherever it came from. */
export type WorkingSettings = ConnectedSettings & { readonly masterKey: Buffer };

// More connections than cores help PostgreSQL no further; these leave room for a statement that waits for a lock.
const serverConnections = 16;
const workerConnections = 12;
// Some kilobytes each.
const mostRecentStates = 1_000;
const campaignConnections = 10;
const confirmEveryMs = 200;
const patienceMs = 10_000;
const usualRecordingsPerRun = 500;

/** What the tests set otherwise. */
export interface Tuning {
  readonly probe?: Probe;
  readonly recordingsPerRun?: number;
  readonly patienceMs?: number;
  /** How many tasks of a contact list are open at once. */
  readonly openTasks?: number;
}

/** The process's own log; names no personal data. */
export function createLogger(settings: WorkingSettings, part: string): Logger {
  return pino({ level: settings.logLevel, base: { part }, serializers: { err: withoutParameters } });
}

/** What the server's commands need, over a store of its own, which the caller closes. */
export function createCommandContext(
  settings: WorkingSettings,
  logger: Logger,
  tuning: Tuning = {},
): CommandContext & { readonly db: Store } {
  const db = openStore(settings.databaseUrl, {
    max: serverConnections,
    onError: (error) => logger.warn({ why: error.message }, 'a connection to the store broke'),
  });
  return commandsOver(settings, { ...recordContext(settings, db, tuning), db }, logger, tuning);
}

/** What the worker's activities need, over a store and a client (`commands.temporal`) of its own, which the caller closes. */
export function createActivityContext(
  settings: WorkingSettings,
  logger: Logger,
  tuning: Tuning = {},
): RecordContext &
  PerformContext & {
    readonly db: Store;
    readonly commands: CommandContext & { readonly machines: Machines };
  } {
  const db = openStore(settings.databaseUrl, {
    max: workerConnections,
    onError: (error) => logger.warn({ why: error.message }, 'a connection to the store broke'),
  });
  const context = { ...recordContext(settings, db, tuning), db };
  const own = commandsOver(settings, context, logger, tuning);
  const commands = { ...own, machines: machinesOf(settings, own, tuning) };
  return {
    ...context,
    db,
    commands,
    services: {
      ...servicesOf(settings, db),
      ...createBetweenInstances(commands),
      ...createOutreachServices(commands),
    },
    clock: () => Date.now(),
  };
}

function commandsOver(
  settings: WorkingSettings,
  context: RecordContext & { readonly db: Store },
  logger: Logger,
  tuning: Tuning,
): CommandContext & { readonly db: Store } {
  return {
    ...context,
    storeServices: createStoreServices(deriveKeys(settings.masterKey)),
    temporal: createTemporalClient(settings.temporalAddress, settings.temporalNamespace),
    confirmations: createConfirmations(context.db, confirmEveryMs),
    heard: () => undefined,
    shiftOf: () => 0,
    numbering: createInstanceNumbers(context.db),
    files: filesOf(settings),
    log: logger,
    clock: () => Date.now(),
    patienceMs: tuning.patienceMs ?? patienceMs,
    recordingsPerRun: tuning.recordingsPerRun ?? usualRecordingsPerRun,
  };
}

/** Where the content of attachments lies: a folder that servers and workers share. */
function filesOf(settings: WorkingSettings): AttachmentFiles {
  return createAttachmentFiles(join(settings.home, 'attachments'), deriveKeys(settings.masterKey).hashing);
}

function servicesOf(settings: WorkingSettings, db: Store): PerformContext['services'] {
  const keys = deriveKeys(settings.masterKey);
  const attachments = { db, keys, files: filesOf(settings), clock: () => Date.now() };
  const mail = mailSenderOf(settings);
  return {
    http_call: createHttpCall(createFetchGateway(settings.httpCallHosts)),
    ...storeServiceCalls(db, createStoreServices(deriveKeys(settings.masterKey))),
    document_store: createDocumentStore(attachments),
    ...(mail === null ? {} : { mail_send: createMailSend({ ...attachments, ...mail }) }),
  };
}

/** What sends our mail over at most so many connections, and where it is answered; null where there is no server to send it by. */
export function mailSenderOf(
  settings: WorkingSettings,
  most?: number,
): (Pick<MailSending, 'replyTo' | 'domain'> & { readonly sender: SmtpSender }) | null {
  if (settings.smtpUrl === null) return null;
  const { smtpUrl: url, mailFrom: from } = settings;
  const sender = createSmtpSender({ url, from, ...(most === undefined ? {} : { most }) });
  const replyTo = settings.mailAddresses[0]?.address ?? null;
  const domain = /@([^\s<>@]+)>?$/.exec(settings.mailFrom)?.[1] ?? 'localhost';
  return { sender, replyTo, domain };
}

/** What works contact lists by itself: a channel whose outside system isn't set is not available. */
function machinesOf(settings: WorkingSettings, context: CommandContext, tuning: Tuning): Machines {
  // Connections of their own: a campaign holds up no other mail.
  const mail = mailSenderOf(settings, campaignConnections);
  const publicUrl = (settings.publicUrl ?? `http://127.0.0.1:${settings.port}`).replace(/\/+$/, '');
  const clock = () => Date.now();
  const { fax, telephony } = settings;
  const files = filesOf(settings);
  const sounds = createSounds(telephony?.sounds ?? join(settings.home, 'sounds'));
  return {
    workflow: createWorkflowMachine(context),
    task: createTaskMachine(context, tuning.openTasks),
    ...(mail === null ? {} : { email: createEmailMachine({ ...context, ...mail, publicUrl, clock }) }),
    ...(fax === null
      ? {}
      : { fax: createFaxMachine({ ...context, ...fax, server: createHylafax(fax), files, clock }) }),
    ...(telephony === null
      ? {}
      : {
          recorded: createRecordedMachine({
            ...{ ...context, ...telephony, files, clock },
            ...{ telephony: createRustpbx(telephony), keepSound: sounds.keep },
          }),
        }),
  };
}

function recordContext(settings: WorkingSettings, db: Store, tuning: Tuning): RecordContext {
  return {
    db,
    programs: createPrograms(db, () => Date.now()),
    bell: createBell(db),
    recent: createRecentStates(mostRecentStates),
    keys: deriveKeys(settings.masterKey),
    probe: tuning.probe ?? noProbe,
  };
}
