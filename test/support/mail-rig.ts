/** Mail both ways for a test: the product with its worker on a real stack, taking mail by SMTP, and a far side that it writes to. */
import { randomBytes } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { createCommandContext, createLogger, type WorkingSettings } from '../../app/contexts.js';
import { startMailIn } from '../../app/mail.js';
import { startWorker } from '../../app/worker.js';
import type { DefinitionText } from '../../domain/definition-file.js';
import { importDefinitions } from '../../commands/definitions.js';
import { createDemoOrganisation } from '../../commands/demo-organisation.js';
import { contentOfContact } from '../../commands/handle-contact.js';
import { instanceView } from '../../commands/instance-view.js';
import { launched } from '../../commands/launch.js';
import { tagOf } from '../../commands/mail-reference.js';
import { listContacts, type ContactRow } from '../../store/contacts.js';
import { migrate } from '../../store/migrate.js';
import { closeStore, inTransaction } from '../../store/store.js';
import { startFarMail } from './far-mail.js';
import { startStack } from './stack.js';
import { until } from './until.js';

type Mail = Parameters<ReturnType<typeof createTransport>['sendMail']>[0];

export type MailRig = Awaited<ReturnType<typeof startMailRig>>;

/** Starts it; mail to `help@example.org` opens an instance of `workflow`. */
export async function startMailRig(definitions: readonly DefinitionText[], workflow: string) {
  const stack = await startStack();
  const far = await startFarMail();
  const settings: WorkingSettings = {
    ...stack.settings,
    ...{ masterKey: randomBytes(32), logLevel: 'silent', smtpUrl: far.url, mailPort: 0 },
    mailAddresses: [{ address: 'help@example.org', workflow, channel: 'email' }],
  };
  await migrate(settings.databaseUrl);
  const context = createCommandContext(settings, createLogger(settings, 'test'));
  await createDemoOrganisation(context.db);
  const imported = await inTransaction(context.db, (db) =>
    importDefinitions(db, definitions, 'test', Date.now()),
  );
  if (!imported.ok) throw new Error(JSON.stringify(imported));
  const worker = await startWorker(settings);
  const receiver = await startMailIn(settings, context);
  if (receiver === null) throw new Error('The settings name no port for mail.');

  /** Delivers a mail to the product, as a mail server does; answers the code. */
  async function deliver(mail: Mail): Promise<number> {
    const transport = createTransport({ host: '127.0.0.1', port: receiver?.port ?? 0, ignoreTLS: true });
    const usual = { from: 'Ada <ada@example.net>', to: 'help@example.org' };
    try {
      const { response } = await transport.sendMail({ ...usual, ...mail });
      return Number(response?.slice(0, 3));
    } catch (error) {
      return (error as { responseCode?: number }).responseCode ?? 0;
    } finally {
      transport.close();
    }
  }

  async function contactsWith(subject: string): Promise<ContactRow[]> {
    const { rows } = await listContacts(context.db, {}, { descending: true }, { from: 0, to: 999 });
    return rows.filter((row) => contentOfContact(context, row)['subject'] === subject);
  }

  const settled = (subject: string) =>
    until(`the contact "${subject}" is dealt with`, async () => {
      const [contact] = await contactsWith(subject);
      return contact !== undefined && contact.state !== 'received' ? contact : null;
    });

  return {
    ...{ settings, context, far, receiver, deliver, contactsWith, settled },
    view: (instance: string) => instanceView(context, instance, null),
    /** Opens an instance by mail, and gives it once its question went out. */
    async opened(subject: string, from = 'ada@example.net') {
      const code = await deliver({ subject, text: 'Dear all', from });
      if (code !== 250) throw new Error(`The mail was answered ${code}.`);
      const instance = (await settled(subject)).instanceId ?? '';
      const tag = tagOf(context.keys, instance) ?? 'none';
      const asked = await until('the question is sent', () =>
        Promise.resolve(far.mails.find(({ mail }) => mail.replyTo?.[0]?.address?.includes(tag))),
      );
      return { instance, asked };
    },
    async stop() {
      await receiver.stop();
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
