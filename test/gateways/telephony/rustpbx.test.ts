import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TelephonyUnavailable, type LegEvent, type Leg, type Telephony } from '../../../domain/telephony.js';
import { createRustpbx } from '../../../gateways/telephony/rustpbx.js';
import { startSwitch, token, type SwitchStandIn } from '../../support/switch.js';
import { tone } from '../../support/wav.js';

const number = '+390874411001';
const ringing = { leg: '8b0d6a3e-0000-4000-8000-000000000001', number, ringMs: 5_000 };

/** The events of a leg, up to the last one or the one of that kind. */
async function heard(leg: Leg, upTo?: LegEvent['kind']): Promise<LegEvent[]> {
  const events: LegEvent[] = [];
  for (;;) {
    const event = await leg.next(AbortSignal.timeout(20_000));
    events.push(event);
    if (event.kind === upTo || ['failed', 'ended', 'lost'].includes(event.kind)) return events;
  }
}

const kinds = (events: readonly LegEvent[]) => events.map(({ kind }) => kind);

describe('CMP-7: a client of RustPBX', () => {
  const file = join(tmpdir(), `sportello-${process.pid}.wav`);
  let far: SwitchStandIn;
  let telephony: Telephony;

  const clientOf = ({ url }: Pick<SwitchStandIn, 'url'>, secret = token, rejoinMs = 20_000) =>
    createRustpbx(
      { url, token: secret, sipHost: 'switch.example.org', trunk: 'pstn', caller: null },
      { timeoutMs: 2_000, rejoinMs },
    );
  beforeEach(async () => {
    await writeFile(file, tone(200));
    far = await startSwitch();
    telephony = clientOf(far);
  });
  afterEach(async () => {
    telephony.close();
    await far.stop();
    await rm(file, { force: true });
  });

  it('rings, plays a file to who answers, and hangs up', async () => {
    const leg = await telephony.ring(ringing);
    expect(kinds(await heard(leg, 'answered'))).toEqual(['ringing', 'answered']);
    await leg.play(file);
    expect(await heard(leg, 'played')).toMatchObject([{ kind: 'played', whole: true }]);
    await leg.hangUp();
    expect(kinds(await heard(leg))).toEqual(['ended']);
    expect(far.calls).toMatchObject([{ id: ringing.leg, number, heard: file, over: true }]);
  });

  it.each([
    ['busy', 'busy'],
    ['no_answer', 'no_answer'],
    [603, 'rejected'],
    [404, 'unreachable'],
    [503, 'line'],
  ] as const)('tells %s as %s', async (manner, why) => {
    far.manners.set(number, manner);
    expect((await heard(await telephony.ring(ringing))).at(-1)).toMatchObject({ kind: 'failed', why });
  });

  it('tells who hangs up before the end', async () => {
    far.manners.set(number, 'hangs_up');
    const leg = await telephony.ring(ringing);
    await heard(leg, 'answered');
    await leg.play(file);
    expect(kinds(await heard(leg))).toEqual(['ended']);
  });

  it('takes its legs on anew after a broken connection, and hears what happened meanwhile, each once', async () => {
    const leg = await telephony.ring(ringing);
    await heard(leg, 'answered');
    await leg.play(file);
    far.breakOff();
    expect(kinds(await heard(leg, 'played'))).toEqual(['played']);
    await leg.hangUp();
    expect(kinds(await heard(leg))).toEqual(['ended']);
  });

  it('loses a leg that the switch knows no more', async () => {
    far.manners.set(number, 'silent');
    const leg = await telephony.ring(ringing);
    const { port } = far;
    await far.stop();
    far = await startSwitch(port);
    expect(await heard(leg)).toMatchObject([
      { kind: 'lost', reason: expect.stringContaining('does not know') as string },
    ]);
  });

  it('loses a leg where the connection does not come back', async () => {
    far.manners.set(number, 'silent');
    const impatient = clientOf(far, token, 100);
    const leg = await impatient.ring(ringing);
    await far.stop();
    expect(await heard(leg)).toMatchObject([{ kind: 'lost' }]);
    impatient.close();
  });

  it('ends calls that somebody else began', async () => {
    far.manners.set(number, 'silent');
    await telephony.ring(ringing);
    const other = clientOf(far);
    await other.hangUp(new Set([ringing.leg, 'unknown']));
    other.close();
    await expect.poll(() => far.calls[0]?.over).toBe(true);
  });

  it('says where the switch is, and what is wrong with it', async () => {
    far.refuses.set('call.originate', 'No codecs configured');
    await expect(telephony.ring(ringing)).rejects.toThrow(
      `The switch at 127.0.0.1:${far.port} refused call.originate: No codecs configured`,
    );
    await expect(clientOf(far, 'wrong').ring(ringing)).rejects.toThrow('401');
    const { url } = far;
    await far.stop();
    await expect(clientOf({ url }).ring(ringing)).rejects.toThrow(TelephonyUnavailable);
    await expect(clientOf({ url }).ring(ringing)).rejects.toThrow('out of reach: ECONNREFUSED');
  });
});
