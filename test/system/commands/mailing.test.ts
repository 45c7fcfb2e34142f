/** Contact lists worked by e-mail, on real PostgreSQL, Temporal and SMTP (CMP-3). */
import { createTransport } from 'nodemailer';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startMailIn } from '../../../app/mail.js';
import { doubtsOf, settleDoubts } from '../../../commands/outreach/doubts.js';
import { outreachNow, paceOutreach } from '../../../commands/outreach/manage.js';
import { optOut } from '../../../commands/outreach/opt-out.js';
import { tendOutreach } from '../../../commands/outreach/tend.js';
import { claimContacts } from '../../../store/outreach-claims.js';
import { saveAnswers } from '../../../commands/answers/save.js';
import { deliveryReport } from '../../support/delivery-report.js';
import { startMailings } from '../../support/mail-survey.js';
import { operator } from '../../support/outreach-rig.js';
import { whole } from '../../support/questionnaires.js';
import { until } from '../../support/until.js';

let rig: Awaited<ReturnType<typeof startMailings>>;
beforeAll(async () => {
  rig = await startMailings();
});
afterAll(() => rig?.stop());

const everything = { actor: operator('sara'), manages: true };
const address = (row: number) => `r${row}@example.org`;
const mailsOf = (list: string) => rig.far.mails.filter(({ mail }) => mail.subject?.startsWith(`${list} `));

/** Begins a mailing to so many, and answers once as many have come to something. */
async function mailed(list: string, rows: number) {
  await rig.list(list, rows);
  const instance = await rig.begin(list);
  const outreach = await rig.outreach(list);
  await until(`all of ${list} were tried`, async () => (await rig.counts(outreach)).tried === rows);
  return { instance, outreach };
}

/** A mailing that may send one mail a day: to one, then to so many. */
async function held(list: string, rows: number) {
  const id = await rig.list(list, 1);
  await rig.begin(list);
  const outreach = await rig.outreach(list);
  await until('the first is sent', async () => (await rig.counts(outreach)).tried === 1);
  await paceOutreach(rig.context, outreach, { count: 1, perMs: 86_400_000 });
  const { sql } = rig.context.db;
  await sql.query(
    `insert into list_rows (list_id, row, name, email, added_at)
     select $1, n, 'Person ' || n, 'r' || n || '@example.org', now() from generate_series(2, $2::int) n`,
    [id, rows],
  );
  await sql.query('update contact_lists set rows = $2, last_row = $2 where id = $1', [id, rows]);
  await tendOutreach({ ...rig.context, machines: {} }, outreach, () => undefined);
  return { outreach };
}

describe('a list worked by e-mail (CMP-3)', () => {
  test('sends each address one mail, and tells the instance when all are sent and, once closed, how many', async () => {
    const { instance, outreach } = await mailed('plain', 120);
    const to = mailsOf('plain').map(({ to: one }) => one);
    expect([to.length, new Set(to).size]).toEqual([120, 120]);
    expect((await rig.counts(outreach)).waiting).toEqual({ sent: 120 });
    await until('the instance has heard', async () => {
      const { rows } = await rig.context.db.sql.query<{ told: boolean }>(
        `select bool_or(details::text like '%all_tried_at%') as told from log where instance_id = $1`,
        [instance],
      );
      return rows[0]?.told;
    });
    expect(await rig.close(instance)).toMatchObject({ ok: true });
    await until('it is over', async () => (await rig.instanceOf(instance))?.outcome === 'done');
    expect((await rig.instanceOf(instance))?.data['result']).toMatchObject({
      ...{ done: 120, open: 0, outcomes: { sent: 120 }, rolled_up: { sent: 120 } },
    });
  });

  test('writes once more to who has not answered, and then waits for their answer', async () => {
    await rig.list('again', 2);
    await rig.begin('again', 'reminding');
    const outreach = await rig.outreach('again');
    await until('both were reminded', async () => {
      const standing = await Promise.all([1, 2].map((row) => rig.contact(outreach, row)));
      return standing.every((one) => one?.waits === true);
    });
    expect(await rig.contact(outreach, 1)).toMatchObject({
      attempts: 2,
      done: false,
      outcomes: ['sent', 'sent'],
    });
    expect(
      mailsOf('again')
        .map(({ mail }) => mail.subject)
        .toSorted(),
    ).toEqual([...['again 1', 'again 1', 'again 2', 'again 2']]);
    // Who answers by the newer link is done; the older one leads to nothing any more.
    const linkIn = (subject: string) =>
      mailsOf('again').flatMap(({ to, mail }) =>
        to === address(1) && mail.subject === subject ? (/\/q\/(\w+)/.exec(mail.text ?? '')?.[1] ?? []) : [],
      )[0] ?? '';
    const answers = { data: whole, language: 'it', complete: true, key: null };
    expect(await saveAnswers(rig.context, linkIn('again 1'), answers)).toMatchObject({ reason: 'replaced' });
    expect(await saveAnswers(rig.context, linkIn('again 2'), answers)).toEqual({ ok: true, complete: true });
    expect(await rig.contact(outreach, 1)).toMatchObject({ done: true, outcome: 'complete' });
    expect(await rig.contact(outreach, 2)).toMatchObject({ done: false });
  });

  test('tells a wrong address from one that is to be tried again, and from one that turns mail away', async () => {
    rig.far.refuse(address(1), 550);
    rig.far.refuse(address(2), 451);
    const { outreach } = await mailed('answers', 3);
    expect(await rig.contact(outreach, 1)).toMatchObject({ outcome: 'failed', done: true, attempts: 1 });
    await until('the second is sent', async () => (await rig.contact(outreach, 2))?.outcome === 'sent');
    expect(await rig.contact(outreach, 2)).toMatchObject({
      attempts: 2,
      waits: true,
      outcomes: ['deferred', 'sent'],
    });
    expect(
      mailsOf('answers')
        .map(({ to }) => to)
        .sort(),
    ).toEqual([address(2), address(3)]);
  });

  test('repeats no mail whose server went away with it: a person is asked, and what she says counts', async () => {
    rig.far.vanishOnce();
    await rig.list('vanished', 1);
    await rig.begin('vanished');
    const outreach = await rig.outreach('vanished');
    const [doubt] = await until('it is in doubt', async () => {
      const found = await doubtsOf(rig.context, outreach, 10);
      return found.length > 0 && found;
    });
    expect(doubt).toMatchObject({ row: 1, address: address(1) });
    expect(mailsOf('vanished')).toHaveLength(1);
    const again = { attempts: [doubt?.attempt ?? ''], as: 'again' } as const;
    expect(await settleDoubts(rig.context, outreach, again)).toBe(1);
    expect(await settleDoubts(rig.context, outreach, again)).toBe(0);
    await until('it is sent', async () => (await rig.counts(outreach)).waiting['sent'] === 1);
    expect(mailsOf('vanished')).toHaveLength(2);
  });

  test('puts in doubt what a worker had begun when it went, and touches none of it again', async () => {
    const { outreach } = await held('left', 6);
    const claim = { outreach, channel: 'email', address: 'email', worker: randomUUID(), now: Date.now() };
    const begun = await claimContacts(rig.context.db, { ...claim, most: 6 });
    expect(begun.length).toBeGreaterThan(3);
    const found = await doubtsOf(rig.context, outreach, 10);
    expect(found.map(({ row }) => row)).toEqual(begun.map(({ row }) => row));
    expect(await settleDoubts(rig.context, outreach, { attempts: null, as: 'sent' })).toBe(begun.length);
    await paceOutreach(rig.context, outreach, null);
    await until('all have an end', async () => (await rig.counts(outreach)).waiting['sent'] === 6);
    expect(mailsOf('left')).toHaveLength(6 - begun.length);
  });

  test('goes no faster than a supervisor says, and as the definition says once she has nothing to say', async () => {
    const { outreach } = await held('slow', 40);
    await until('one more is sent', async () => (await rig.counts(outreach)).tried === 2);
    expect((await outreachNow(rig.context, everything, outreach))?.progress).toMatchObject({
      ...{ workedBy: 'machine', rate: { count: 1, perMs: 86_400_000 }, rateSet: true, inDoubt: 0, tried: 2 },
    });
    await paceOutreach(rig.context, outreach, null);
    await until('all are sent', async () => (await rig.counts(outreach)).tried === 40);
    expect(mailsOf('slow')).toHaveLength(40);
  });

  test('writes to nobody who objects by the link in the mail, which says nothing of them', async () => {
    const { outreach } = await mailed('objecting', 2);
    const mail = mailsOf('objecting').find(({ to }) => to === address(1))?.mail;
    const header = mail?.headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? '';
    const token = /\/api\/public\/opt-out\/([^>]+)>/.exec(header)?.[1] ?? '';
    expect(mail?.headers.find(({ key }) => key === 'list-unsubscribe-post')?.value).toBe(
      'List-Unsubscribe=One-Click',
    );
    expect(token).not.toContain('example');
    expect(await optOut(rig.context, token)).toBe(true);
    expect(await optOut(rig.context, token)).toBe(true);
    expect(await optOut(rig.context, `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`)).toBe(false);
    expect(await rig.contact(outreach, 1)).toMatchObject({ outcome: 'do_not_contact', done: true });
    await rig.list('objected', 2);
    await rig.begin('objected');
    const next = await rig.outreach('objected');
    await until('the other one is sent', async () => (await rig.counts(next)).waiting['sent'] === 1);
    expect((await rig.counts(next)).done).toEqual({ do_not_contact: 1 });
    await rig.context.db.sql.query(`delete from do_not_contact where kind = 'email'`);
  });

  test('hears of mails that come back: an address that is wrong, a full mailbox; a report of delay changes nothing', async () => {
    const { outreach } = await mailed('returned', 3);
    const receiver = await startMailIn(rig.settings, rig.context);
    if (receiver === null) throw new Error('No mail comes in.');
    const back = createTransport({ host: '127.0.0.1', port: receiver.port, ignoreTLS: true });
    const messageIdOf = (row: number) =>
      mailsOf('returned').find(({ to }) => to === address(row))?.mail.messageId ?? '';
    const report = (row: number, action: string, status: string) =>
      back.sendMail({
        envelope: { from: '', to: 'help@example.org' },
        raw: deliveryReport(messageIdOf(row), address(row), action, status),
      });
    await report(1, 'failed', '5.1.1');
    await report(2, 'failed', '5.2.2');
    await report(3, 'delayed', '4.4.1');
    expect(await rig.contact(outreach, 1)).toMatchObject({
      outcome: 'failed',
      done: true,
      outcomes: ['failed'],
    });
    await until('the second is tried again', async () => (await rig.contact(outreach, 2))?.attempts === 2);
    expect(await rig.contact(outreach, 2)).toMatchObject({ outcome: 'sent', outcomes: ['bounced', 'sent'] });
    expect(await rig.contact(outreach, 3)).toMatchObject({ outcome: 'sent', waits: true });
    expect((await rig.counts(outreach)).waiting).toEqual({ sent: 2 });
    back.close();
    await receiver.stop();
  });
});
