import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tellRecording } from '../../commands/outreach/channels/recorded-call.js';
import { createRustpbx } from '../../gateways/telephony/rustpbx.js';
import { createSounds } from '../../gateways/telephony/sounds.js';
import type { Telephony } from '../../domain/telephony.js';
import { startRustpbx, whyNoRustpbx, type Rustpbx } from '../support/rustpbx.js';
import { startPhones, strengthOf, type Phones } from '../support/sip-phone.js';
import { token } from '../support/switch.js';
import { tone } from '../support/wav.js';

const durationMs = 2_000;
const hertz = 440;

describe.skipIf(whyNoRustpbx() !== null)('CMP-7: a recorded message through a real RustPBX', () => {
  let rustpbx: Rustpbx;
  let phones: Phones;
  let telephony: Telephony;
  let folder: string;
  let file: string;

  beforeAll(async () => {
    rustpbx = await startRustpbx();
    phones = await startPhones();
    folder = await mkdtemp(join(tmpdir(), 'sportello-sounds-'));
    file = await createSounds(folder).keep(tone(durationMs, hertz));
    const { url } = rustpbx;
    telephony = createRustpbx({ url, token, sipHost: phones.address, trunk: null, caller: '+390874000000' });
  });
  afterAll(async () => {
    telephony?.close();
    await phones?.stop();
    await rustpbx?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  let calls = 0;
  const tell = async (number: string, ringMs = 20_000) => {
    const notes: string[] = [];
    calls += 1;
    const call = { leg: `8b0d6a3e-0000-4000-8000-00000000000${calls}`, number, file, durationMs, ringMs };
    const told = await tellRecording(
      telephony,
      call,
      (kind) => notes.push(kind),
      AbortSignal.timeout(60_000),
    );
    return { told, notes };
  };

  it('is heard by who answers', async () => {
    const { told, notes } = await tell('+390874411001');
    expect(told).toEqual({ as: 'outcome', outcome: 'heard', reason: '' });
    expect(notes).toEqual(['ringing', 'answered', 'ended']);
    const heard = phones.heard('+390874411001');
    // All of it but what a jitter buffer may swallow, and it is our tone and no other.
    expect(heard.length).toBeGreaterThan(0.9 * 16_000);
    expect(strengthOf(heard.subarray(1_600, 14_400), hertz)).toBeGreaterThan(0.8);
    expect(strengthOf(heard.subarray(1_600, 14_400), 700)).toBeLessThan(0.05);
  });

  it.each([
    ['hangs_up', 'hung_up'],
    [486, 'busy'],
    [603, 'rejected'],
    [404, 'unreachable'],
  ] as const)('where the telephone says %s, is %s', async (manner, outcome) => {
    const number = `+39087441110${calls}`;
    phones.manners.set(number, manner);
    expect((await tell(number)).told).toMatchObject({ as: 'outcome', outcome });
  });

  it('rings as long as it is said', async () => {
    phones.manners.set('+390874411009', 'rings');
    expect((await tell('+390874411009', 3_000)).told).toMatchObject({ as: 'outcome', outcome: 'no_answer' });
  });
});
