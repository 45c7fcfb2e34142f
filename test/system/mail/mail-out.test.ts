/** Mail that goes out: over real SMTP, on real PostgreSQL and Temporal. */
import { randomBytes } from 'node:crypto';
import { attachmentsOfInstance } from '../../../store/attachments.js';
import { contentOfContact } from '../../../commands/handle-contact.js';
import { erase } from '../../../commands/erase.js';
import { findInstance } from '../../../store/instances.js';
import { listContacts } from '../../../store/contacts.js';
import { listEffects } from '../../../store/effects.js';
import { mailNotices } from '../../../commands/mail-notices.js';
import { mailSenderOf } from '../../../app/contexts.js';
import { send } from '../../../commands/send.js';
import { until } from '../../support/until.js';
import { verify } from '../../../commands/verify.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startMailRig, type MailRig } from '../../support/mail-rig.js';
import { letters } from './letters.js';

let rig: MailRig;
beforeAll(async () => {
  rig = await startMailRig(letters, 'letter');
});
afterAll(() => rig?.stop());

describe('a mail that goes out (TKT-6)', () => {
  test('to an address that nobody has is the definition’s to handle, and not tried again', async () => {
    rig.far.refuse('gone@example.net', 550, 550);
    await rig.deliver({ subject: 'Gone', text: 'x', from: 'gone@example.net' });
    const { instanceId } = await rig.settled('Gone');
    const ended = await until('it ends', async () => {
      const row = await findInstance(rig.context.db, instanceId ?? '', null);
      return row?.state === 'ended' ? row : null;
    });
    expect(ended.outcome).toBe('unreachable');
    expect(await listEffects(rig.context.db, ended.id)).toHaveLength(1);
  });

  test('that the rig.far side puts off is tried again, and arrives once', async () => {
    rig.far.refuse('busy@example.net', 451);
    await rig.deliver({ subject: 'Busy', text: 'x', from: 'busy@example.net' });
    const { instanceId } = await rig.settled('Busy');
    await until('it is sent', async () =>
      (await listEffects(rig.context.db, instanceId ?? '')).some(({ state }) => state === 'done'),
    );
    expect(rig.far.mails.filter(({ to }) => to === 'busy@example.net')).toHaveLength(1);
    expect(await listEffects(rig.context.db, instanceId ?? '')).toMatchObject([
      { state: 'failed' },
      { state: 'done' },
    ]);
  });

  test('whose rig.far side vanished after the last byte is in doubt, and never sent again by itself', async () => {
    rig.far.vanishOnce();
    await rig.deliver({ subject: 'Doubt', text: 'x', from: 'doubt@example.net' });
    const { instanceId } = await rig.settled('Doubt');
    const found = await until('there is an incident', async () => {
      const shown = await rig.view(instanceId ?? '');
      return shown !== null && shown.incidents.length > 0 ? shown.incidents : null;
    });
    expect(found).toMatchObject([{ step: 'ask', code: 'in_doubt' }]);
    expect(rig.far.mails.filter(({ to }) => to === 'doubt@example.net')).toHaveLength(1);
    expect(await listEffects(rig.context.db, instanceId ?? '')).toMatchObject([{ state: 'in_doubt' }]);
  });
});

describe('a notice by mail', () => {
  test('goes to those in the group who want it, in their language, once, and is marked', async () => {
    const mail = mailSenderOf(rig.settings);
    if (mail === null) throw new Error('no mail');
    const { instance } = await rig.opened('Told', 'told@example.net');
    await rig.context.db.sql.query(`update users set notice_mails = false where name = 'carla'`);
    const tell = {
      type: 'message',
      name: 'tell',
      data: null,
      bodyHash: 't',
      occurredAt: null,
      recordedAt: null,
    } as const;
    expect(await send(rig.context, { instance, command: { ...tell, id: 't' }, actor: null })).toMatchObject({
      ok: true,
    });
    const sending = { ...rig.context, ...mail };
    const counts = await Promise.all([mailNotices(sending), mailNotices(sending), mailNotices(sending)]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(1);
    const notices = rig.far.mails.filter(({ mail: { subject } }) => subject?.startsWith('Avviso'));
    expect(notices.map(({ to }) => to)).toEqual(['bruno@example.org']);
    expect(notices[0]?.mail.text?.trim()).toBe('Ha scritto told@example.net');
    const { rows } = await rig.context.db.sql.query('select state, attempt from notice_mails');
    expect(rows).toEqual([{ state: 'done', attempt: 1 }]);
    mail.sender.close();
  });
});

describe('an erased instance', () => {
  test('leaves no file, no word of its contacts, and knows no sender any more', async () => {
    await rig.deliver({
      subject: 'Erase',
      text: 'x',
      from: 'erase@example.net',
      attachments: [{ filename: 'a.txt', content: 'b' }],
    });
    const { instanceId } = await rig.settled('Erase');
    const instance = instanceId ?? '';
    const [file] = await attachmentsOfInstance(rig.context.db, instance);
    const by = { name: 'admin', groups: [], skills: [], any: true };
    const command = {
      type: 'cancel',
      id: 'c',
      reason: null,
      bodyHash: 'c',
      occurredAt: null,
      recordedAt: null,
    } as const;
    await send(rig.context, { instance, command, actor: by });
    expect(await erase(rig.context, instance)).toEqual({ ok: true });
    expect(await attachmentsOfInstance(rig.context.db, instance)).toEqual([]);
    await expect(rig.context.files.read(file?.id ?? '', randomBytes(32), file?.hash ?? '')).rejects.toThrow(
      /ENOENT/,
    );
    const { rows } = await listContacts(
      rig.context.db,
      { instanceId: instance },
      { descending: true },
      { from: 0, to: 9 },
    );
    expect(rows.map((row) => contentOfContact(rig.context, row))).toEqual([{ $erased: true }]);
  });

  test('and all accounts agree on all that was done', async () => {
    const differences: unknown[] = [];
    for await (const found of verify(rig.context, { withTemporal: false }))
      if ('what' in found) differences.push(found);
    expect(differences).toEqual([]);
  });
});
