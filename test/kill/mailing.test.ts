/**
 * A mailing whose worker is killed at moments of chance: no mail twice, none lost; what was under way at a kill is listed.
 * `MAIL_KILLS=50 MAILS=20000` for the whole proof.
 */
import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { doubtsOf } from '../../commands/outreach/doubts.js';
import { startMailings } from '../support/mail-survey.js';
import { startWorkerProcess, type WorkerProcess } from '../support/kill/worker-process.js';
import { until } from '../support/until.js';

const kills = Number(process.env['MAIL_KILLS'] ?? 3);
const mails = Number(process.env['MAILS'] ?? 600);

let rig: Awaited<ReturnType<typeof startMailings>>;
let worker: WorkerProcess;
beforeAll(async () => {
  rig = await startMailings({}, false);
}, 120_000);
afterAll(async () => {
  await worker?.stop('SIGKILL');
  await rig?.stop();
}, 60_000);

test('a worker killed again and again sends no mail twice and loses none (CMP-3)', async () => {
  await rig.list('killed', mails);
  await rig.begin('killed');
  worker = startWorkerProcess(rig.settings);
  const outreach = await rig.outreach('killed');
  const each = Math.floor(mails / (kills + 1));
  for (let kill = 0; kill < kills; kill += 1) {
    const before = rig.far.mails.length;
    const more = randomInt(1, each);
    await until(`${more} more mails`, () => Promise.resolve(rig.far.mails.length >= before + more), 300);
    await worker.killed();
  }
  const doubts = await until(
    'every contact sent or in doubt',
    async () => {
      const found = await doubtsOf(rig.context, outreach, mails);
      const { waiting } = await rig.counts(outreach);
      return (waiting['sent'] ?? 0) + found.length === mails && found;
    },
    600,
  );
  const { rows } = await rig.context.db.sql.query<{ email: string }>(
    `select r.email from outreach_contacts c join outreaches o on o.id = c.outreach_id
     join list_rows r on r.list_id = o.list_id and r.row = c.row where c.outreach_id = $1 and c.waits`,
    [outreach],
  );
  const arrived = rig.far.mails.map(({ to }) => to);
  const there = new Set(arrived);
  const doubtful = new Set(doubts.map(({ address }) => address ?? ''));
  const lost = rows.filter(({ email }) => !there.has(email)).length;
  const untold = arrived.filter((to) => !doubtful.has(to)).length - (rows.length - lost);
  const figures = {
    kills,
    mails,
    repeated: arrived.length - there.size,
    lost,
    untold,
    inDoubt: doubts.length,
  };
  console.log(figures);
  expect(figures).toMatchObject({ repeated: 0, lost: 0, untold: 0 });
});
