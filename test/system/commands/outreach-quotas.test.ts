/** Quotas, zones and hours of lists worked by phone, on real PostgreSQL and Temporal. */
import { DateTime } from 'luxon';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { appointmentsOf, letGo } from '../../../commands/outreach/appointments.js';
import { reportAttempt } from '../../../commands/outreach/end-attempt.js';
import { outreachNow } from '../../../commands/outreach/manage.js';
import { nextContact } from '../../../commands/outreach/next-contact.js';
import { quotaProgress, quotaRoom } from '../../../commands/outreach/quota.js';
import { tendOutreach } from '../../../commands/outreach/tend.js';
import type { Actor } from '../../../engine/event.js';
import { countsIn, countsOf } from '../../../store/outreaches.js';
import { operator, type TestRow } from '../../support/outreach-rig.js';
import { numbers, patience, startSurveys } from '../../support/phone-survey.js';

const anna = operator('anna');
/** A morning in Rome. */
const morning = DateTime.fromISO('2026-03-02T10:00', { zone: 'Europe/Rome' }).toMillis();
const said = (outcome: string | null, more: object = {}) => ({
  ...{ outcome, remarks: null, appointment: null, ...more },
});

let rig: Awaited<ReturnType<typeof startSurveys>>;
beforeAll(async () => {
  rig = await startSurveys();
  const { sql } = rig.context.db;
  await sql.query(`insert into groups (name, title) values ('chiefs', '"Chiefs"')`);
  await sql.query(`insert into roles (name, title) values ('chief', 'Chief') on conflict do nothing`);
  await sql.query(`insert into role_rights (role, "right") values ('chief', 'campaigns.manage')`);
  await sql.query(`insert into group_roles ("group", role) values ('chiefs', 'chief')`);
});
afterAll(() => rig?.stop());

const at = (now: number) => ({ ...rig.context, clock: () => now });
async function given(actor: Actor, outreach: string, now = morning) {
  const answer = await nextContact(at(now), actor, outreach);
  if (!answer.ok) throw new Error(answer.message);
  return answer.contact ?? answer.none;
}
async function row(actor: Actor, outreach: string, now = morning) {
  const contact = await given(actor, outreach, now);
  return 'row' in contact ? contact.row : contact.why;
}
async function ends(actor: Actor, outreach: string, outcome: string, now = morning, more: object = {}) {
  const contact = await given(actor, outreach, now);
  if (!('attempt' in contact)) throw new Error(`No contact for ${actor.name}: ${contact.why}`);
  const ended = await reportAttempt(at(now), actor, contact.attempt, said(outcome, more));
  expect(ended).toMatchObject({ ok: true });
  return contact.row;
}
async function outreachOf(id: string) {
  const found = await outreachNow(rig.context, { actor: anna, manages: true }, id);
  if (found === null) throw new Error(`There is no outreach ${id}.`);
  return found;
}
const counted = async (id: string) => countsIn(await countsOf(rig.context.db, [id]), id);
// In all of them it is office hours then.
const manyZones = 'Rome Vienna Berlin Paris Madrid Oslo Prague Warsaw Athens Sofia Riga Malta Zurich'
  .split(' ')
  .map((city) => `Europe/${city}`);
const regions = (...names: readonly string[]): TestRow[] =>
  names.map((region, n) => ({ phone: numbers(names.length)[n] ?? null, extra: { Region: region } }));

describe('quotas', () => {
  test('are filled by whom they lack most; then whom they need no more is done, and who is in none is called', async () => {
    const rows = regions('elsewhere', 'North', 'north', 'South', 'south');
    // Columns are theirs however spelled, too.
    const other = { phone: numbers(1, '0875')[0] ?? null, extra: { Age: '40', REGION: 'SOUTH' } };
    await rig.listOf('filled', [...rows, other]);
    const { instance, outreach } = await rig.survey('filled', 6, 'poll');
    // All lack as much: of the same need, in the list's order.
    expect(await ends(anna, outreach, 'complete')).toBe(2);
    expect(await ends(anna, outreach, 'complete')).toBe(4);
    await vi.waitFor(
      async () => expect((await counted(outreach)).done).toMatchObject({ quota_full: 1 }),
      patience,
    );
    expect(await quotaProgress(rig.context.db, await outreachOf(outreach))).toEqual([
      { field: 'region', value: 'north', wanted: 1, done: 1, contacts: 2 },
      { field: 'region', value: 'south', wanted: 2, done: 1, contacts: 3 },
    ]);
    const room = (region: string) =>
      outreachOf(outreach).then((found) => quotaRoom(rig.context.db, found, () => region));
    expect(await room('North')).toEqual({ cells: ['region=north'], full: true });
    expect(await room('south')).toMatchObject({ full: false });
    expect(await ends(anna, outreach, 'complete')).toBe(5);
    expect(await ends(anna, outreach, 'complete')).toBe(1);
    await vi.waitFor(
      async () => expect(await rig.instanceOf(instance)).toMatchObject({ outcome: 'done' }),
      patience,
    );
    expect((await rig.instanceOf(instance))?.data['result']).toMatchObject({
      outcomes: { complete: 4, quota_full: 2 },
    });
  });

  test('give nobody of a full cell, before the runner has looked too, nor who waited to be tried again', async () => {
    await rig.listOf('again', regions('north', 'north', 'north'));
    const { outreach } = await rig.survey('again', 3, 'poll');
    expect(await ends(anna, outreach, 'busy')).toBe(1);
    expect(await ends(anna, outreach, 'complete')).toBe(2);
    expect(await row(anna, outreach, morning + 3_600_000)).toBe('nobody_now');
  });

  test('never drop an appointment: it is listed, who manages campaigns is told once, and it is called when it is time', async () => {
    await rig.listOf('agreed', regions('north', 'north', 'north'));
    const { outreach } = await rig.survey('agreed', 3, 'poll');
    const agreedAt = morning + 3_600_000;
    for (const n of [1, 2])
      expect(await ends(anna, outreach, 'appointment', morning, { appointment: agreedAt })).toBe(n);
    expect(await ends(anna, outreach, 'complete')).toBe(3);
    const look = () => tendOutreach({ ...rig.context, machines: {} }, outreach, () => undefined);
    await look();
    await look();
    const found = await outreachOf(outreach);
    const { rows } = await rig.context.db.sql.query(
      'select principal, watched from notices where instance_id = $1',
      [found.instanceId],
    );
    expect(rows).toEqual([{ principal: 'g:chiefs', watched: 'appointments_beyond_quota' }]);
    expect(await appointmentsOf(rig.context, found, 10)).toMatchObject([
      { row: 1, at: agreedAt, beyond: true, name: 'Person 1' },
      { row: 2, beyond: true },
    ]);
    expect(await row(anna, outreach)).toBe('nobody_now');
    expect(await letGo(rig.context, found, 2)).toBe(true);
    expect(await letGo(rig.context, found, 2)).toBe(false);
    expect(await ends(anna, outreach, 'complete', agreedAt)).toBe(1);
    expect(await counted(outreach)).toMatchObject({ all: 3, done: { complete: 2, quota_full: 1 } });
  });

  test.each([
    ['crowd', 1],
    ['crowd of many kinds', manyZones.length],
  ])(
    'are counted once however many fill them at the same time, and nobody is given twice: a %s',
    async (list, zones) => {
      const crowd = regions(...Array.from({ length: 60 }, (_, n) => (n % 2 === 0 ? 'south' : 'elsewhere')));
      await rig.listOf(
        list,
        crowd.map((each, n) => ({ ...each, zone: manyZones[n % zones] ?? 'Europe/Rome' })),
      );
      const { outreach } = await rig.survey(list, 60, 'poll');
      const called: number[] = [];
      const work = async (actor: Actor) => {
        for (;;) {
          const contact = await given(actor, outreach);
          if (!('row' in contact)) return;
          called.push(contact.row);
          await reportAttempt(at(morning), actor, contact.attempt, said('complete'));
        }
      };
      await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => work(operator(name))));
      expect(new Set(called).size).toBe(called.length);
      const [, south] = await quotaProgress(rig.context.db, await outreachOf(outreach));
      // Beyond what was wanted are only those who were in hand when the quota was filled.
      expect(south?.done).toBe(called.filter((n) => n % 2 === 1).length);
      expect(south?.done).toBeGreaterThanOrEqual(2);
      expect(south?.done).toBeLessThanOrEqual(9);
      expect(called.filter((n) => n % 2 === 0)).toHaveLength(30);
    },
  );
});

describe('the hours of a person', () => {
  test('are those of their own zone, or those that their row names', async () => {
    const [tokyo, here, evening] = [
      { zone: 'Asia/Tokyo' },
      { zone: 'Europe/Rome' },
      { hours: 'evenings', zone: 'Europe/Rome' },
    ].map((more, n) => ({ phone: numbers(3)[n] ?? null, ...more }));
    await rig.listOf(
      'zones',
      [tokyo, here, evening].filter((each) => each !== undefined),
    );
    const text = 'calendar: evenings\nzone: Europe/Rome\nopen: {mon-sun: ["18:00-20:00"]}\n';
    await rig.publish('calendar', 'evenings', text);
    const { outreach } = await rig.survey('zones', 3, 'poll');
    const night = DateTime.fromISO('2026-03-02T02:00', { zone: 'Europe/Rome' }).toMillis();
    const lastCall = DateTime.fromISO('2026-03-02T19:30', { zone: 'Europe/Rome' }).toMillis();
    const dusk = DateTime.fromISO('2026-03-02T20:30', { zone: 'Europe/Rome' }).toMillis();
    expect(await given(anna, outreach, dusk)).toEqual({
      why: 'closed',
      opensAt: DateTime.fromISO('2026-03-03T09:00', { zone: 'Asia/Tokyo' }).toMillis(),
    });
    expect(await ends(anna, outreach, 'complete', night)).toBe(1);
    expect(await ends(anna, outreach, 'complete', morning)).toBe(2);
    expect(await row(anna, outreach, morning)).toBe('nobody_now');
    expect(await ends(anna, outreach, 'complete', lastCall)).toBe(3);
  });
});

describe('what counts against the limits of a contract (CMP-6)', () => {
  const contract = (atMost: number) => `contract: centre
parties: {body: directors, supplier: chiefs}
from: 2020-01-01
calendar: office
money: {currency: EUR}
workflows: [poll]
limits: {cati: {at_most: ${atMost}}}
`;
  const outcomesOf = async (ids: readonly string[]) =>
    vi.waitFor(async () => {
      const { rows } = await rig.context.db.sql.query<{ id: string }>(
        'select instance_id as id from outreaches where instance_id = any($1)',
        [ids],
      );
      const working = new Set(rows.map(({ id }) => id));
      const states = await Promise.all(ids.map((id) => rig.instanceOf(id)));
      const told = ids.map((id, n) => (working.has(id) ? 'worked' : (states[n]?.outcome ?? null)));
      expect(told).not.toContain(null);
      return told.toSorted();
    }, patience);

  test('is refused beyond them, of many at once too; a new version of the contract changes them', async () => {
    await rig.publish('contract', 'centre', contract(2));
    await rig.listOf('limited', regions('north'));
    const begin = (n: number, counts = 'cati') =>
      rig.begin(`limited`, 'poll', { counts }, `limited ${counts} ${n}`);
    const first = await Promise.all([1, 2, 3, 4].map((n) => begin(n)));
    expect(await outcomesOf(first)).toEqual(['beyond', 'beyond', 'worked', 'worked']);
    expect(await outcomesOf([await begin(1, 'cawi')])).toEqual(['worked']);
    await rig.publish('contract', 'centre', contract(3));
    const more = await Promise.all([5, 6].map((n) => begin(n)));
    expect(await outcomesOf(more)).toEqual(['beyond', 'worked']);
  });
});
