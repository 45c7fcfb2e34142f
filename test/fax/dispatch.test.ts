import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFaxing } from '../support/faxing.js';
import { startHylafax, whyNoHylafax, type Hylafax } from '../support/hylafax.js';
import { until } from '../support/until.js';

describe.skipIf(whyNoHylafax() !== null)('CMP-5: a dispatch through a real HylaFAX', () => {
  let hylafax: Hylafax;
  let rig: Awaited<ReturnType<typeof startFaxing>>;

  beforeAll(async () => {
    hylafax = await startHylafax();
    rig = await startFaxing({ port: hylafax.port, modem: hylafax.modem });
  });
  afterAll(async () => {
    await rig?.stop();
    await hylafax?.stop();
  });

  it('brings a cover and the document to who is on the list, and tells pages and duration', async () => {
    await rig.list('real', 1);
    const instance = await rig.begin('real');
    const ended = await until(
      'the dispatch is whole',
      async () => {
        const now = await rig.instanceOf(instance);
        return now?.state === 'ended' ? now : null;
      },
      120,
    );
    expect(ended.data['result']).toMatchObject({ done: 1, outcomes: { sent: 1 } });
    const [attempt] = await rig.attempts(await rig.outreach('real'));
    expect(attempt).toMatchObject({
      outcome: 'sent',
      pages: 2,
      job: expect.stringMatching(/^\d+$/) as unknown,
    });
    expect(attempt?.durationMs).toBeGreaterThan(5_000);
    const [file = ''] = await hylafax.received();
    const { stdout } = await promisify(execFile)('tiffinfo', [file]);
    expect(stdout.match(/TIFF Directory/g)).toHaveLength(2);
  });
});
