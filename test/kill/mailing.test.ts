/**
 * A mailing whose worker is killed at moments of chance: no mail twice, none lost; what was under way at a kill is listed.
 * `MAIL_KILLS=50 MAILS=20000` for the whole proof.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { doubtsOf } from '../../commands/outreach/doubts.js';
import { startMailings } from '../support/mail-survey.js';

const kills = Number(process.env['MAIL_KILLS'] ?? 3);
const mails = Number(process.env['MAILS'] ?? 600);

let rig: Awaited<ReturnType<typeof startMailings>>;
let worker: ChildProcess;
beforeAll(async () => {
  rig = await startMailings({}, false);
}, 120_000);
afterAll(async () => {
  worker?.kill('SIGKILL');
  await rig?.stop();
}, 60_000);

function startWorkerProcess(): ChildProcess {
  const { masterKey, ...settings } = rig.settings;
  const WORKER_SETTINGS = JSON.stringify({ ...settings, masterKey: masterKey.toString('base64') });
  return spawn(process.execPath, ['run.js', 'test/support/kill/mail-worker.ts'], {
    env: { ...process.env, WORKER_SETTINGS },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function look<T>(what: string, ms: number, ask: () => Promise<T | false>): Promise<T> {
  for (const end = Date.now() + ms; Date.now() < end; await pause(20)) {
    const found = await ask();
    if (found !== false) return found;
  }
  throw new Error(`It did not come about: ${what}`);
}

test('a worker killed again and again sends no mail twice and loses none (CMP-3)', async () => {
  await rig.list('killed', mails);
  await rig.begin('killed');
  worker = startWorkerProcess();
  const outreach = await rig.outreach('killed');
  const each = Math.floor(mails / (kills + 1));
  for (let kill = 0; kill < kills; kill += 1) {
    const before = rig.far.mails.length;
    const more = randomInt(1, each);
    await look(`${more} more mails`, 300_000, async () =>
      Promise.resolve(rig.far.mails.length >= before + more),
    );
    worker.kill('SIGKILL');
    await once(worker, 'exit');
    worker = startWorkerProcess();
  }
  const doubts = await look('every contact sent or in doubt', 600_000, async () => {
    const found = await doubtsOf(rig.context, outreach, mails);
    const { waiting } = await rig.counts(outreach);
    return (waiting['sent'] ?? 0) + found.length === mails && found;
  });
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
