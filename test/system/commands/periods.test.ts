/** A month of a contract over HTTP: looked at, opened to its single cases, closed, and closed anew with what came late. */
import { readXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeEvents } from '../../../commands/calls/take-events.js';
import type { CallEvent } from '../../../domain/calls/call-event.js';
import { insertProbes } from '../../../store/probes.js';
import { signedIn, type ApiClient } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';
import { until } from '../../support/until.js';

const operators = 'calendar: operators\nzone: Europe/Rome\nopen: {mon-fri: ["08:00-19:00"]}\n';
const contract = `contract: centre
title: {it: Centro, en: Centre}
parties: {body: directors, supplier: project_managers}
from: 2026-03-10
calendar: operators
money: {currency: EUR}
workflows: [formal_notice]
expected: {contacts: {per: month, volume: 5, counted: calls}}
overflow: {of: contacts, beyond: 10%, for_each: 10%, relax_by: 1 point, rounded: down}
penalty: {for_each: point, amount: 250.00}
levels:
  C2:
    share_of: calls
    period: month
    overflow: true
    tests:
      - {formula: abandons_missed, under: 30 seconds, at_least: 90%}
      - {met: 'call.waited <= duration("90s")', at_least: 100%}
  C4: {share_of: calls, among: call.answered, met: call.first_contact, period: month, at_least: 80%}
  ACD: {uptime: acd, supplied_by: supplier, period: month, tests: [{during: operators, at_least: 90%}]}
  O1: {share_of: clocks, period: month, at_least: 80%}
  Q: {share_of: calls, among: call.queued, met: call.abandoned, period: quarter, at_most: 5%}
`;

const notice = `workflow: formal_notice
title: Notice
start: {groups: [directors]}
steps:
  contest: {task: Contest, to: {group: project_managers}, within: 5 days, measure: O1}
`;

/** A call that waited so many seconds from nine o'clock of a day, and was answered or hung up. */
function told(call: string, day: string, waited: number, end: 'answered' | 'abandoned'): CallEvent[] {
  const at = Date.parse(`${day}T09:00:00+01:00`);
  const event = (n: number, kind: CallEvent['kind'], later: number): CallEvent => {
    return { id: String(n), call, kind, at: at + later * 1_000, queue: 'desk' };
  };
  return [
    ...[event(1, 'offered', 0), event(2, 'welcomed', 0), event(3, 'queued', 0)],
    ...[event(4, end, waited), event(5, 'ended', waited + 60)],
  ];
}

describe('a month of a contract', () => {
  let api: Awaited<ReturnType<typeof startApi>>;
  let elena: ApiClient;
  const take = (events: readonly CallEvent[]) => takeEvents(api.commands, events);
  beforeAll(async () => {
    api = await startApi([
      { kind: 'calendar', name: 'operators', text: operators },
      { kind: 'workflow', name: 'formal_notice', text: notice },
      { kind: 'contract', name: 'centre', text: contract },
    ]);
    elena = await signedIn(api.app, 'elena');
    await take([
      ...told('a', '2026-03-10', 10, 'answered'),
      ...told('b', '2026-03-10', 29.999, 'answered'),
      ...told('c', '2026-03-11', 30, 'answered'),
      ...told('d', '2026-03-31', 100, 'abandoned'),
      // Before the contract, and after the month.
      ...told('early', '2026-03-09', 500, 'abandoned'),
      ...told('late', '2026-04-01', 500, 'abandoned'),
    ]);
    // Ten minutes of service time told: six up, four down; what nobody told of is left out.
    const at = Date.parse('2026-03-10T09:00:00+01:00');
    await insertProbes(api.store, [
      { id: 'p1', component: 'acd', at, up: true },
      { id: 'p2', component: 'acd', at: at + 360_000, up: false },
      { id: 'p3', component: 'acd', at: at + 600_000, up: true },
      { id: 'p4', component: 'acd', at: at + 600_001, up: false },
    ]);
  });
  afterAll(() => api.stop());

  const march = '/api/measures?contract=centre&period=2026-03';

  it('SLA.C.2 PEN-1 PEN-2 is measured from the day on which the contract begins, with its formulas and penalties', async () => {
    const { status, body } = await elena.get(march);
    expect([status, body]).toMatchObject([200, { contract: 'centre', period: '2026-03', state: 'to_close' }]);
    expect(body).toMatchObject({
      from: '2026-03-09T23:00:00.000Z',
      edition: null,
      measures: [
        {
          level: 'C2',
          figures: [
            // Expected 5 × 22 of 31 days = 3.548…; 4 came, 12.7 % more: one point of relief.
            // 2 of 4 are 50 %; 89 − 50 = 39 points, 39 × 250 = 9 750
            { met: 2, of: 4, share: 0.5, parts: 39, relief: 1, penalty: { amount: 9_750, currency: 'EUR' } },
            // 3 of 4 are 75 %; 99 − 75 = 24 points, 6 000
            { met: 3, of: 4, parts: 24, penalty: { amount: 6_000 } },
          ],
        },
        {
          level: 'C4',
          figures: [{ of: 0, share: null, penalty: null, left_out: [{ reason: 'undecided' }] }],
        },
        // 360 000 ms up and one of the last word; 240 000 down, then ten minutes more that the last word holds
        {
          level: 'ACD',
          supplied_by: 'supplier',
          figures: [{ unit: 'ms', met: 360_001, of: 1_200_001 }],
        },
        { level: 'O1', figures: [{ unit: 'clocks', of: 0, share: null, penalty: null }] },
      ],
    });
    expect(JSON.stringify(body)).toContain('answered in less than 30 s / (answered + abandoned)');
    const italian = await elena.get(march, { 'Accept-Language': 'it' });
    expect(italian.text).toContain('risposte in meno di 30 s / (risposte + abbandonate)');
  });

  it('opens each figure to its single cases', async () => {
    const at = '/api/measures/centre/2026-03/C2/cases';
    const ids = async (query: string) => {
      const { body, headers } = await elena.get(`${at}?${query}`);
      return [(body as unknown as { id: string }[]).map(({ id }) => id), headers.get('Content-Range')];
    };
    expect(await ids('verdict=met')).toEqual([['a', 'b'], 'cases 0-1/2']);
    expect(await ids('verdict=missed')).toEqual([['c', 'd'], 'cases 0-1/2']);
    expect(await ids('test=1&verdict=missed')).toEqual([['d'], 'cases 0-0/1']);
    expect(await ids('range=[1,1]')).toEqual([['b'], 'cases 1-1/3']);
    expect((await elena.get(`${at}?test=7`)).status).toBe(404);
    // An unknown condition is no condition: all cases would be shown for those asked for.
    expect((await elena.get(`${at}?met=false`)).status).toBe(422);
  });

  it('reads on from the end of a page, whatever was closed or came since', async () => {
    const at = '/api/measures/centre/2026-03/C2/cases?range=[0,1]';
    const page = async (query = '') => {
      const { status, body, headers } = await elena.get(`${at}${query}`);
      const ids = (body as unknown as { readonly id: string }[]).map(({ id }) => id);
      return { status, ids, next: headers.get('Next-Page') };
    };
    const first = await page();
    expect(first.ids).toEqual(['a', 'b']);
    const second = await page(`&after=${first.next ?? ''}`);
    expect(second).toEqual({ status: 200, ids: ['c', 'd'], next: null });
    expect((await elena.get(`${at}&after=nonsense`)).status).toBe(422);
  });

  it('leads from a figure to its calls, as calls are listed', async () => {
    const calls = (filter: object) =>
      elena.get(`/api/calls?filter=${encodeURIComponent(JSON.stringify(filter))}`);
    const of = { contract: 'centre', period: '2026-03', level: 'C2' };
    const missed = await calls({ ...of, verdict: 'missed' });
    expect([missed.status, missed.headers.get('Content-Range')]).toEqual([200, 'calls 0-1/2']);
    expect(missed.body).toMatchObject([
      { id: 'c', outcome: 'answered', waited_ms: 30_000 },
      { id: 'd', outcome: 'abandoned' },
    ]);
    expect((await calls({ ...of, test: 1, verdict: 'missed' })).body).toMatchObject([{ id: 'd' }]);
    const refusals = await Promise.all(
      [{ level: 'C2' }, { ...of, queue: 'desk' }, { ...of, level: 'ACD' }, { ...of, verdict: 'none' }].map(
        calls,
      ),
    );
    expect(refusals.map(({ status }) => status)).toEqual([422, 422, 422, 422]);
    expect((await calls({ ...of, level: 'none' })).status).toBe(404);
    const anna = await signedIn(api.app, 'anna');
    expect((await anna.get('/api/calls?filter={}')).status).toBe(403);
  });

  it('is counted by quarter where the level says so', async () => {
    const { body } = await elena.get('/api/measures?contract=centre&period=2026-Q1');
    expect(body).toMatchObject({ measures: [{ level: 'Q', figures: [{ met: 1, of: 4, parts: 20 }] }] });
  });

  it('is refused where there is none: no such period, none of the contract, no such contract', async () => {
    const status = async (contract: string, period: string) =>
      (await elena.get(`/api/measures?contract=${contract}&period=${period}`)).status;
    expect(await status('centre', '2026-3')).toBe(422);
    expect(await status('centre', '2026-02')).toBe(404);
    expect(await status('other', '2026-03')).toBe(404);
  });

  it('is closed only as it was looked at, once, and by who may', async () => {
    const before = (await elena.get(march)).body as { seen: string };
    await take(told('e', '2026-03-12', 5, 'answered'));
    const close = (seen: string, who = elena) => who.post('/api/periods/centre/2026-03/close', { seen });
    const changed = await close(before.seen);
    expect([changed.status, changed.text]).toEqual([
      409,
      expect.stringContaining('has changed since it was looked at'),
    ]);
    const anna = await signedIn(api.app, 'anna');
    expect((await close(before.seen, anna)).status).toBe(403);
    const looked = await until('the month is counted anew', async () => {
      const { body } = await elena.get(`${march}&edition=live`);
      const now = (body as { seen: string }).seen;
      return now === before.seen ? null : now;
    });
    const closed = await close(looked);
    expect([closed.status, closed.body]).toMatchObject([200, { state: 'closed', edition: 1, seen: looked }]);
    expect((await close(looked)).body).toMatchObject({ edition: 1 });
    expect((await close('0'.repeat(64))).status).toBe(409);
    expect((await elena.post('/api/periods/centre/2026-11/close', { seen: looked })).status).toBe(409);
  });

  it('a closed month never changes by itself: late events show as a difference, and make an edition with who asked', async () => {
    const first = (await elena.get(march)).body;
    // One comes late; of another an earlier end is told.
    await take(told('f', '2026-03-13', 45, 'answered'));
    await take([
      { id: '6', call: 'd', kind: 'answered', at: Date.parse('2026-03-31T09:00:20+01:00'), queue: 'desk' },
    ]);
    expect((await elena.get(march)).body).toEqual(first);
    const since = await elena.get('/api/periods/centre/2026-03/difference');
    expect(since.body).toMatchObject({ from_edition: 1, to_edition: null, changed: true });
    const reopen = (seen: unknown, reason = 'The switch was repaired') =>
      elena.post('/api/periods/centre/2026-03/reopen', { reason, asked_by: 'the supplier', seen });
    expect((await reopen(undefined)).status).toBe(422);
    const another = await reopen('0'.repeat(64));
    expect(another.status).toBe(409);
    expect(another.text).toContain('has changed since it was looked at');
    const seen = since.body['seen'];
    const reopened = await reopen(seen);
    expect(reopened.status).toBe(200);
    expect(reopened.body).toMatchObject({ from_edition: 1, to_edition: 2, changed: true, more: 0 });
    const changes = reopened.body['cases'] as { readonly id: string; readonly change: string }[];
    expect(changes.map(({ id, change }) => `${id} ${change}`).toSorted()).toEqual(['d changed', 'f entered']);
    expect((await elena.get('/api/periods/centre/2026-03/editions/1')).body).toEqual(first);
    const one = await elena.get('/api/measures/centre/2026-03/C2/cases?edition=1&range=[0,0]');
    const next = one.headers.get('Next-Page') ?? '';
    const read = await elena.get(`/api/measures/centre/2026-03/C2/cases?edition=1&range=[0,0]&after=${next}`);
    expect([one.body, read.body]).toMatchObject([[{ id: 'a' }], [{ id: 'b' }]]);
    const cases = await elena.get('/api/measures/centre/2026-03/C2/cases?verdict=missed&edition=1');
    expect(cases.body).toMatchObject([{ id: 'c' }, { id: 'd', facts: { outcome: 'abandoned' } }]);
    // The same again answers what it made; in other words there is nothing to make another of.
    expect((await reopen(seen)).body).toEqual(reopened.body);
    expect((await reopen(seen, 'Once more')).status).toBe(409);
    const periods = (await elena.get('/api/periods?contract=centre')).body as unknown as { period: string }[];
    expect(periods.find(({ period }) => period === '2026-03')).toMatchObject({
      state: 'closed',
      editions: [
        { edition: 1, reason: null, closed_by: 'elena' },
        { edition: 2, reason: 'The switch was repaired', asked_by: 'the supplier' },
      ],
    });
  });

  it('PRC-1 a level that fell short becomes a formal notice, once; its term counts in the month in which it falls due', async () => {
    const notify = (level: string) => elena.post('/api/periods/centre/2026-03/notices', { level });
    const first = await notify('C2');
    expect([first.status, first.body]).toMatchObject([200, { state: 'running' }]);
    expect((await notify('C2')).body).toEqual(first.body);
    expect((await notify('C4')).status).toBe(409);
    const shown = await elena.get(`/api/instances/${String(first.body['id'])}`);
    expect(shown.text).toContain('C2 in 2026-03');
  });

  it('MON-4 PEN-3 is written as a file in either language, figures or single cases', async () => {
    const file = (query: string) => elena.get(`/api/periods/centre/2026-03/report?${query}`);
    const csv = await file('format=csv&language=it');
    expect(csv.headers.get('Content-Disposition')).toBe(
      'attachment; filename="centre-2026-03-edition-2.csv"',
    );
    expect(csv.text.split('\r\n')[0]).toContain('Livello');
    expect(csv.text).toContain('risposte in meno di 30 s');
    expect(csv.text).toContain('nessun caso');
    const cases = await file('format=csv&of=cases&level=C2&language=en');
    expect(cases.text).toContain('missed,');
    expect((await file('format=pdf')).text.startsWith('%PDF-')).toBe(true);
    expect((await file('format=xlsx')).text.startsWith('PK')).toBe(true);
    expect((await file('format=pdf&of=cases&level=C2')).status).toBe(422);
    expect((await file('format=csv&of=cases&level=none')).status).toBe(404);
    expect((await file('format=csv&edition=9')).status).toBe(404);
  });

  it('MON-4 of a month that is not closed it is the report of what was looked at, with its hash', async () => {
    await take(told('h', '2026-05-04', 5, 'answered'));
    const looked = (await elena.get('/api/measures?contract=centre&period=2026-05')).body as { seen: string };
    const path = '/api/periods/centre/2026-05/report?format=xlsx&language=en';
    const answer = await api.app.request(path, { headers: { Cookie: elena.cookies() } });
    const { sheets } = await readXlsx(new Uint8Array(await answer.arrayBuffer()));
    expect(sheets.map(({ name }) => name)).toEqual(['Summary', 'Figures', 'C2 1', 'C2 2', 'C4 1', 'ACD 1']);
    expect(sheets[0]?.rows).toContainEqual(['Hash of what was seen', looked.seen]);
    expect(sheets[2]?.rows[1]?.slice(1, 4)).toEqual(['h', null, 'met']);
  });

  it('stands in two closings at once as one edition', async () => {
    await take(told('g', '2026-04-02', 5, 'answered'));
    const april = (await elena.get('/api/measures?contract=centre&period=2026-04')).body as { seen: string };
    const answers = await Promise.all(
      [elena, elena].map((who) => who.post('/api/periods/centre/2026-04/close', { seen: april.seen })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const kept = await api.store.sql.query(`select edition from period_editions where period = '2026-04'`);
    expect(kept.rows).toEqual([{ edition: 1 }]);
  });
});
