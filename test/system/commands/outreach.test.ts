/** Contact lists worked by phone, on real PostgreSQL and Temporal. */
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createCommandContext, createLogger, type WorkingSettings } from '../../../app/contexts.js';
import { startWorker } from '../../../app/worker.js';
import { launched } from '../../../commands/launch.js';
import { reportAttempt } from '../../../commands/outreach/end-attempt.js';
import { outreachesNow, turnOutreach } from '../../../commands/outreach/manage.js';
import { nextContact } from '../../../commands/outreach/next-contact.js';
import { send } from '../../../commands/send.js';
import { start } from '../../../commands/start.js';
import type { Actor } from '../../../engine/event.js';
import type { JsonObject } from '../../../engine/json.js';
import { migrate } from '../../../store/migrate.js';
import { countsOf, loadContacts } from '../../../store/outreaches.js';
import { closeStore } from '../../../store/store.js';
import { publishWorkflow } from '../../support/definitions.js';
import { startStack } from '../../support/stack.js';

const files = [
  {
    path: 'survey.yaml',
    text: `workflow: survey
calendar: always
steps:
  interviews:
    outreach: phone
    list: = data.list
    dispositions: phone_survey
    attempts: 2
    retry: {after: 1 second, outcomes: [busy]}
    appointments: {count_as_attempt: true}
    to: {group: [level_1]}
    on: {error.list_unknown: {next: nothing}}
    save: result
  done: {end: done}
  nothing: {end: nothing}
`,
  },
  {
    path: 'phone_survey.yaml',
    text: readFileSync('definitions/campaigns/phone_survey.yaml', 'utf8').replace(
      'aapor: "3.12", retry_after: 30 minutes',
      'aapor: "3.12", retry_after: 1 second',
    ),
  },
  {
    path: 'always.yaml',
    text: 'calendar: always\nzone: Europe/Rome\nopen: {mon-sun: ["00:00-24:00"]}\n',
  },
];
const operator = (name: string, skills: readonly string[] = []): Actor => ({
  ...{ name, groups: ['level_1'], skills, any: false },
});
const anna = operator('anna');
const own = () => ({ id: randomUUID(), bodyHash: '', occurredAt: null, recordedAt: null });
const said = (outcome: string | null, more: object = {}) => ({
  outcome,
  remarks: null,
  appointment: null,
  ...more,
});
const patience = { timeout: 30_000, interval: 50 } as const;

let rig: Awaited<ReturnType<typeof startRig>>;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig?.stop());

async function startRig() {
  const stack = await startStack();
  const settings: WorkingSettings = { ...stack.settings, masterKey: randomBytes(32), logLevel: 'silent' };
  await migrate(settings.databaseUrl);
  const worker = await startWorker(settings);
  const context = createCommandContext(settings, createLogger(settings, 'test'));
  await publishWorkflow(context.db, files, 'survey');
  return {
    context,
    async stop() {
      worker.stop();
      await worker.ended;
      await launched();
      await context.temporal.connection.close();
      await closeStore(context.db);
      await stack.stop();
    },
  };
}

/** A list of `phones`; null: a row without one. */
async function list(name: string, phones: readonly (string | null)[], languages: readonly string[] = []) {
  const id = randomUUID();
  const { sql } = rig.context.db;
  await sql.query(
    `insert into contact_lists (id, name, title, state, rows, last_row, created_by, created_at) values ($1, $2, $2, 'ready', $3, $3, 'test', now())`,
    [id, name, phones.length],
  );
  await sql.query(
    `insert into list_rows (list_id, row, name, phone, language, added_at)
     select $1, n, 'Person ' || n, phone, language, now() from unnest($2::text[], $3::text[]) with ordinality as given(phone, language, n)`,
    [id, phones, phones.map((_, n) => languages[n] ?? null)],
  );
  return id;
}

function numbers(count: number): string[] {
  return Array.from({ length: count }, (_, n) => `+39087400${String(n).padStart(4, '0')}`);
}

/** Starts a survey; answers its instance and the id under which its list is worked, once all contacts are there. */
async function survey(name: string, contacts: number) {
  const started = await start(rig.context, {
    ...{ workflow: 'survey', data: { list: name }, actor: { ...anna, any: true }, channel: null },
    ...{ occurredAt: null, complete: null, id: name, bodyHash: '', trial: null },
  });
  if (!started.ok) throw new Error(started.message);
  const outreach = await vi.waitFor(async () => {
    const one = (await outreachesNow(rig.context, true)).find(({ order }) => order.list === name);
    if (one?.loadedRow !== contacts) throw new Error(`${String(one?.loadedRow)} contacts of ${contacts}`);
    return one.id;
  }, patience);
  return { instance: started.id, outreach };
}

async function instanceOf(id: string) {
  const { rows } = await rig.context.db.sql.query<{
    state: string;
    outcome: string | null;
    data: JsonObject;
  }>('select state, outcome, data from instances where id = $1', [id]);
  return rows[0];
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
    await list('many', numbers(40));
    const { instance, outreach } = await survey('many', 40);
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
      async () => expect(await instanceOf(instance)).toMatchObject({ outcome: 'done' }),
      patience,
    );
    expect((await instanceOf(instance))?.data['result']).toEqual({
      ...{
        done: 40,
        open: 0,
        outcomes: { complete: 30, refusal: 10 },
        rolled_up: { interview: 30, refused: 10 },
      },
    });
    expect(await given(anna, outreach)).toBe('over');
  });

  test('tries a name at most twice, the second time after the pause that its outcome asks for', async () => {
    await list('twice', numbers(1));
    const { instance, outreach } = await survey('twice', 1);
    const first = await taken(anna, outreach);
    expect(await taken(anna, outreach)).toEqual(first);
    expect(await given(operator('berta'), outreach)).toBe('nobody_now');
    const after = await reportAttempt(rig.context, anna, first.attempt, said('busy'));
    expect(after).toMatchObject({ ok: true, contact: { attempts: 1, done: false } });
    const second = await vi.waitFor(() => taken(operator('berta'), outreach), patience);
    expect(second).toMatchObject({ row: 1, attempts: 1, lastOutcome: 'busy' });
    await reportAttempt(rig.context, operator('berta'), second.attempt, said('busy'));
    await vi.waitFor(
      async () => expect(await instanceOf(instance)).toMatchObject({ state: 'ended' }),
      patience,
    );
    expect((await instanceOf(instance))?.data['result']).toMatchObject({ rolled_up: { not_found: 1 } });
  });

  test('answers the end of an attempt told twice as once, and refuses another end, a foreign one and an unknown outcome', async () => {
    await list('ends', numbers(2));
    const { outreach } = await survey('ends', 2);
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
    expect(await countsOf(rig.context.db, outreach)).toEqual({ all: 2, done: { complete: 1 } });
  });

  test('gives a contact back as it was, and nobody a further one while it is paused', async () => {
    await list('back', numbers(1));
    const { outreach } = await survey('back', 1);
    const contact = await taken(anna, outreach);
    await reportAttempt(rig.context, anna, contact.attempt, said(null));
    await turnOutreach(rig.context, outreach, 'paused');
    expect(await given(anna, outreach)).toBe('paused');
    await turnOutreach(rig.context, outreach, 'working');
    expect(await taken(operator('berta'), outreach)).toMatchObject({ row: 1, attempts: 0 });
  });

  test('gives an appointment first, a language and a refusal to those who have the skill', async () => {
    await list('skills', numbers(3), ['ar']);
    const { outreach } = await survey('skills', 3);
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
    const [objected = '', ...others] = numbers(3);
    await rig.context.db.sql.query(
      `insert into do_not_contact (kind, address, since, by) values ('phone', $1, now(), 'test') on conflict do nothing`,
      ['+390000000001'],
    );
    await list('objected', ['+390000000001', null, objected, ...others]);
    const { outreach } = await survey('objected', 5);
    expect(await countsOf(rig.context.db, outreach)).toEqual({
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
    expect((await countsOf(rig.context.db, outreach)).done).toEqual({ do_not_contact: 2, no_address: 1 });
  });

  test('loads each row once, whoever loads at the same time; rows added later are worked too', async () => {
    const id = await list('added', numbers(3));
    const { outreach } = await survey('added', 3);
    const { sql } = rig.context.db;
    await sql.query(
      `insert into list_rows (list_id, row, phone, added_at) select $1, n, '+3908741' || n, now() from generate_series(4, 30) n`,
      [id],
    );
    await sql.query('update contact_lists set rows = 30, last_row = 30 where id = $1', [id]);
    await Promise.all([1, 2, 3].map(() => loadContacts(rig.context.db, outreach, 20)));
    await vi.waitFor(async () => expect((await countsOf(rig.context.db, outreach)).all).toBe(30), patience);
  });

  test('is over when its instance is cancelled, and an unknown list is an error that the definition handles', async () => {
    await list('cancelled', numbers(2));
    const { instance, outreach } = await survey('cancelled', 2);
    await send(rig.context, {
      ...{ instance, actor: { ...anna, any: true }, command: { type: 'cancel', reason: null, ...own() } },
    });
    await turnOutreach(rig.context, outreach, 'paused');
    await vi.waitFor(async () => expect(await given(anna, outreach)).toBe('over'), patience);
    const started = await start(rig.context, {
      ...{ workflow: 'survey', data: { list: 'nobody' }, actor: { ...anna, any: true }, channel: null },
      ...{ occurredAt: null, complete: null, id: 'unknown', bodyHash: '', trial: null },
    });
    const id = started.ok ? started.id : '';
    await vi.waitFor(
      async () => expect(await instanceOf(id)).toMatchObject({ outcome: 'nothing' }),
      patience,
    );
  });
});
