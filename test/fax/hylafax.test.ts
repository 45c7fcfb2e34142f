import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FaxEnd, FaxServer } from '../../domain/fax.js';
import { createHylafax } from '../../gateways/fax/hylafax.js';
import { startHylafax, whyNoHylafax, type Hylafax } from '../support/hylafax.js';
import { onePage } from '../support/one-page.js';
import { until } from '../support/until.js';

const why = whyNoHylafax();
if (why !== null) console.warn(`The tests with a real fax are skipped: ${why}.`);

describe.skipIf(why !== null)('CMP-5: a real HylaFAX, with two modems that call each other', () => {
  let hylafax: Hylafax;
  let server: FaxServer;
  // It takes a while to find out that nobody answers: meanwhile others go out.
  let unanswered: { readonly server: FaxServer; readonly tag: string };

  beforeAll(async () => {
    hylafax = await startHylafax();
    const by = (modem: string) =>
      createHylafax({ host: '127.0.0.1', port: hylafax.port, user: 'sportello', password: null, modem });
    server = by(hylafax.modem);
    const lonely = by(hylafax.unanswered);
    // Its queue calls one number once at a time.
    unanswered = { server: lonely, tag: (await submit(lonely, '0874411009')).tag };
  });
  afterAll(async () => {
    await hylafax?.stop();
  });

  it('a page is truly received, and the job found by our tag tells pages and duration', async () => {
    const { tag } = await submit(server);
    const end = await endOf(server, tag);
    expect(end).toMatchObject({ outcome: 'sent', pages: 1, reason: '' });
    expect(end.durationMs).toBeGreaterThan(5_000);
    expect(end.durationMs).toBeLessThan(90_000);
    const file = await until('a fax came in', async () => (await hylafax.received())[0]);
    const { stdout } = await promisify(execFile)('tiffinfo', [file]);
    expect(stdout.match(/TIFF Directory/g)).toHaveLength(1);
  });

  it('a modem that dies in the middle of a page has failed, and not by the number', async () => {
    await hylafax.ready();
    const { tag, job } = await submit(server);
    await until('the page is on its way', () => hylafax.hasBegunPage(job), 60);
    await hylafax.killReceiver();
    const end = await endOf(server, tag);
    expect(end).toMatchObject({ outcome: 'failed_other', pages: 0 });
    expect(end.reason).not.toBe('');
  });

  it('a fax that is taken back before it went out is not sent', async () => {
    const { tag, job } = await submit(server);
    await server.withdraw([job], AbortSignal.timeout(30_000));
    expect(await endOf(server, tag)).toMatchObject({ outcome: 'failed_other', pages: 0 });
  });

  it('a number that nobody answers has failed by the number', async () => {
    const end = await endOf(unanswered.server, unanswered.tag);
    expect(end).toMatchObject({ outcome: 'failed_number', pages: 0, reason: 'No answer from remote' });
    expect(end.durationMs).toBeGreaterThan(5_000);
  });
});

async function submit(
  server: FaxServer,
  number = '0874411001',
): Promise<{ readonly tag: string; readonly job: string }> {
  const tag = randomUUID();
  const fax = { tag, number, documents: [await onePage()] };
  const handed = await server.submit(fax, AbortSignal.timeout(30_000));
  if (!handed.ok) throw new Error(handed.message);
  return { tag, job: handed.job };
}

function endOf(server: FaxServer, tag: string): Promise<FaxEnd> {
  const look = async () => (await server.jobsOf(new Set([tag]), AbortSignal.timeout(30_000)))[0]?.end;
  return until(`the fax ${tag} has ended`, look, 120);
}
