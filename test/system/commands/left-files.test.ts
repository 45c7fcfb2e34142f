import { utimes } from 'node:fs/promises';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepAttachment, writeAttachment } from '../../../commands/attachments.js';
import { shelves, sweepFiles } from '../../../commands/left-files.js';
import { noProbe, type Probe } from '../../../commands/probe.js';
import { receiveMail } from '../../../commands/receive-mail.js';
import { createAttachmentFiles } from '../../../store/attachment-files.js';
import { findAttachments } from '../../../store/attachments.js';
import { deriveKeys } from '../../../store/sealing.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';

const dayMs = 86_400_000;

describe('files that a crash has left without a row', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.drop());

  it('are removed once they are a day old, and no other', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sportello-attachments-'));
    const files = createAttachmentFiles(folder, Buffer.alloc(32, 9));
    const now = Date.now();
    const context = { db: database.store, keys: deriveKeys(Buffer.alloc(32, 7)), files, clock: () => now };
    const file = (text: string) => ({
      ...{
        id: null,
        name: 'a.txt',
        type: 'text/plain',
        instanceId: null,
        contactId: null,
        uploadedBy: 'anna',
      },
      content: Readable.from([Buffer.from(text)]),
    });
    const named = await keepAttachment(context, file('named'));
    const left = await writeAttachment(context, file('left'));
    const young = await writeAttachment(context, file('young'));
    const age = async (path: string) => utimes(join(folder, path), new Date(), new Date(now - dayMs - 1_000));
    const at = ({ id, hash }: { id: string; hash: string }) => join(hash.slice(0, 2), `${hash}-${id}`);
    writeFileSync(join(folder, 'upload.draft'), 'half');
    for (const path of [at(named), at(left), 'upload.draft']) await age(path);

    const sweep = async () => {
      let removed = 0;
      for (let shelf = 0; shelf < shelves; shelf += 1) removed += await sweepFiles(context, shelf);
      return removed;
    };
    expect(await sweep()).toBe(2);
    const lying = await Promise.all(Array.from({ length: shelves }, (_, shelf) => files.listShelf(shelf)));
    const ids = lying.flat().map(({ id }) => id);
    expect(ids.sort()).toEqual([named.id, young.id].sort());
    expect(await sweep()).toBe(0);
  });

  it('so is what a mail leaves whose server dies when its files are written and its contact is not; it comes again whole', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sportello-attachments-'));
    const files = createAttachmentFiles(folder, Buffer.alloc(32, 9));
    const now = Date.now();
    const db = database.store;
    const context = { db, keys: deriveKeys(Buffer.alloc(32, 7)), files, clock: () => now };
    const dies: Probe = (point) => {
      if (point === 'contact.filed') throw new Error('killed');
    };
    const addresses = [{ address: 'help@example.org', workflow: 'letter', channel: 'email' }];
    const content = Buffer.from('dark');
    const mail = {
      ...{
        envelopeFrom: 'ada@example.net',
        recipients: ['help@example.org'],
        messageId: '<lamp@example.net>',
      },
      ...{
        answers: [],
        from: 'ada@example.net',
        name: null,
        subject: 'Lamp',
        text: 'It is dark',
        html: null,
      },
      ...{ language: null, files: [{ name: 'lamp.txt', type: 'text/plain', content }], marks: {} },
    };
    // What stops there cleans nothing up, as a kill does not.
    await expect(receiveMail({ ...context, probe: dies }, addresses, mail)).rejects.toThrow('killed');
    const lying = async () =>
      (await Promise.all(Array.from({ length: shelves }, (_, shelf) => files.listShelf(shelf)))).flat();
    const pathOf = ({ id, hash }: { id: string; hash: string }) =>
      join(folder, hash.slice(0, 2), `${hash}-${id}`);
    const [left] = await lying();
    expect(await findAttachments(db, [left?.id ?? ''])).toEqual([]);
    expect(readFileSync(pathOf(left!)).includes(content)).toBe(false);

    const [contact] = await receiveMail({ ...context, probe: noProbe }, addresses, mail);
    expect(await lying()).toHaveLength(2);
    for (const file of await lying()) await utimes(pathOf(file), new Date(), new Date(now - dayMs - 1_000));
    let removed = 0;
    for (let shelf = 0; shelf < shelves; shelf += 1) removed += await sweepFiles(context, shelf);
    expect(removed).toBe(1);
    const kept = await lying();
    expect(kept.map(({ id }) => id)).not.toContain(left?.id);
    expect(await findAttachments(db, [kept[0]?.id ?? ''])).toMatchObject([{ contactId: contact }]);
  });
});
