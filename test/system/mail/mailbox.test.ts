/** Mails of campaigns that come back to a mailbox, read by IMAP from a real server (CMP-3). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mailboxLooks } from '../../../app/mail.js';
import { takeBounce } from '../../../commands/outreach/bounce.js';
import { tagOf } from '../../../commands/mail-reference.js';
import { lookThrough } from '../../../gateways/mail-in/mailbox.js';
import { deliveryReport } from '../../support/delivery-report.js';
import { startGreenmail, whyNoGreenmail, type Greenmail } from '../../support/greenmail.js';
import { startMailings } from '../../support/mail-survey.js';
import { until } from '../../support/until.js';

const why = whyNoGreenmail();
if (why !== null) console.warn(why);
const mailbox = 'returns@example.org';
const never = new AbortController().signal;

describe.skipIf(why !== null)('a mailbox to which mails come back', () => {
  let greenmail: Greenmail;
  let rig: Awaited<ReturnType<typeof startMailings>>;
  beforeAll(async () => {
    greenmail = await startGreenmail(mailbox);
    rig = await startMailings({ imap: greenmail.settings });
  });
  afterAll(async () => {
    await rig?.stop();
    await greenmail?.stop();
  });

  /** What looks through the mailbox, as a server that just started does. */
  const freshLook = () => {
    const look = mailboxLooks(rig.settings, rig.context, never);
    if (look === null) throw new Error('No mailbox is set.');
    return look;
  };

  async function mailed(list: string, rows: number) {
    await rig.list(list, rows);
    await rig.begin(list);
    const outreach = await rig.outreach(list);
    await until(`all of ${list} are sent`, async () => (await rig.counts(outreach)).waiting['sent'] === rows);
    const report = (row: number, action: string, status: string) => {
      const to = `r${row}@example.org`;
      const sent = rig.far.mails.find(
        ({ mail, to: one }) => one === to && mail.subject?.startsWith(`${list} `),
      );
      return deliveryReport(sent?.mail.messageId ?? '', to, action, status);
    };
    return { outreach, report, row: (row: number) => rig.contact(outreach, row) };
  }

  const subjects = async (folder: string) => (await greenmail.mails(folder)).map(({ subject }) => subject);

  test('tells wrong addresses from what is tried again; what is no report stays in it, unread', async () => {
    const { report, row } = await mailed('returned', 4);
    await greenmail.deliver(report(1, 'failed', '5.1.1'));
    await greenmail.deliver(report(2, 'failed', '5.2.2'));
    await greenmail.deliver(report(3, 'delayed', '4.4.1'));
    await greenmail.deliver(
      'From: ada@example.net\r\nSubject: Hello\r\n\r\nA person wrote.',
      'ada@example.net',
    );
    const look = freshLook();
    await look();
    expect(await row(1)).toMatchObject({ outcome: 'failed', done: true });
    await until('the second is tried again', async () => (await row(2))?.attempts === 2);
    expect(await row(2)).toMatchObject({ outcome: 'sent', outcomes: ['bounced', 'sent'] });
    expect(await row(3)).toMatchObject({ outcome: 'sent', attempts: 1, waits: true });
    expect(await greenmail.mails('INBOX')).toEqual([{ subject: 'Hello', seen: false }]);
    expect(await subjects('Sportello')).toHaveLength(3);
    await greenmail.deliver(report(4, 'failed', '5.1.1'));
    await look();
    expect(await row(4)).toMatchObject({ outcome: 'failed', done: true });
  });

  test('a crash after one was taken and before it was moved repeats nothing, though the address was written to again', async () => {
    const { report, row } = await mailed('crashed', 1);
    await greenmail.deliver(report(1, 'failed', '4.2.2'));
    const dying = new AbortController();
    const cut = lookThrough(
      greenmail.settings,
      null,
      async (mail) => {
        const taken = await takeBounce(rig.context, mail);
        dying.abort();
        return taken;
      },
      dying.signal,
    );
    await expect(cut).rejects.toThrow(/could not be read/);
    expect(await subjects('INBOX')).toContain('Delivery report');
    const again = await until('it is tried again', async () => {
      const now = await row(1);
      return now?.attempts === 2 && now.outcome === 'sent' && now;
    });
    await freshLook()();
    expect(await row(1)).toEqual(again);
    expect(rig.far.mails.filter(({ mail }) => mail.subject?.startsWith('crashed '))).toHaveLength(2);
    expect(await subjects('INBOX')).not.toContain('Delivery report');
  });

  test('tells whose it is by the return address alone, and reads what a server says in words; holidays are no failure', async () => {
    const { row } = await mailed('worded', 2);
    const inWords = async (of: number, headers: string, text: string) => {
      const tag = tagOf(rig.context.keys, (await row(of))?.attempt ?? '') ?? '';
      const head = `From: MAILER-DAEMON@example.net\r\nTo: help+${tag}@example.org\r\nSubject: Words\r\n${headers}`;
      await greenmail.deliver(`${head}\r\n${text}`);
    };
    await inWords(1, '', 'Sorry, no mailbox here by that name.\r\n550 5.1.1 No such user (#5.1.1)\r\n');
    await inWords(2, 'Auto-Submitted: auto-replied\r\n', 'I am on holiday until 5.1.1.\r\n');
    await freshLook()();
    expect(await row(1)).toMatchObject({ outcome: 'failed', done: true, outcomes: ['failed'] });
    expect(await row(2)).toMatchObject({ outcome: 'sent', done: false, attempts: 1 });
    expect(await subjects('INBOX')).toContain('Words');
  });

  test('says which mailbox could not be read, and not as whom', async () => {
    const wrong = { ...greenmail.settings, password: 'wrong' };
    const at = `127.0.0.1:${greenmail.settings.port}`;
    await expect(lookThrough(wrong, null, async () => Promise.resolve(true), never)).rejects.toThrow(
      `The mailbox at ${at} could not be read: the user or the password is refused. See IMAP_URL`,
    );
    const away = { ...greenmail.settings, port: 1 };
    await expect(lookThrough(away, null, async () => Promise.resolve(true), never)).rejects.toThrow(
      'ECONNREFUSED',
    );
  });
});
