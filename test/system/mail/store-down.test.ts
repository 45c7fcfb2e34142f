/** Mail that comes in while the store is out of reach: refused for now, so that its server keeps it, and taken when it comes again. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCommandContext, createLogger } from '../../../app/contexts.js';
import { startMailIn } from '../../../app/mail.js';
import { shelves } from '../../../commands/left-files.js';
import { closeStore } from '../../../store/store.js';
import { startMailRig, type MailRig } from '../../support/mail-rig.js';
import { letters } from './letters.js';

let rig: MailRig;
beforeAll(async () => {
  rig = await startMailRig(letters, 'letter');
});
afterAll(() => rig?.stop());

const mail = {
  from: 'ada@example.net',
  to: 'help@example.org',
  subject: 'Patience',
  text: 'It is dark',
  messageId: '<patience@example.net>',
  attachments: [{ filename: 'lamp.txt', content: 'dark' }],
};

test('a mail is refused by 451 while the store is down, leaves nothing, and is one contact when its server sends it again', async () => {
  // Nobody listens there.
  const databaseUrl = 'postgresql://nobody@127.0.0.1:1/nothing';
  const settings = { ...rig.settings, databaseUrl, home: mkdtempSync(join(tmpdir(), 'sportello-down-')) };
  const context = createCommandContext(settings, createLogger(settings, 'test'));
  const receiver = await startMailIn(settings, context);
  const transport = createTransport({ host: '127.0.0.1', port: receiver?.port ?? 0, ignoreTLS: true });
  await expect(transport.sendMail(mail)).rejects.toMatchObject({ responseCode: 451 });
  transport.close();
  const left = await Promise.all(
    Array.from({ length: shelves }, (_, shelf) => context.files.listShelf(shelf)),
  );
  expect(left.flat()).toEqual([]);
  await receiver?.stop();
  await context.temporal.connection.close();
  await closeStore(context.db);

  expect(await rig.deliver(mail)).toBe(250);
  expect(await rig.settled('Patience')).toMatchObject({ state: 'opened' });
  expect(await rig.contactsWith('Patience')).toHaveLength(1);
});
