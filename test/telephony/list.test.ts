import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numberOf, startCalling } from '../support/calling.js';
import { startRustpbx, whyNoRustpbx, type Rustpbx } from '../support/rustpbx.js';
import { startPhones, type Phones } from '../support/sip-phone.js';
import { until } from '../support/until.js';

const many = 40;
const rows = Array.from({ length: many }, (_, n) => n + 1);

describe.skipIf(whyNoRustpbx() !== null)('CMP-7: a list told a recorded message by a real RustPBX', () => {
  let rustpbx: Rustpbx;
  let phones: Phones;
  let rig: Awaited<ReturnType<typeof startCalling>>;
  beforeAll(async () => {
    rustpbx = await startRustpbx();
    phones = await startPhones();
    rig = await startCalling({ url: rustpbx.url, sipHost: phones.address, lines: 10 });
  }, 120_000);
  afterAll(async () => {
    await rig?.stop();
    await phones?.stop();
    await rustpbx?.stop();
  }, 60_000);

  it('reaches all who answer once, and who is busy twice', async () => {
    const busy = [7, 23].map(numberOf);
    for (const number of busy) phones.manners.set(number, 486);
    await rig.list('told', many);
    const instance = await rig.begin('told');
    await until('the list is done', async () => (await rig.instanceOf(instance))?.outcome === 'done', 120);
    const calls = new Map<string, number>();
    for (const number of phones.called) calls.set(number, (calls.get(number) ?? 0) + 1);
    const expected = rows.map((row) => [numberOf(row), busy.includes(numberOf(row)) ? 2 : 1] as const);
    expect([...calls].sort()).toEqual([...expected].sort());
    const attempts = await rig.attempts(await rig.outreach('told'));
    const of = (outcome: string) => attempts.filter((each) => each.outcome === outcome).length;
    expect([of('heard'), of('busy'), attempts.length]).toEqual([many - 2, 4, many + 2]);
    expect(attempts.some(({ doubtful }) => doubtful)).toBe(false);
  });
});
