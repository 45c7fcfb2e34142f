/**
 * A recorded message whose worker is killed at moments of chance: nobody called twice, nobody lost; who was under way at a kill
 * is listed, and no call of theirs goes on. `CALL_KILLS=20 CALLS=2000` for the whole proof.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { doubtsOf, settleDoubts } from '../../commands/outreach/doubts.js';
import { startCalling } from '../support/calling.js';

const kills = Number(process.env['CALL_KILLS'] ?? 2);
const calls = Number(process.env['CALLS'] ?? 120);

let rig: Awaited<ReturnType<typeof startCalling>>;
let worker: ChildProcess;
beforeAll(async () => {
  rig = await startCalling({}, false);
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

test('CMP-7: a worker killed again and again calls nobody twice and loses nobody', async () => {
  await rig.list('killed', calls);
  const instance = await rig.begin('killed');
  worker = startWorkerProcess();
  const outreach = await rig.outreach('killed');
  const { far } = rig;
  const each = Math.floor(calls / (kills + 1));
  for (let kill = 0; kill < kills; kill += 1) {
    const before = far().calls.length;
    const more = randomInt(1, each);
    await look(`${more} more calls`, 300_000, () => Promise.resolve(far().calls.length >= before + more));
    worker.kill('SIGKILL');
    await once(worker, 'exit');
    worker = startWorkerProcess();
  }
  const doubts = await look('every contact heard it, or is in doubt', 600_000, async () => {
    const found = await doubtsOf(rig.context, outreach, calls);
    const heard = (await rig.attempts(outreach)).filter(({ outcome }) => outcome === 'heard');
    return heard.length + found.length === calls && found;
  });
  // The workflow looks once a minute at the latest.
  await look('no call goes on', 90_000, () => Promise.resolve(far().calls.every(({ over }) => over)));
  const numbers = far().calls.map(({ number }) => number);
  const doubtful = new Set(doubts.map(({ address }) => address));
  const unheard = far().calls.filter(({ number, heard }) => heard === null && !doubtful.has(number));
  const figures = {
    ...{ kills, calls, repeated: numbers.length - new Set(numbers).size },
    ...{ lost: unheard.length, inDoubt: doubts.length },
  };
  console.log(figures);
  expect(figures).toMatchObject({ repeated: 0, lost: 0 });
  // Four lines, killed so often.
  expect(doubts.length).toBeLessThanOrEqual(4 * kills);
  await settleDoubts(rig.context, outreach, { attempts: null, as: 'sent' });
  const ended = await look('the instance has ended', 120_000, async () => {
    const now = await rig.instanceOf(instance);
    return now?.state === 'ended' && now;
  });
  expect(ended.data['result']).toMatchObject({ done: calls, outcomes: { heard: calls } });
});
