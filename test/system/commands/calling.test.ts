/** Contact lists told a recorded message, on real PostgreSQL and Temporal, with a switch that speaks RustPBX's interface (CMP-7). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { campaignFigures } from '../../../commands/outreach/figures.js';
import { doubtsOf, settleDoubts } from '../../../commands/outreach/doubts.js';
import { turnOutreach } from '../../../commands/outreach/manage.js';
import { noteCallEvents } from '../../../store/attempt-sheet.js';
import { findOutreach } from '../../../store/outreaches.js';
import { numberOf, startCalling } from '../../support/calling.js';
import type { Manner } from '../../support/switch.js';
import { until } from '../../support/until.js';
import { tone } from '../../support/wav.js';

let rig: Awaited<ReturnType<typeof startCalling>>;
beforeAll(async () => {
  rig = await startCalling();
});
afterAll(() => rig?.stop());

const endOf = (instance: string) =>
  until(
    'the instance has ended',
    async () => {
      const now = await rig.instanceOf(instance);
      return now?.state === 'ended' ? now : null;
    },
    60,
  );

const take = (row: number, manner: Manner) => rig.far().manners.set(numberOf(row), manner);
const callsTo = (row: number) => rig.far().calls.filter(({ number }) => number === numberOf(row));

describe('CMP-7: a recorded message', () => {
  test('is told to every number, with each outcome as the switch saw it, tried again where nobody was reached, counted by hour', async () => {
    take(2, 'hangs_up');
    take(3, 'busy');
    take(4, 'no_answer');
    take(5, 603);
    take(6, 404);
    await rig.list('all', 8);
    const instance = await rig.begin('all');
    const outreach = await rig.outreach('all');
    expect((await endOf(instance)).data['result']).toMatchObject({
      ...{ done: 8, open: 0 },
      outcomes: { heard: 3, hung_up: 1, busy: 1, no_answer: 1, rejected: 1, unreachable: 1 },
      rolled_up: { reached: 4, not_reached: 4 },
    });
    const attempts = await rig.attempts(outreach);
    const of = (row: number) => attempts.filter((each) => each.row === row);
    expect(of(1)).toMatchObject([{ outcome: 'heard', events: ['dialled', 'ringing', 'answered', 'ended'] }]);
    expect(of(3)).toMatchObject([
      { outcome: 'busy', events: ['dialled', 'ringing', 'busy'] },
      { outcome: 'busy' },
    ]);
    expect(of(5)).toMatchObject([{ outcome: 'rejected', remarks: 'SIP 603' }, { outcome: 'rejected' }]);
    expect(of(6)).toMatchObject([{ outcome: 'unreachable', remarks: 'SIP 404' }]);
    expect(callsTo(1)[0]?.heard).toMatch(/sounds\/[0-9a-f]{64}\.wav$/);
    expect(rig.far().mostAtOnce).toBeGreaterThan(1);
    expect(rig.far().mostAtOnce).toBeLessThanOrEqual(4);
    const row = await findOutreach(rig.context.db, outreach);
    if (row === null) throw new Error('The outreach is not there.');
    const { hours } = await campaignFigures(rig.context, row);
    const sum = (of_: (hour: (typeof hours)[number]) => number) =>
      hours.reduce((all, each) => all + of_(each), 0);
    expect([sum(({ attempts: n }) => n), sum(({ reached }) => reached)]).toEqual([11, 4]);
  });

  test('that an answering machine heard is told apart, once the switch has said so', async () => {
    take(901, 'hangs_up');
    await rig.list('machines', 3, 900);
    const instance = await rig.begin('machines', tone(4_000));
    const outreach = await rig.outreach('machines');
    const answered = await until('all three have answered', async () => {
      const attempts = await rig.attempts(outreach);
      return attempts.filter(({ events }) => events.includes('answered')).length === 3 && attempts;
    });
    const { db } = rig.context;
    for (const [n, kind] of (['machine', 'machine', 'person'] as const).entries()) {
      const id = answered.find(({ row }) => row === n + 1)?.id ?? '';
      const at = Date.now();
      await noteCallEvents(db, id, [{ id: 'amd', kind: `answered_by_${kind}`, at }], at);
    }
    await endOf(instance);
    const outcomes = async (row: number) =>
      (await rig.attempts(outreach)).filter((each) => each.row === row).map(({ outcome }) => outcome);
    // Both are tried again, and nothing is said of who answers then.
    expect(await outcomes(1)).toEqual(['message_left', 'heard']);
    expect(await outcomes(2)).toEqual(['answering_machine', 'hung_up']);
    expect(await outcomes(3)).toEqual(['heard']);
  });

  test('has no more calls at once than there are lines, of two lists together, and each list has its share', async () => {
    await rig.list('long', 24, 700);
    await rig.list('short', 8, 800);
    const long = await rig.begin('long');
    await until('the long one is called', async () => callsTo(700).length === 1);
    const short = await rig.begin('short');
    expect((await endOf(short)).data['result']).toMatchObject({ outcomes: { heard: 8 } });
    expect((await endOf(long)).data['result']).toMatchObject({ outcomes: { heard: 24 } });
    expect(rig.far().mostAtOnce).toBeLessThanOrEqual(4);
    const { rows } = await rig.context.db.sql.query('select from telephone_lines where worker is not null');
    expect(rows).toEqual([]);
  });

  test('rests while the switch is away, says so, and goes on when it is back', async () => {
    await rig.list('away', 2, 100);
    const back = await rig.away();
    const instance = await rig.begin('away');
    const trouble = await until('the trouble is told', async () => (await rig.workedAs('away'))?.trouble);
    expect(trouble).toContain('out of reach: ECONNREFUSED');
    expect((await rig.attempts(await rig.outreach('away'))).every(({ outcome }) => outcome === null)).toBe(
      true,
    );
    await back();
    expect((await endOf(instance)).data['result']).toMatchObject({ outcomes: { heard: 2 } });
    expect(rig.far().calls).toHaveLength(2);
  });

  test('goes on with its calls when the connection to the switch breaks', async () => {
    await rig.list('broken', 3, 200);
    // Two of the test before were.
    const instance = await rig.begin('broken', tone(2_000));
    const played = () => rig.far().heard.filter((action) => action === 'media.play').length;
    await until('three are being played it', async () => played() === 5);
    rig.far().breakOff();
    expect((await endOf(instance)).data['result']).toMatchObject({ outcomes: { heard: 3 } });
    expect([200, 201, 202].map((row) => callsTo(row).length)).toEqual([1, 1, 1]);
  });

  test('is in doubt where the switch forgets a call, and waits for a person', async () => {
    take(300, 'silent');
    await rig.list('doubtful', 1, 300);
    const instance = await rig.begin('doubtful');
    const outreach = await rig.outreach('doubtful');
    await until('it rings', async () => callsTo(300).length === 1);
    const back = await rig.away();
    await back();
    const doubts = await until(
      'it is in doubt',
      async () => {
        const found = await doubtsOf(rig.context, outreach, 10);
        return found.length > 0 ? found : null;
      },
      60,
    );
    expect(doubts).toMatchObject([{ address: numberOf(300) }]);
    expect(await settleDoubts(rig.context, outreach, { attempts: null, as: 'sent' })).toBe(1);
    expect((await endOf(instance)).data['result']).toMatchObject({ outcomes: { heard: 1 } });
    expect(callsTo(300)).toHaveLength(0);
  });

  test('calls nobody else to hear nothing, where the switch can’t play it', async () => {
    await rig.list('silent', 9, 400);
    rig.far().refuses.set('media.play', 'file not found');
    await rig.begin('silent');
    const trouble = await until('the trouble is told', async () => (await rig.workedAs('silent'))?.trouble);
    expect(trouble).toContain('heard nothing');
    const outreach = await rig.outreach('silent');
    expect(await turnOutreach(rig.context, outreach, 'paused')).toBe(true);
    const attempts = await rig.attempts(outreach);
    const answered = rig.far().calls.filter(({ answered: yes }) => yes).length;
    expect(attempts.filter(({ doubtful }) => doubtful)).toHaveLength(answered);
    // No more than were in hand at once.
    expect(answered).toBeLessThanOrEqual(8);
    rig.far().refuses.clear();
  });

  test('puts off a number that the line does not take, and stops where it takes none', async () => {
    for (const row of [500, 501, 502, 503, 504, 505]) take(row, 503);
    await rig.list('no line', 6, 500);
    // Another recording: of that before the switch is known not to play it.
    await rig.begin('no line', tone(310));
    const trouble = await until('the trouble is told', async () => (await rig.workedAs('no line'))?.trouble);
    expect(trouble).toBe('A call could not be made: SIP 503.');
    const attempts = await rig.attempts(await rig.outreach('no line'));
    expect(attempts.every(({ outcome }) => outcome === null)).toBe(true);
  });

  test('tells nobody what is no recording', async () => {
    await rig.list('unreadable', 1, 600);
    const instance = await rig.begin('unreadable', Buffer.from('Gentile utente'));
    expect((await endOf(instance)).outcome).toBe('unreadable');
    expect(callsTo(600)).toHaveLength(0);
  });
});
