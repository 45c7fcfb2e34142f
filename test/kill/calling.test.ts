/**
 * A recorded message whose worker is killed at moments of chance: nobody called twice, nobody lost; who was under way at a kill
 * is listed, and no call of theirs goes on. `CALL_KILLS=20 CALLS=2000` for the whole proof.
 */
import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { doubtsOf, settleDoubts } from '../../commands/outreach/doubts.js';
import { startCalling } from '../support/calling.js';
import { startWorkerProcess, type WorkerProcess } from '../support/kill/worker-process.js';
import { until } from '../support/until.js';

const kills = Number(process.env['CALL_KILLS'] ?? 2);
const calls = Number(process.env['CALLS'] ?? 120);

let rig: Awaited<ReturnType<typeof startCalling>>;
let worker: WorkerProcess;
beforeAll(async () => {
  rig = await startCalling({}, false);
}, 120_000);
afterAll(async () => {
  await worker?.stop('SIGKILL');
  await rig?.stop();
}, 60_000);

test('CMP-7: a worker killed again and again calls nobody twice and loses nobody', async () => {
  await rig.list('killed', calls);
  const instance = await rig.begin('killed');
  worker = startWorkerProcess(rig.settings);
  const outreach = await rig.outreach('killed');
  const { far } = rig;
  const each = Math.floor(calls / (kills + 1));
  for (let kill = 0; kill < kills; kill += 1) {
    const before = far().calls.length;
    const more = randomInt(1, each);
    await until(`${more} more calls`, () => Promise.resolve(far().calls.length >= before + more), 300);
    await worker.killed();
  }
  const doubts = await until(
    'every contact heard it, or is in doubt',
    async () => {
      const found = await doubtsOf(rig.context, outreach, calls);
      const heard = (await rig.attempts(outreach)).filter(({ outcome }) => outcome === 'heard');
      return heard.length + found.length === calls && found;
    },
    600,
  );
  // The workflow looks once a minute at the latest.
  await until('no call goes on', () => Promise.resolve(far().calls.every(({ over }) => over)), 90);
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
  const ended = await until(
    'the instance has ended',
    async () => {
      const now = await rig.instanceOf(instance);
      return now?.state === 'ended' && now;
    },
    120,
  );
  expect(ended.data['result']).toMatchObject({ done: calls, outcomes: { heard: calls } });
});
