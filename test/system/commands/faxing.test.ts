/** Contact lists worked by fax, on real PostgreSQL and Temporal, with a server that speaks hfaxd's protocol (CMP-5). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outreachesNow, turnOutreach } from '../../../commands/outreach/manage.js';
import type { HandedFax } from '../../support/fax-server.js';
import { startFaxing } from '../../support/faxing.js';
import { operator } from '../../support/outreach-rig.js';
import { until } from '../../support/until.js';

let rig: Awaited<ReturnType<typeof startFaxing>>;
beforeAll(async () => {
  rig = await startFaxing();
});
afterAll(() => rig?.stop());

const numberOf = (job: HandedFax) => job.parameters.get('DIALSTRING');
const tagOf = (job: HandedFax) => job.parameters.get('JOBINFO') ?? '';

/** The faxes to a number, once there are as many. */
const faxesTo = (number: string, count = 1) =>
  until(`${count} faxes to ${number}`, async () => {
    const found = rig.far().jobs.filter((job) => numberOf(job) === number);
    return found.length >= count ? found : null;
  });

/** Ends the newest fax to a number. */
async function endFax(
  number: string,
  state: 'D' | 'F',
  pages: number,
  status = '',
  count = 1,
): Promise<void> {
  const job = (await faxesTo(number, count)).at(-1);
  if (job !== undefined) rig.far().end(tagOf(job), state, pages, status);
}

const allEnded = (outreach: string, count: number) =>
  until('all attempts have ended', async () => {
    const attempts = await rig.attempts(outreach);
    return attempts.length >= count && attempts.every(({ ended }) => ended) ? attempts : null;
  });

const endOf = (instance: string) =>
  until('the instance has ended', async () => {
    const now = await rig.instanceOf(instance);
    return now?.state === 'ended' ? now : null;
  });

describe('CMP-5: a list worked by fax', () => {
  test('hands over a cover and the document for each, follows it, tries again what failed, and keeps pages and duration', async () => {
    await rig.list('plain', 3);
    const instance = await rig.begin('plain');
    const outreach = await rig.outreach('plain');
    const [first] = await faxesTo('+390874411001');
    expect(first?.documents.map((content) => content.subarray(0, 5).toString())).toEqual(['%PDF-', '%PDF-']);
    await faxesTo('+390874411002');
    // No more than two at once.
    expect(rig.far().jobs).toHaveLength(2);
    await endFax('+390874411001', 'D', 2);
    await endFax('+390874411002', 'F', 0, 'No answer from remote; too many attempts to dial');
    await endFax('+390874411003', 'F', 1, 'Unknown problem; too many attempts to dial');
    await endFax('+390874411002', 'F', 0, 'No answer from remote; too many attempts to dial', 2);
    await endFax('+390874411003', 'D', 2, '', 2);
    const ended = await endOf(instance);
    expect(ended.data['result']).toMatchObject({
      ...{ done: 3, open: 0, outcomes: { sent: 2, failed_number: 1 }, rolled_up: { sent: 2, failed: 1 } },
    });
    const attempts = await rig.attempts(outreach);
    expect(attempts.filter(({ row }) => row === 1)).toMatchObject([
      { outcome: 'sent', pages: 2, durationMs: 27_020, remarks: null },
    ]);
    expect(attempts.filter(({ row }) => row === 3)).toMatchObject([
      { outcome: 'failed_other', pages: 1, remarks: 'Unknown problem' },
      { outcome: 'sent', pages: 2 },
    ]);
    expect(new Set(rig.far().jobs.map(tagOf))).toEqual(new Set(attempts.map(({ id }) => id)));
  });

  test('finds by its tag what was handed over and not noted, and sends nothing twice', async () => {
    await rig.list('lost', 2);
    const before = rig.far().jobs.length;
    // The server has it, and its answer is lost.
    rig.far().instead.set('JSUBM', 'then hang up');
    const instance = await rig.begin('lost');
    await until('both were handed over', async () => rig.far().jobs.length === before + 2);
    rig.far().instead.clear();
    const outreach = await rig.outreach('lost');
    const [lost] = rig.far().jobs.slice(before);
    await until('they are followed', async () =>
      (await rig.attempts(outreach)).every(({ job }) => job !== null),
    );
    // A worker that died before its note: nobody knows of the job but the server.
    await rig.context.db.sql.query('update outreach_attempts set job = null, worker = null where id = $1', [
      tagOf(lost as HandedFax),
    ]);
    for (const job of rig.far().jobs.slice(before)) rig.far().end(tagOf(job), 'D', 2);
    expect((await endOf(instance)).data['result']).toMatchObject({ outcomes: { sent: 2 } });
    expect(rig.far().jobs).toHaveLength(before + 2);
  });

  test('rests while the fax server is away, says so, and loses and repeats nothing', async () => {
    await rig.list('away', 1);
    const back = await rig.away();
    const instance = await rig.begin('away');
    const trouble = await until('the trouble is told', async () => {
      const all = await outreachesNow(rig.context, { actor: operator('sara'), manages: true });
      return all.find(({ order }) => order.list === 'away')?.trouble;
    });
    expect(trouble).toContain('out of reach (ECONNREFUSED)');
    expect((await rig.attempts(await rig.outreach('away'))).every(({ outcome }) => outcome === null)).toBe(
      true,
    );
    await back();
    await endFax('+390874411001', 'D', 2);
    expect((await endOf(instance)).data['result']).toMatchObject({ outcomes: { sent: 1 } });
    expect(rig.far().jobs).toHaveLength(1);
  });

  test('paused, it hands over nothing more, and follows what it has handed over', async () => {
    await rig.list('paused', 3);
    const before = rig.far().jobs.length;
    const instance = await rig.begin('paused');
    const outreach = await rig.outreach('paused');
    const mine = () => rig.far().jobs.slice(before);
    await until('two are handed over', async () => mine().length === 2);
    expect(await turnOutreach(rig.context, outreach, 'paused')).toBe(true);
    for (const job of mine()) rig.far().end(tagOf(job), 'D', 2);
    await allEnded(outreach, 2);
    expect(mine()).toHaveLength(2);
    expect(await turnOutreach(rig.context, outreach, 'working')).toBe(true);
    await until('the third is handed over', async () => mine().length === 3);
    for (const job of mine()) rig.far().end(tagOf(job), 'D', 2);
    expect((await endOf(instance)).data['result']).toMatchObject({ outcomes: { sent: 3 } });
  });

  test('ended before its time, it takes back what has not been sent', async () => {
    await rig.list('closed', 3);
    const before = rig.far().jobs.length;
    const instance = await rig.begin('closed');
    const outreach = await rig.outreach('closed');
    await until('two are followed', async () => {
      const attempts = await rig.attempts(outreach);
      return attempts.length === 2 && attempts.every(({ job }) => job !== null);
    });
    expect(await rig.close(instance)).toMatchObject({ ok: true });
    await endOf(instance);
    const attempts = await allEnded(outreach, 2);
    expect(attempts).toMatchObject([
      { remarks: 'Job aborted by request' },
      { remarks: 'Job aborted by request' },
    ]);
    expect(rig.far().jobs).toHaveLength(before + 2);
  });

  test('sends nobody a document that is no PDF', async () => {
    await rig.list('unreadable', 1);
    const before = rig.far().jobs.length;
    const instance = await rig.begin('unreadable', Buffer.from('Gentile utente'));
    expect((await endOf(instance)).outcome).toBe('unreadable');
    expect(rig.far().jobs).toHaveLength(before);
  });
});
