import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tellRecording } from '../../commands/outreach/channels/recorded-call.js';
import { TelephonyUnavailable, type Telephony } from '../../domain/telephony.js';
import { checkRustpbx, createRustpbx } from '../../gateways/telephony/rustpbx.js';
import { createSounds } from '../../gateways/telephony/sounds.js';
import { openCutLine, type CutLine } from '../support/cut-line.js';
import { startRustpbx, whyNoRustpbx, type Rustpbx } from '../support/rustpbx.js';
import { startPhones, type Phones } from '../support/sip-phone.js';
import { token } from '../support/switch.js';
import { until } from '../support/until.js';
import { tone } from '../support/wav.js';

const durationMs = 4_000;
const samples = (durationMs / 1_000) * 8_000;

describe.skipIf(whyNoRustpbx() !== null)('A real RustPBX', () => {
  let rustpbx: Rustpbx;
  let phones: Phones;
  let line: CutLine;
  let url: string;
  let telephony: Telephony;
  let folder: string;
  let file: string;

  beforeAll(async () => {
    rustpbx = await startRustpbx();
    phones = await startPhones();
    line = await openCutLine(Number(new URL(rustpbx.url).port));
    url = rustpbx.url.replace(new URL(rustpbx.url).port, String(line.port));
    folder = await mkdtemp(join(tmpdir(), 'sportello-sounds-'));
    file = await createSounds(folder).keep(tone(durationMs, 440));
    telephony = createRustpbx({ url, token, sipHost: phones.address, trunk: null, caller: null });
  });
  afterAll(async () => {
    telephony?.close();
    await line?.stop();
    await phones?.stop();
    await rustpbx?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  let calls = 0;
  const tell = (number: string, ringMs = 20_000) => {
    calls += 1;
    const leg = `8b0d6a3e-0000-4000-9000-${String(calls).padStart(12, '0')}`;
    const call = { leg, number, file, durationMs, ringMs };
    return tellRecording(telephony, call, () => undefined, AbortSignal.timeout(60_000));
  };

  it('is there for who has its token, and for nobody else', async () => {
    await expect(checkRustpbx({ url, token })).resolves.toBeUndefined();
    const stranger = checkRustpbx({ url, token: 'no-token-of-its' });
    await expect(stranger).rejects.toThrow(TelephonyUnavailable);
    await expect(stranger).rejects.toThrow(/40[13]|token/i);
  });

  it('tells ten numbers at once, each of them all', async () => {
    const numbers = Array.from({ length: 10 }, (_, n) => `+39087442200${n}`);
    const told = await Promise.all(numbers.map((number) => tell(number)));
    expect(told).toEqual(numbers.map(() => ({ as: 'outcome', outcome: 'heard', reason: '' })));
    for (const number of numbers) expect(phones.heard(number).length).toBeGreaterThan(0.9 * samples);
  });

  it('goes on with a message when our connection breaks, and tells us of its end on the next', async () => {
    const number = '+390874433001';
    const told = tell(number);
    await until('it begins to be heard', () => Promise.resolve(phones.heard(number).length > 4_000));
    line.cut();
    expect(await told).toEqual({ as: 'outcome', outcome: 'heard', reason: '' });
    expect(phones.heard(number).length).toBeGreaterThan(0.9 * samples);
    expect(phones.called.filter((each) => each === number)).toHaveLength(1);
  });

  it('goes on ringing when our connection breaks, and tells us of its end on the next', async () => {
    const number = '+390874433002';
    phones.manners.set(number, 'rings');
    const told = tell(number, 6_000);
    await until('it rings', () => Promise.resolve(phones.called.includes(number)));
    line.cut();
    expect(await told).toMatchObject({ as: 'outcome', outcome: 'no_answer' });
  });
});
