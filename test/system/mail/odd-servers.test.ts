/** Mailings to servers that misbehave, and by several workers at once: nothing lost, nothing sent twice (CMP-3). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWorker, type RunningWorker } from '../../../app/worker.js';
import { doubtsOf } from '../../../commands/outreach/doubts.js';
import { outreachNow } from '../../../commands/outreach/manage.js';
import { startFarMail, type FarMail } from '../../support/far-mail.js';
import { startMailings } from '../../support/mail-survey.js';
import { startOddMail, type OddMail } from '../../support/odd-mail.js';
import { operator } from '../../support/outreach-rig.js';
import { until } from '../../support/until.js';

let rig: Awaited<ReturnType<typeof startMailings>>;
let far: FarMail;
let odd: OddMail;
let second: RunningWorker;
beforeAll(async () => {
  far = await startFarMail();
  odd = await startOddMail(Number(new URL(far.url).port));
  rig = await startMailings({ smtpUrl: odd.url });
  second = await startWorker(rig.settings);
});
afterAll(async () => {
  odd?.release();
  second?.stop();
  await second?.ended;
  await rig?.stop();
  await odd?.stop();
  await far?.stop();
});

const everything = { actor: operator('sara'), manages: true };
const mailsOf = (list: string) =>
  far.mails.filter(({ mail }) => mail.subject?.startsWith(`${list} `)).map(({ to }) => to);
const begun = async (list: string, rows: number) => {
  await rig.list(list, rows);
  await rig.begin(list);
  return rig.outreach(list);
};
const eachOnce = (list: string, rows: number) => {
  const to = mailsOf(list);
  expect([to.length, new Set(to).size]).toEqual([rows, rows]);
};
const allSent = (outreach: string, rows: number) =>
  until(`${rows} to be sent`, async () => (await rig.counts(outreach)).waiting['sent'] === rows, 90);

describe('a mailing', () => {
  test('rests while the mail server answers nonsense, says so, and sends all once it speaks again', async () => {
    odd.behave('nonsense');
    const outreach = await begun('nonsense', 7);
    const trouble = await until('the trouble is told', async () => {
      const found = await outreachNow(rig.context, everything, outreach);
      return found?.trouble ?? null;
    });
    expect(JSON.stringify(trouble)).toContain('could not be used');
    expect(mailsOf('nonsense')).toEqual([]);
    odd.behave('none');
    await allSent(outreach, 7);
    eachOnce('nonsense', 7);
    expect(await doubtsOf(rig.context, outreach, 10)).toEqual([]);
  });

  test('leaves to a person what was answered by nonsense once it was taken, and repeats none of it', async () => {
    odd.behave('garbled');
    const outreach = await begun('garbled', 3);
    const doubts = await until('all are in doubt', async () => {
      const found = await doubtsOf(rig.context, outreach, 10);
      return found.length === 3 && found;
    });
    expect(new Set(doubts.map(({ row }) => row)).size).toBe(3);
    odd.behave('none');
    eachOnce('garbled', 3);
  });

  test('waits for a server that takes its time, and sends none of it a second time', async () => {
    odd.hold();
    const outreach = await begun('slow', 12);
    const beat = async () =>
      (
        await rig.context.db.sql.query<{ at: number }>(
          'select max(beat_at) as at from outreach_workers where outreach_id = $1',
          [outreach],
        )
      ).rows[0]?.at;
    await until('answers to be kept back', async () => Promise.resolve(odd.held() > 0));
    const first = await until('a beat', beat);
    await until('two more beats', async () => ((await beat()) ?? 0) > first + 4_000);
    expect(mailsOf('slow')).toEqual([]);
    odd.release();
    await allSent(outreach, 12);
    eachOnce('slow', 12);
    expect(await doubtsOf(rig.context, outreach, 10)).toEqual([]);
  });

  test('of several workers writes to each once, whoever works which list', async () => {
    const lists = ['first', 'second', 'third', 'fourth'];
    const outreaches = await Promise.all(lists.map((list) => begun(list, 150)));
    for (const outreach of outreaches) await allSent(outreach, 150);
    for (const list of lists) eachOnce(list, 150);
  });
});
