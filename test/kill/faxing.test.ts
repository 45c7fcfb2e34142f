/**
 * A dispatch by a real HylaFAX whose worker is killed at moments of chance: no fax twice, none lost; what was under way at a kill
 * is found again at the server by its id, or listed for a person. `FAX_KILLS=20 FAXES=40` for the whole proof.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { doubtsOf } from '../../commands/outreach/doubts.js';
import { startFaxing } from '../support/faxing.js';
import { startHylafax, whyNoHylafax, type Hylafax } from '../support/hylafax.js';

const kills = Number(process.env['FAX_KILLS'] ?? 2);
const faxes = Number(process.env['FAXES'] ?? 1);
// About how long a page takes by this line.
const eachMs = 20_000;

describe.skipIf(whyNoHylafax() !== null)('CMP-5: a dispatch whose worker is killed', () => {
  let hylafax: Hylafax;
  let rig: Awaited<ReturnType<typeof startFaxing>>;
  let worker: ChildProcess;
  beforeAll(async () => {
    hylafax = await startHylafax();
    rig = await startFaxing({ port: hylafax.port, modem: hylafax.modem }, false);
  });
  afterAll(async () => {
    worker?.kill('SIGKILL');
    await rig?.stop();
    await hylafax?.stop();
  });

  function startWorkerProcess(): ChildProcess {
    const { masterKey, ...settings } = rig.settings;
    const WORKER_SETTINGS = JSON.stringify({ ...settings, masterKey: masterKey.toString('base64') });
    return spawn(process.execPath, ['run.js', 'test/support/kill/mail-worker.ts'], {
      env: { ...process.env, WORKER_SETTINGS },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }

  async function look<T>(what: string, ms: number, ask: () => Promise<T | false>): Promise<T> {
    for (const end = Date.now() + ms; Date.now() < end; await pause(50)) {
      const found = await ask();
      if (found !== false) return found;
    }
    throw new Error(`It did not come about: ${what}`);
  }

  test('sends no fax twice and loses none', async () => {
    await rig.list('killed', faxes);
    await rig.begin('killed');
    worker = startWorkerProcess();
    const outreach = await rig.outreach('killed');
    await look('the first attempt has begun', 120_000, async () => (await rig.attempts(outreach)).length > 0);
    for (let kill = 0; kill < kills; kill += 1) {
      await pause(randomInt(0, Math.max(1, Math.round((eachMs * faxes) / (2 * kills)))));
      worker.kill('SIGKILL');
      await once(worker, 'exit');
      worker = startWorkerProcess();
    }
    const doubts = await look('every fax sent or in doubt', 120_000 + 3 * eachMs * faxes, async () => {
      const found = await doubtsOf(rig.context, outreach, faxes);
      const ends = (await rig.attempts(outreach)).filter(({ outcome }) => outcome === 'sent');
      return ends.length + found.length === faxes && found;
    });
    const attempts = await rig.attempts(outreach);
    const doubtful = new Set(doubts.map(({ attempt }) => attempt));
    // What the receiving modem kept: nobody else sends here.
    const arrived = (await hylafax.received()).length;
    const sent = attempts.filter(({ outcome }) => outcome === 'sent').length;
    const figures = {
      ...{ kills, faxes, arrived, sent, inDoubt: doubts.length },
      repeated: Math.max(0, arrived - faxes),
      lost: attempts.filter(({ id, outcome }) => outcome === null && !doubtful.has(id)).length,
    };
    console.log(figures);
    expect(figures).toMatchObject({ repeated: 0, lost: 0 });
    expect(new Set(attempts.map(({ row }) => row)).size).toBe(attempts.length);
    expect(attempts).toHaveLength(faxes);
    // One in doubt may have arrived.
    expect(arrived).toBeGreaterThanOrEqual(sent);
    expect(arrived).toBeLessThanOrEqual(sent + doubts.length);
  });
});
