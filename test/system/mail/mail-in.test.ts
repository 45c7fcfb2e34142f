/** Mail that comes in: over real SMTP, on real PostgreSQL and Temporal. */
import { createTransport } from 'nodemailer';
import { attachmentsOfInstance } from '../../../store/attachments.js';
import { findInstance } from '../../../store/instances.js';
import { handleContact, handleForgottenContacts } from '../../../commands/handle-contact.js';
import { largestMail } from '../../../gateways/mail-in/smtp-receiver.js';
import { messageIdOf, tagOf } from '../../../commands/mail-reference.js';
import { parseMail } from '../../../gateways/mail-in/parse.js';
import { placeContact } from '../../../commands/settle-contact.js';
import { receiveMail } from '../../../commands/receive-mail.js';
import { send } from '../../../commands/send.js';
import { until } from '../../support/until.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startMailRig, type MailRig } from '../../support/mail-rig.js';
import { letters } from './letters.js';

let rig: MailRig;
beforeAll(async () => {
  rig = await startMailRig(letters, 'letter');
});
afterAll(() => rig?.stop());

describe('a mail that comes in (TKT-1)', () => {
  test('opens an instance of its reception, with its files, and is acknowledged once it is kept', async () => {
    const before = Date.now();
    const attachments = [{ filename: '../../lamp.txt', content: 'dark' }];
    expect(await rig.deliver({ subject: 'Lamp', text: 'It is dark', attachments })).toBe(250);
    const contact = await rig.settled('Lamp');
    expect(contact).toMatchObject({ state: 'opened', channel: 'email', reason: null });
    const row = await findInstance(rig.context.db, contact.instanceId ?? '', null);
    expect(row).toMatchObject({ channel: 'email', startedAt: contact.receivedAt, startedBy: null });
    expect(contact.receivedAt).toBeGreaterThanOrEqual(before);
    const files = await attachmentsOfInstance(rig.context.db, contact.instanceId ?? '');
    expect(files).toMatchObject([{ size: 4, type: 'text/plain' }]);
    expect((await rig.view(contact.instanceId ?? ''))?.data).toMatchObject({
      ...{ subject: 'Lamp', text: 'It is dark', from: 'ada@example.net', files: [files[0]?.id] },
    });
    const sent = await until('its files go out again with the question', async () =>
      Promise.resolve(rig.far.mails.find(({ mail }) => mail.attachments.length === 1)),
    );
    expect(sent.mail.attachments[0]?.filename).toBe('lamp.txt');
  });

  test('lies in the store without a word of it in the clear', async () => {
    expect(await rig.deliver({ subject: 'Sealed', text: 'my secret illness' })).toBe(250);
    await rig.settled('Sealed');
    const { rows } = await rig.context.db.sql.query<{ text: string }>(
      `select string_agg(content::text, '') || (select string_agg(engine_state || data::text, '') from instances) || (select string_agg(event::text, '') from log)
         || (select string_agg(input::text, '') from effects) as text from contacts`,
    );
    expect(rows[0]?.text).not.toMatch(/secret illness|ada@example\.net/);
  });

  test('that is delivered twice is one contact, and one instance', async () => {
    const mail = { subject: 'Twice', text: 'A', messageId: '<same@example.net>' };
    expect([await rig.deliver(mail), await rig.deliver(mail)]).toEqual([250, 250]);
    await rig.settled('Twice');
    expect(await rig.contactsWith('Twice')).toHaveLength(1);
  });

  test('whose server died between keeping and opening is opened by another, and once, however many try', async () => {
    const raw = Buffer.from(
      'From: ada@example.net\r\nSubject: Died\r\nMessage-ID: <died@example.net>\r\n\r\nA',
    );
    const mail = await parseMail(raw, { from: 'ada@example.net', recipients: ['help@example.org'] });
    const [id = ''] = await receiveMail(rig.context, rig.settings.mailAddresses, mail);
    expect((await rig.contactsWith('Died'))[0]?.state).toBe('received');
    await Promise.all([
      handleForgottenContacts(rig.context, Date.now() + 1_000, 100),
      ...[1, 2, 3].map(() => handleContact(rig.context, id)),
    ]);
    const { instanceId } = await rig.settled('Died');
    const { rows } = await rig.context.db.sql.query(
      `select id from instances where started_at = (select received_at from contacts where id = $1)`,
      [id],
    );
    expect(rows).toEqual([{ id: instanceId }]);
  });

  test('that the definition’s form refuses goes to a person', async () => {
    expect(await rig.deliver({ subject: '', text: 'No subject at all' })).toBe(250);
    expect(await rig.settled('')).toMatchObject({ state: 'unassigned', reason: 'refused: invalid' });
  });
});

describe('an answer', () => {
  test('to our mail, by whom we wrote to, becomes the message that the instance waits for', async () => {
    const { instance, asked } = await rig.opened('Bench');
    expect(asked.mail.subject).toMatch(/^Pratica /);
    expect(asked.mail.text?.trim()).toBe('Ci scriva di più su Bench');
    const headers = new Map(asked.mail.headers.map(({ key, value }) => [key, value]));
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    await rig.deliver({ subject: 'Re: Bench', text: 'In via Roma', inReplyTo: asked.mail.messageId ?? '' });
    expect(await rig.settled('Re: Bench')).toMatchObject({ state: 'delivered', instanceId: instance });
    const { data, tasks } = (await rig.view(instance)) ?? {};
    expect(data).toMatchObject({ answer: { text: 'In via Roma', from: 'ada@example.net' } });
    expect(tasks).toMatchObject([{ step: 'work' }]);
  });

  test('is told by the address alone, too', async () => {
    const { instance, asked } = await rig.opened('Tree');
    await rig.deliver({ subject: 'Re: Tree', text: 'Here', to: asked.mail.replyTo?.[0]?.address ?? '' });
    expect(await rig.settled('Re: Tree')).toMatchObject({ state: 'delivered', instanceId: instance });
  });

  test('with the right reference from somebody else goes to a person, who may give it to the instance', async () => {
    const { instance, asked } = await rig.opened('Wall');
    const stranger = { from: 'eve@example.net', inReplyTo: asked.mail.messageId ?? '' };
    await rig.deliver({ subject: 'Re: Wall', text: 'Hand it over', ...stranger });
    const contact = await rig.settled('Re: Wall');
    expect(contact).toMatchObject({ state: 'unassigned', reason: 'other_sender', instanceId: instance });
    expect((await rig.view(instance))?.tasks).toEqual([]);
    expect(await placeContact(rig.context, contact.id, { as: 'assign', instance }, 'anna')).toEqual({
      ok: true,
    });
    expect(await placeContact(rig.context, contact.id, { as: 'assign', instance }, 'anna')).toEqual({
      ok: true,
    });
    expect(await placeContact(rig.context, contact.id, { as: 'discard' }, 'bruno')).toMatchObject({
      code: 'conflict',
    });
    expect((await rig.view(instance))?.tasks).toMatchObject([{ step: 'work' }]);
    expect(await rig.settled('Re: Wall')).toMatchObject({ state: 'delivered', handledBy: 'anna' });
  });

  test('with a forged reference goes to a person, and into no case', async () => {
    const { instance } = await rig.opened('Door');
    const tag = tagOf(rig.context.keys, instance) ?? '';
    const forged = `help+${tag.slice(0, -1)}${tag.endsWith('0') ? '1' : '0'}@example.org`;
    await rig.deliver({ subject: 'Re: Door', text: 'Now', to: forged });
    expect(await rig.settled('Re: Door')).toMatchObject({
      state: 'unassigned',
      reason: 'forged_reference',
      instanceId: null,
    });
  });

  test('after the end opens an instance of its own', async () => {
    const { instance, asked } = await rig.opened('Gate');
    const by = { name: 'admin', groups: [], skills: [], any: true };
    const command = {
      type: 'cancel',
      id: 'c',
      reason: null,
      bodyHash: 'c',
      occurredAt: null,
      recordedAt: null,
    } as const;
    expect(await send(rig.context, { instance, command, actor: by })).toMatchObject({ ok: true });
    await rig.deliver({ subject: 'Re: Gate', text: 'Again', inReplyTo: asked.mail.messageId ?? '' });
    const contact = await rig.settled('Re: Gate');
    expect(contact.state).toBe('opened');
    expect(contact.instanceId).not.toBe(instance);
    expect((await rig.view(contact.instanceId ?? ''))?.id).toBe(contact.instanceId);
    const { rows } = await rig.context.db.sql.query('select previous from instances where id = $1', [
      contact.instanceId,
    ]);
    expect(rows).toEqual([{ previous: instance }]);
  });

  test('of a program, and our own mail, start nothing: kept, with why', async () => {
    const { instance, asked } = await rig.opened('Loop');
    const count = async () => (await rig.context.db.sql.query('select from instances')).rowCount;
    const before = await count();
    const away = { inReplyTo: asked.mail.messageId ?? '', headers: { 'Auto-Submitted': 'auto-replied' } };
    await rig.deliver({ subject: 'Away', text: 'I am away', ...away });
    await rig.deliver({
      subject: 'Bounce',
      text: 'Not delivered',
      envelope: { from: '', to: 'help@example.org' },
    });
    await rig.deliver({
      subject: 'Own',
      text: 'x',
      messageId: `<${messageIdOf(rig.context.keys, instance, '9-1', 'example.org')}>`,
    });
    await rig.deliver({ subject: 'Self', text: 'x', from: 'help@example.org' });
    expect((await rig.settled('Away')).reason).toBe('automatic');
    expect((await rig.settled('Bounce')).reason).toBe('bounce');
    expect((await rig.settled('Own')).reason).toBe('own_mail');
    expect((await rig.settled('Self')).reason).toBe('own_mail');
    expect(await count()).toBe(before);
  });
});

describe('what is too much', () => {
  test('a mail over the limit is refused, and nothing of it kept', async () => {
    const content = Buffer.alloc(largestMail, 'x');
    expect(
      await rig.deliver({ subject: 'Big', text: 'x', attachments: [{ filename: 'big.bin', content }] }),
    ).toBe(552);
    expect(await rig.contactsWith('Big')).toEqual([]);
  });

  test('an address that is none of ours, and more recipients than a mail needs, are refused', async () => {
    expect(await rig.deliver({ subject: 'No', text: 'x', to: 'other@example.org' })).toBe(550);
    const many = Array.from({ length: 2_000 }, (_, n) => `help+${n}@example.org`);
    const transport = createTransport({ host: rig.receiver.host, port: rig.receiver.port, ignoreTLS: true });
    const { accepted, rejected } = await transport.sendMail({
      from: 'a@b.example',
      to: many,
      subject: 'Many',
      text: 'x',
    });
    expect([accepted?.length, rejected?.length]).toEqual([100, 1_900]);
    await rig.settled('Many');
    expect(await rig.contactsWith('Many')).toHaveLength(1);
  });
});
