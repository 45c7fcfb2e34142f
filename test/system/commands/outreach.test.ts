/** Contact lists worked by phone, on real PostgreSQL and Temporal. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { emptyList } from '../../../commands/lists/retention.js';
import { reportAttempt } from '../../../commands/outreach/end-attempt.js';
import { outreachesNow, turnOutreach } from '../../../commands/outreach/manage.js';
import { outreachChannels } from '../../../commands/outreach/channels.js';
import { nextContact } from '../../../commands/outreach/next-contact.js';
import { tendOutreach } from '../../../commands/outreach/tend.js';
import { send } from '../../../commands/send.js';
import type { Actor } from '../../../engine/event.js';
import { loadContacts } from '../../../store/outreach-loading.js';
import { countsIn, countsOf } from '../../../store/outreaches.js';
import { operator } from '../../support/outreach-rig.js';
import { numbers, patience, startSurveys } from '../../support/phone-survey.js';

const anna = operator('anna');
const own = () => ({ id: randomUUID(), bodyHash: '', occurredAt: null, recordedAt: null });
const said = (outcome: string | null, more: object = {}) => ({
  ...{ outcome, remarks: null, appointment: null, ...more },
});

let rig: Awaited<ReturnType<typeof startSurveys>>;
beforeAll(async () => {
  rig = await startSurveys();
});
afterAll(() => rig?.stop());

async function counted(outreach: string) {
  const { all, done } = countsIn(await countsOf(rig.context.db, [outreach]), outreach);
  return { all, done };
}

async function given(actor: Actor, outreach: string) {
  const answer = await nextContact(rig.context, actor, outreach);
  if (!answer.ok) throw new Error(answer.message);
  return answer.contact ?? answer.none.why;
}

async function taken(actor: Actor, outreach: string) {
  const contact = await given(actor, outreach);
  if (typeof contact === 'string') throw new Error(`No contact for ${actor.name}: ${contact}`);
  return contact;
}

describe('a list worked by phone (CMP-2)', () => {
  test('is worked by many at once, nobody is given whom another has, and the instance hears how it ended', async () => {
    await rig.list('many', numbers(40));
    const { instance, outreach } = await rig.survey('many', 40);
    const called: number[] = [];
    const work = async (actor: Actor) => {
      for (;;) {
        const contact = await given(actor, outreach);
        if (typeof contact === 'string') return;
        called.push(contact.row);
        await reportAttempt(
          rig.context,
          actor,
          contact.attempt,
          said(contact.row % 4 === 0 ? 'refusal' : 'complete'),
        );
      }
    };
    await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => work(operator(name))));
    expect(called.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
    await vi.waitFor(
      async () => expect(await rig.instanceOf(instance)).toMatchObject({ outcome: 'done' }),
      patience,
    );
    expect((await rig.instanceOf(instance))?.data['result']).toMatchObject({
      ...{
        done: 40,
        open: 0,
        outcomes: { complete: 30, refusal: 10 },
        rolled_up: { interview: 30, refused: 10 },
      },
    });
    // It is marked as over once the instance was told.
    await vi.waitFor(async () => expect(await given(anna, outreach)).toBe('over'), patience);
  });

  test('tries a name at most twice, the second time after the pause that its outcome asks for', async () => {
    await rig.list('twice', numbers(1));
    const { instance, outreach } = await rig.survey('twice', 1);
    const first = await taken(anna, outreach);
    expect(await taken(anna, outreach)).toEqual(first);
    expect(await given(operator('berta'), outreach)).toBe('nobody_now');
    const after = await reportAttempt(rig.context, anna, first.attempt, said('busy'));
    expect(after).toMatchObject({ ok: true, contact: { attempts: 1, done: false } });
    const second = await vi.waitFor(() => taken(operator('berta'), outreach), patience);
    expect(second).toMatchObject({ row: 1, attempts: 1, lastOutcome: 'busy' });
    await reportAttempt(rig.context, operator('berta'), second.attempt, said('busy'));
    await vi.waitFor(
      async () => expect(await rig.instanceOf(instance)).toMatchObject({ state: 'ended' }),
      patience,
    );
    expect((await rig.instanceOf(instance))?.data['result']).toMatchObject({ rolled_up: { not_found: 1 } });
  });

  test('answers the end of an attempt told twice as once, and refuses another end, a foreign one and an unknown outcome', async () => {
    await rig.list('ends', numbers(2));
    const { outreach } = await rig.survey('ends', 2);
    const contact = await taken(anna, outreach);
    expect(await reportAttempt(rig.context, anna, contact.attempt, said('gone'))).toMatchObject({
      ...{ ok: false, code: 'invalid', errors: [{ path: '/outcome' }] },
    });
    expect(
      await reportAttempt(rig.context, operator('berta'), contact.attempt, said('complete')),
    ).toMatchObject({
      code: 'not_found',
    });
    const first = await reportAttempt(rig.context, anna, contact.attempt, said('complete'));
    expect(first).toMatchObject({ ok: true, contact: { attempts: 1, outcome: 'complete', done: true } });
    expect(await reportAttempt(rig.context, anna, contact.attempt, said('complete'))).toEqual(first);
    expect(await reportAttempt(rig.context, anna, contact.attempt, said('refusal'))).toMatchObject({
      code: 'conflict',
    });
    expect(await counted(outreach)).toEqual({ all: 2, done: { complete: 1 } });
  });

  test('takes one of several ends that are told at the same moment, and refuses the others', async () => {
    await rig.list('moment', numbers(1));
    const { outreach } = await rig.survey('moment', 1);
    const { attempt } = await taken(anna, outreach);
    const told = ['complete', 'refusal', 'complete', null, 'refusal'].map((outcome) =>
      reportAttempt(rig.context, anna, attempt, said(outcome)),
    );
    const answers = await Promise.all(told);
    const accepted = answers.filter(({ ok }) => ok);
    expect(accepted.length).toBeGreaterThanOrEqual(1);
    expect(accepted.length).toBeLessThanOrEqual(2);
    expect(new Set(accepted.map((each) => JSON.stringify(each))).size).toBe(1);
    const done = Object.values((await counted(outreach)).done).reduce((sum, n) => sum + n, 0);
    expect(done).toBeLessThanOrEqual(1);
  });

  test('gives a contact back as it was, and nobody a further one while it is paused', async () => {
    await rig.list('back', numbers(1));
    const { outreach } = await rig.survey('back', 1);
    const contact = await taken(anna, outreach);
    await reportAttempt(rig.context, anna, contact.attempt, said(null));
    await turnOutreach(rig.context, outreach, 'paused');
    expect(await given(anna, outreach)).toBe('paused');
    await turnOutreach(rig.context, outreach, 'working');
    expect(await taken(operator('berta'), outreach)).toMatchObject({ row: 1, attempts: 0 });
  });

  test('gives an appointment first, a language and a refusal to those who have the skill', async () => {
    await rig.list('skills', numbers(3), ['ar']);
    const { outreach } = await rig.survey('skills', 3);
    const second = await taken(anna, outreach);
    expect(second.row).toBe(2);
    await reportAttempt(rig.context, anna, second.attempt, said('household_refusal'));
    const soon = rig.context.clock() + 700;
    const third = await taken(anna, outreach);
    await reportAttempt(rig.context, anna, third.attempt, said('appointment', { appointment: soon }));
    expect(await given(anna, outreach)).toBe('nobody_now');
    const agreed = await vi.waitFor(() => taken(operator('amal', ['ar']), outreach), patience);
    // She who speaks Arabic may be given the first row at once; the appointment goes before it once it is due.
    expect([1, 3]).toContain(agreed.row);
    const { rows } = await rig.context.db.sql.query<{ skill: string | null }>(
      'select skill from outreach_contacts where outreach_id = $1 and row = 2',
      [outreach],
    );
    expect(rows[0]?.skill).toBe('refusals');
  });

  test('never calls whom nobody may contact, nor who has no number', async () => {
    const [objected = '', ...others] = numbers(3, '055');
    await rig.context.db.sql.query(
      `insert into do_not_contact (kind, address, since, by) values ('phone', $1, now(), 'test') on conflict do nothing`,
      ['+390000000001'],
    );
    await rig.list('objected', ['+390000000001', null, objected, ...others]);
    const { outreach } = await rig.survey('objected', 5);
    expect(await counted(outreach)).toEqual({
      all: 5,
      done: { do_not_contact: 1, no_address: 1 },
    });
    const next = await taken(anna, outreach);
    expect(next.row).toBe(3);
    await rig.context.db.sql.query(
      `insert into do_not_contact (kind, address, since, by) values ('phone', $1, now(), 'test')`,
      [next.phone],
    );
    expect((await taken(anna, outreach)).row).toBe(4);
    expect((await counted(outreach)).done).toEqual({ do_not_contact: 2, no_address: 1 });
  });

  test('tells the instance what changed, and nothing where nothing did', async () => {
    await rig.list('quiet', numbers(2));
    const { instance, outreach } = await rig.survey('quiet', 2);
    const contact = await taken(anna, outreach);
    await reportAttempt(rig.context, anna, contact.attempt, said('complete'));
    const look = () => tendOutreach({ ...rig.context, machines: {} }, outreach, () => undefined);
    await look();
    const told = async () =>
      (
        await rig.context.db.sql.query<{ n: number }>(
          `select count(*)::int as n from log where instance_id = $1 and type = 'contacts'`,
          [instance],
        )
      ).rows[0]?.n;
    const before = await told();
    expect(before).toBeGreaterThan(0);
    expect(await look()).toEqual({ over: false, told: false, works: false });
    expect(await told()).toBe(before);
  });

  test('is seen by those who may work it, and by who manages campaigns', async () => {
    await rig.list('seen', numbers(1));
    await rig.survey('seen', 1);
    const seenBy = async (actor: Actor, manages: boolean) =>
      (await outreachesNow(rig.context, { actor, manages })).some(({ order }) => order.list === 'seen');
    expect(await seenBy(anna, false)).toBe(true);
    const office: Actor = { name: 'dario', groups: ['office_agriculture'], skills: [], any: false };
    expect([await seenBy(office, false), await seenBy(office, true)]).toEqual([false, true]);
  });

  test('calls nobody whose list has lost its persons, and keeps no remark on them', async () => {
    const id = await rig.list('emptied', numbers(2));
    const { instance, outreach } = await rig.survey('emptied', 2);
    const contact = await taken(anna, outreach);
    await reportAttempt(
      rig.context,
      anna,
      contact.attempt,
      said('complete', { remarks: 'Maria of via Roma 1' }),
    );
    expect(await emptyList(rig.context, id, 'anonymise')).toBe(true);
    expect(await given(anna, outreach)).toBe('nobody_now');
    expect((await counted(outreach)).done).toEqual({ complete: 1, no_address: 1 });
    const { rows } = await rig.context.db.sql.query<{ remarks: string | null }>(
      'select remarks from outreach_attempts where outreach_id = $1',
      [outreach],
    );
    expect(rows.map(({ remarks }) => remarks)).toEqual([null, null]);
    await vi.waitFor(
      async () => expect(await rig.instanceOf(instance)).toMatchObject({ outcome: 'done' }),
      patience,
    );
  });

  test('loads each row once, whoever loads at the same time; rows added later are worked too', async () => {
    const id = await rig.list('added', numbers(3));
    const { outreach } = await rig.survey('added', 3);
    const { sql } = rig.context.db;
    await sql.query(
      `insert into list_rows (list_id, row, phone, added_at) select $1, n, '+3908741' || n, now() from generate_series(4, 30) n`,
      [id],
    );
    await sql.query('update contact_lists set rows = 30, last_row = 30 where id = $1', [id]);
    await Promise.all([1, 2, 3].map(() => loadContacts(rig.context.db, outreach, 20, outreachChannels)));
    await vi.waitFor(async () => expect((await counted(outreach)).all).toBe(30), patience);
  });

  test('is over when its instance is cancelled, and an unknown list is an error that the definition handles', async () => {
    await rig.list('cancelled', numbers(2));
    const { instance, outreach } = await rig.survey('cancelled', 2);
    await send(rig.context, {
      ...{ instance, actor: { ...anna, any: true }, command: { type: 'cancel', reason: null, ...own() } },
    });
    await turnOutreach(rig.context, outreach, 'paused');
    await vi.waitFor(async () => expect(await given(anna, outreach)).toBe('over'), patience);
    const id = await rig.begin('nobody');
    await vi.waitFor(
      async () => expect(await rig.instanceOf(id)).toMatchObject({ outcome: 'nothing' }),
      patience,
    );
  });
});
