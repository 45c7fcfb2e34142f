/**
 * A dispatch by a real HylaFAX whose worker is killed at moments of chance: no fax twice, none lost; what was under way at a kill
 * is found again at the server by its id, or listed for a person. `FAX_KILLS=20 FAXES=40` for the whole proof.
 */
import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { doubtsOf } from '../../commands/outreach/doubts.js';
import { startFaxing } from '../support/faxing.js';
import { startHylafax, whyNoHylafax, type Hylafax } from '../support/hylafax.js';
import { startWorkerProcess, type WorkerProcess } from '../support/kill/worker-process.js';
import { until } from '../support/until.js';

const kills = Number(process.env['FAX_KILLS'] ?? 2);
const faxes = Number(process.env['FAXES'] ?? 1);
// About how long a page takes by this line.
const eachSeconds = 20;

describe.skipIf(whyNoHylafax() !== null)('CMP-5: a dispatch whose worker is killed', () => {
  let hylafax: Hylafax;
  let rig: Awaited<ReturnType<typeof startFaxing>>;
  let worker: WorkerProcess;
  beforeAll(async () => {
    hylafax = await startHylafax();
    rig = await startFaxing({ port: hylafax.port, modem: hylafax.modem }, false);
  });
  afterAll(async () => {
    await worker?.stop('SIGKILL');
    await rig?.stop();
    await hylafax?.stop();
  });

  test('sends no fax twice and loses none', async () => {
    await rig.list('killed', faxes);
    await rig.begin('killed');
    worker = startWorkerProcess(rig.settings);
    const outreach = await rig.outreach('killed');
    await until('the first attempt has begun', async () => (await rig.attempts(outreach)).length > 0, 120);
    for (let kill = 0; kill < kills; kill += 1) {
      await pause(randomInt(0, Math.max(1, Math.round((eachSeconds * 1_000 * faxes) / (2 * kills)))));
      await worker.killed();
    }
    const doubts = await until(
      'every fax sent or in doubt',
      async () => {
        const found = await doubtsOf(rig.context, outreach, faxes);
        const ends = (await rig.attempts(outreach)).filter(({ outcome }) => outcome === 'sent');
        return ends.length + found.length === faxes && found;
      },
      120 + 3 * eachSeconds * faxes,
    );
    const attempts = await rig.attempts(outreach);
    const doubtful = new Set(doubts.map(({ attempt }) => attempt));
    // What the receiving modem kept: nobody else sends here.
    const arrived = (await hylafax.received()).length;
    const sent = attempts.filter(({ outcome }) => outcome === 'sent').length;
    // Killed after the mark and before the server had it, which knows of none: the contact went back, and was tried anew.
    const back = attempts.filter(({ ended, outcome }) => ended && outcome === null);
    const made = attempts.filter((attempt) => !back.includes(attempt));
    const figures = {
      ...{ kills, faxes, arrived, sent, inDoubt: doubts.length, neverHandedOver: back.length },
      repeated: Math.max(0, arrived - faxes),
      lost: attempts.filter(({ id, ended }) => !ended && !doubtful.has(id)).length,
    };
    console.log(figures);
    expect(figures).toMatchObject({ repeated: 0, lost: 0 });
    expect(new Set(made.map(({ row }) => row)).size).toBe(faxes);
    expect(made).toHaveLength(faxes);
    // One in doubt may have arrived.
    expect(arrived).toBeGreaterThanOrEqual(sent);
    expect(arrived).toBeLessThanOrEqual(sent + doubts.length);
  });
});
