/** Penalties of a whole contract under its cap, over HTTP: what a closed month was charged leaves less for the others. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeEvents } from '../../../commands/calls/take-events.js';
import { signedIn, type ApiClient } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';

const contract = `contract: centre
title: {it: Centro, en: Centre}
parties: {body: directors, supplier: project_managers}
from: 2026-03-01
calendar: operators
money: {currency: EUR, net_total: 10000.00}
workflows: [formal_notice]
penalty: {for_each: point, amount: 10.00}
cap: {per: contract, permille: 100, of: net_total}
levels:
  A: {share_of: calls, met: call.answered, period: month, at_least: 50%}
  B: {share_of: calls, met: call.answered, period: month, at_least: 30%}
`;
const notice = `workflow: formal_notice
title: Notice
start: {groups: [directors]}
steps:
  contest: {task: Contest, to: {group: project_managers}}
`;

/** A call that nobody answered, at nine o'clock of a day. */
function missed(day: string) {
  const at = Date.parse(`${day}T09:00:00Z`);
  const kinds = ['offered', 'welcomed', 'queued', 'abandoned'] as const;
  return kinds.map((kind, n) => ({ id: kind, call: day, kind, at: at + n * 1_000, queue: 'desk' }));
}

interface Shown {
  readonly seen: string;
  readonly total: unknown;
  readonly measures: readonly { readonly figures: readonly { readonly penalty: unknown }[] }[];
}

describe('PEN-1 penalties of a contract with a cap', () => {
  let api: Awaited<ReturnType<typeof startApi>>;
  let elena: ApiClient;
  beforeAll(async () => {
    api = await startApi([
      {
        ...{ kind: 'calendar', name: 'operators' },
        text: 'calendar: operators\nzone: Europe/Rome\nopen: {mon-fri: ["08:00-19:00"]}\n',
      },
      { kind: 'workflow', name: 'formal_notice', text: notice },
      { kind: 'contract', name: 'centre', text: contract },
    ]);
    elena = await signedIn(api.app, 'elena');
    await takeEvents(api.commands, [
      ...missed('2026-03-10'),
      ...missed('2026-04-10'),
      ...missed('2026-05-12'),
    ]);
  });
  afterAll(() => api.stop());

  const look = async (period: string, language = 'en') => {
    const path = `/api/measures?contract=centre&period=${period}&edition=live`;
    return (await elena.get(path, { 'Accept-Language': language })).body as unknown as Shown;
  };
  const close = async (period: string) =>
    elena.post(`/api/periods/centre/${period}/close`, { seen: (await look(period)).seen });

  it('are charged whole as long as the cap is not reached', async () => {
    // 100 ‰ of 10 000 = 1 000. A: 50 points × 10 = 500; B: 30 × 10 = 300.
    const march = await close('2026-03');
    expect([march.status, march.body]).toMatchObject([
      200,
      { total: { amount: 800, asked: 800, capped: 0, caps: [] } },
    ]);
  });

  it('are charged what closed months have left, and the figure says how much was asked, what is off, and why', async () => {
    // 1 000 − 800 = 200 are left for April, which asks 800: of A 300 are off, of B all.
    const april = await look('2026-04');
    const why =
      'the penalties of the contract cost at most 100 ‰ of net_total (10000.00 EUR) = 1000.00 EUR; its other closed periods were charged 800.00 EUR: 800.00 EUR asked − 200.00 EUR = 600.00 EUR taken off';
    expect(april.total).toEqual({
      ...{ amount: 200, asked: 800, capped: 600, currency: 'EUR' },
      caps: [{ per: 'contract', amount: 600, how: why }],
    });
    const penalties = april.measures.map(({ figures }) => figures[0]?.penalty);
    expect(penalties).toMatchObject([
      { amount: 500, capped: 300 },
      { amount: 300, capped: 300 },
    ]);
    expect(JSON.stringify(await look('2026-04', 'it'))).toContain(
      '800.00 EUR chiesti − 200.00 EUR = 600.00 EUR tolti',
    );
  });

  it('of two months that are closed at once, only one is charged what is left', async () => {
    const [april, may] = [await look('2026-04'), await look('2026-05')];
    const answers = await Promise.all([
      elena.post('/api/periods/centre/2026-04/close', { seen: april.seen }),
      elena.post('/api/periods/centre/2026-05/close', { seen: may.seen }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const lists = (await elena.get('/api/periods?contract=centre')).body as unknown as {
      readonly editions: readonly { readonly total: { readonly amount: number } }[];
    }[];
    const charged = lists.flatMap(({ editions }) => editions.map(({ total }) => total.amount));
    expect(charged.toSorted((a, b) => a - b)).toEqual([200, 800]);
  });

  it('stand in the report and the notice as they are charged', async () => {
    const closed = (await elena.get('/api/periods?contract=centre')).body as unknown as {
      readonly period: string;
      readonly editions: readonly { readonly total: { readonly capped: number } }[];
    }[];
    const period = closed.find(({ editions }) => (editions[0]?.total.capped ?? 0) > 0)?.period ?? '';
    const csv = await elena.get(`/api/periods/centre/${period}/report?format=csv&language=it`);
    expect(csv.text).toContain('200.00 EUR');
    expect(csv.text).toContain('il tetto toglie 300.00 EUR');
    const started = await elena.post(`/api/periods/centre/${period}/notices`, { level: 'A' });
    const shown = await elena.get(`/api/instances/${String(started.body['id'])}`);
    expect(shown.body).toMatchObject({ data: { amount: 200, points: 50 } });
  });

  it('a closed month that falls gives room, and shows as changed where it was cut', async () => {
    // March's call was answered after all: March is charged nothing, so the month that was cut could be charged whole.
    const at = Date.parse('2026-03-10T09:00:02.500Z');
    await takeEvents(api.commands, [{ id: 'late', call: '2026-03-10', kind: 'answered', at, queue: 'desk' }]);
    const since = (await elena.get('/api/periods/centre/2026-03/difference')).body;
    const reopened = await elena.post('/api/periods/centre/2026-03/reopen', {
      ...{ reason: 'Late event', asked_by: 'the supplier', seen: since['seen'] },
    });
    expect(reopened.status).toBe(200);
    const periods = (await elena.get('/api/periods?contract=centre')).body as unknown as {
      readonly period: string;
      readonly editions: readonly { readonly total: { readonly capped: number } }[];
    }[];
    const cut = periods.find(({ editions }) => (editions[0]?.total.capped ?? 0) > 0)?.period ?? '';
    const changed = (await elena.get(`/api/periods/centre/${cut}/difference`)).body;
    expect(changed).toMatchObject({
      changed: true,
      figures: [
        { level: 'A', before: { penalty: { capped: 300 } }, after: { penalty: { capped: 0 } } },
        { level: 'B', before: { penalty: { capped: 300 } }, after: { penalty: { capped: 0 } } },
      ],
    });
  });
});
