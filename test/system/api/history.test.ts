/** History, pivot and forecast by HTTP: figures, files, and what is refused. */
import { describeQueue } from '../../../store/call-queues.js';
import { readXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signedIn, type ApiClient } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';

let api: Awaited<ReturnType<typeof startApi>>;
let sara: ApiClient;
beforeAll(async () => {
  const calendar = `calendar: operators
title: Operators
zone: Europe/Rome
open: {mon-fri: ["08:00-19:00"]}
holidays: {country: IT}
`;
  api = await startApi([{ kind: 'calendar', name: 'operators', text: calendar }]);
  sara = await signedIn(api.app, 'sara');
  // Ten weeks of a call each ten minutes from nine to twelve on weekdays, and one in ten on holidays: Easter Monday and the first of May are some.
  await api.store.sql.query(
    `insert into calls (id, offered_at, outcome, queue, welcomed_at, queued_at, answered_at, ended_at, waited_ms, talked_ms,
        held_ms, wrapped_ms, ivr_ms, operator, presented, transfers, call_back_offered, changed_at)
     select 'c' || row_number() over (), at, case when n % 6 = 0 then 'abandoned' else 'answered' end, 'info', at, at, at, at, 12000,
        case when n % 6 = 0 then null else 200000 end, 0, 0, 0, case when n % 6 = 0 then null else 'anna' end, 1, 0, false, now()
     from generate_series(date '2026-03-02', date '2026-05-10', interval '1 day') day,
        generate_series(0, 17) n,
        lateral (select (day::timestamp + interval '9 hours' + n * interval '10 minutes') at time zone 'Europe/Rome' as at) local
     where extract(isodow from day) < 6 and (day not in ('2026-04-06', '2026-05-01') or n < 2)`,
  );
});
afterAll(() => api.stop());

interface History {
  readonly rows: readonly { readonly value: string; readonly sums: Readonly<Record<string, number>> }[];
  readonly total: {
    readonly indicators: readonly {
      readonly name: string;
      readonly formula: string;
      readonly value: number | null;
    }[];
  };
}

describe('history by HTTP (MON-2, MON-3)', () => {
  test('tells volumes, outcomes and the indicators with their formulas, in the language asked for', async () => {
    const { status, body } = await sara.get('/api/history?by=weekday&from=2026-03-02&until=2026-03-08', {
      'Accept-Language': 'it',
    });
    expect(status).toBe(200);
    const { rows, total } = body as unknown as History;
    expect(rows.map(({ value, sums }) => [value, sums.contacts, sums.abandoned])).toEqual(
      ['1', '2', '3', '4', '5'].map((day) => [day, 18, 3]),
    );
    expect(total.indicators.find(({ name }) => name === 'average_speed_of_answer')).toMatchObject({
      formula: 'attesa di chi ha avuto risposta / risposti',
      value: 12_000,
    });
    expect(total.indicators.find(({ name }) => name === 'mail_answer_time')).toMatchObject({ value: null });
  });

  test('MON-4 as a workbook with numbers as numbers, and as CSV', async () => {
    const answer = await api.app.request('/api/history?by=day&from=2026-03-02&until=2026-03-03&format=xlsx', {
      headers: { Cookie: sara.cookies() },
    });
    const { sheets } = await readXlsx(new Uint8Array(await answer.arrayBuffer()));
    expect(sheets[0]?.rows.map(([day, contacts]) => [day, contacts])).toEqual([
      ['day', 'contacts'],
      ['2026-03-02', 18],
      ['2026-03-03', 18],
      ['Σ', 36],
    ]);
    const csv = await sara.get('/api/history?by=day&from=2026-03-02&until=2026-03-03&format=csv');
    expect(csv.text).toContain('\r\n2026-03-02,18,');
  });

  test('a file says what queues and groups are called, behind all that stood there before', async () => {
    await describeQueue(
      api.store,
      { ...{ name: 'info', title: 'Informazioni', service: null, language: null, body: null } },
      Date.UTC(2026, 2, 1),
    );
    const asked = 'from=2026-03-02&until=2026-03-03&format=csv';
    const lines = async (by: string, language: string) => {
      const { text } = await sara.get(`/api/history?by=${by}&${asked}`, { 'Accept-Language': language });
      return text.split('\r\n').map((line) => line.split(','));
    };
    const [header, info] = await lines('queue', 'it');
    expect([header?.at(-1), info?.[0], info?.[1], info?.at(-1)]).toEqual([
      ...['Titolo', 'info', '36', 'Informazioni'],
    ]);
    const groups = async (language: string) =>
      (await lines('group', language)).find(([name]) => name === 'level_1')?.at(-1);
    expect([await groups('it'), await groups('en')]).toEqual(['Operatori di livello I', 'Level I operators']);
    const days = await lines('day', 'en');
    expect(days[0]?.at(-1)).not.toBe('Title');
    const pivot = await sara.post('/api/pivot', {
      ...{ rows: 'queue', columns: 'outcome', from: '2026-03-02', until: '2026-03-08' },
      ...{ measure: 'contacts', format: 'csv' },
    });
    expect(pivot.text.split('\r\n')[1]).toBe('info,15,75,90,Informazioni');
    await api.store.sql.query(`delete from call_queues where name = 'info'`);
  });

  test('days that are none are refused in words, unknown dimensions too', async () => {
    const turned = await sara.get('/api/history?from=2026-03-02&until=2026-03-01', {
      'Accept-Language': 'it',
    });
    expect([turned.status, turned.body.detail]).toEqual([
      422,
      expect.stringContaining('dal 2026-03-02 al 2026-03-01'),
    ]);
    expect((await sara.get('/api/history?by=caller')).status).toBe(422);
  });

  test('operators see none of it', async () => {
    const anna = await signedIn(api.app, 'anna');
    expect((await anna.get('/api/history')).status).toBe(403);
    expect((await anna.get('/api/forecast')).status).toBe(403);
  });
});

describe('the pivot by HTTP (MON-5)', () => {
  const asked = { rows: 'weekday', columns: 'outcome', from: '2026-03-02', until: '2026-03-08' };

  test('has rows, columns, totals and the formula of its measure', async () => {
    const { body } = await sara.post('/api/pivot', { ...asked, measure: 'contacts' });
    expect(body).toMatchObject({
      columns: ['abandoned', 'answered'],
      row_totals: [18, 18, 18, 18, 18],
      total: 90,
    });
    const talk = await sara.post('/api/pivot', { ...asked, measure: 'average_talk_time' });
    expect(talk.body).toMatchObject({ measure: { unit: 'ms', formula: 'talk / answered' }, total: 200_000 });
    // Of the abandoned nobody talked: no cases, not nought.
    expect((talk.body.cells as unknown[][])[0]).toEqual([null, 200_000]);
  });

  test('takes dimensions and measures of the lists alone', async () => {
    for (const change of [{ rows: 'c.id' }, { measure: 'count(*)' }, { only: { 'queue = 1 or 1': '1' } }])
      expect((await sara.post('/api/pivot', { ...asked, measure: 'contacts', ...change })).status).toBe(422);
  });

  test('is given as a file', async () => {
    const { text } = await sara.post('/api/pivot', { ...asked, measure: 'contacts', format: 'csv' });
    expect(text.split('\r\n')[1]).toBe('1,3,15,18');
  });
});

interface Forecast {
  readonly weeks: number;
  readonly days: readonly {
    readonly day: string;
    readonly holiday: boolean;
    readonly expected: number;
    readonly slots: readonly {
      readonly at: string;
      readonly staff: { readonly agents: number; readonly rostered: number } | null;
    }[];
  }[];
}

describe('the forecast by HTTP (MON-5)', () => {
  test('tells calls, holidays and the agents needed', async () => {
    const { body } = await sara.get('/api/forecast?from=2026-05-11&days=28');
    const { weeks, days } = body as unknown as Forecast;
    expect(weeks).toBe(10);
    // In the last four weeks 19 weekdays of 18 calls and a holiday of two, of which 19 × 3 + 1 gave up.
    expect(body).toMatchObject({ handle_ms: 200_000, patience_ms: (344 * 12_000) / 58, remarks: [] });
    expect(days[0]?.expected).toBeCloseTo(18, 1);
    expect(days[5]?.expected).toBe(0);
    // The Republic's day, a Tuesday, as the holidays before: two calls of eighteen.
    const republic = days.find(({ day }) => day === '2026-06-02');
    expect(republic?.holiday).toBe(true);
    expect(republic?.expected).toBeCloseTo(2, 0);
    const nine = days[0]?.slots.find(({ at }) => at === '09:00')?.staff;
    expect(nine?.agents).toBeGreaterThanOrEqual(1);
    expect(nine?.rostered).toBe(Math.ceil((nine?.agents ?? NaN) / 0.7));
  });

  test('says what it lacks where there is too little history', async () => {
    const { body } = await sara.get('/api/forecast?from=2026-03-20');
    expect(body).toMatchObject({ weeks: 2, remarks: ['too_little_history'], days: [] });
  });

  test('is given as a file', async () => {
    const { text } = await sara.get('/api/forecast?from=2026-05-11&days=1&format=csv');
    expect(text.split('\r\n')).toHaveLength(50);
  });
});

describe('what contacts can be chosen by', () => {
  test('queues, unknown ones too, and groups, for who sees the figures', async () => {
    await api.store.sql.query(
      `insert into call_queues (name, known, title, first_seen_at) values ('info', true, 'Information', now()), ('odd', false, null, now())`,
    );
    const { status, body } = await sara.get('/api/history/choices');
    expect([status, body['queue']]).toEqual([
      200,
      [
        { name: 'info', title: 'Information' },
        { name: 'odd', title: null },
      ],
    ]);
    expect(body['group']).toContainEqual({
      name: 'level_1',
      title: { it: 'Operatori di livello I', en: 'Level I operators' },
    });
    expect((await (await signedIn(api.app, 'anna')).get('/api/history/choices')).status).toBe(403);
  });

  test('channels, services and languages of the contacts of these days, each once', async () => {
    await api.store.sql.query(
      `insert into calls (id, offered_at, outcome, queue, service, language, presented, transfers, call_back_offered, ivr_ms, waited_ms, talked_ms, held_ms, wrapped_ms, changed_at)
       select 'v' || n, timestamptz '2026-06-01T08:00Z' + n * interval '1 day', 'abandoned', 'info', (array['pin', 'pensions'])[1 + n % 2], 'de', 0, 0, false, 0, 0, 0, 0, 0, now()
       from generate_series(0, 4) n`,
    );
    const between = async (from: string, until: string) =>
      (await sara.get(`/api/history/values?from=${from}&until=${until}`)).body;
    expect(await between('2026-06-01', '2026-06-05')).toEqual({
      ...{ channel: ['phone'], service: ['pensions', 'pin'], language: ['de'] },
    });
    expect(await between('2026-06-01', '2026-06-01')).toMatchObject({ service: ['pin'] });
    expect((await sara.get('/api/history/values?from=2026-06-02&until=2026-06-01')).status).toBe(422);
  });
});
