/** Pages of calls that are read on from the end of the page before. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoCalls } from '../../../app/demo/calls/demo-calls.js';
import { takeEvents } from '../../../commands/calls/take-events.js';
import { signedIn, type ApiClient } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';
import { requestWorkflow } from '../../support/request-workflow.js';

const march = Date.parse('2026-03-01T00:00:00+01:00');
const april = Date.parse('2026-04-01T00:00:00+02:00');

describe('pages of calls', () => {
  let api: Awaited<ReturnType<typeof startApi>>;
  let sara: ApiClient;
  beforeAll(async () => {
    api = await startApi(requestWorkflow);
    sara = await signedIn(api.app, 'sara');
    const events = [...demoCalls({ seed: 5, from: march, days: 3, perDay: 40 })];
    // Some at the same instant, of which nothing else is known.
    const alike = Array.from({ length: 30 }, (_, n) => {
      return { id: '1', call: `alike-${n}`, kind: 'offered', at: march + 3_600_000 } as const;
    });
    await takeEvents({ db: api.store, clock: () => april }, [...events, ...alike]);
  });
  afterAll(() => api.stop());

  const page = async (parameters: Record<string, string>) => {
    const answer = await sara.get(`/api/calls?${new URLSearchParams(parameters).toString()}`);
    expect(answer.status).toBe(200);
    const next = answer.headers.get('Next-Page');
    return {
      ids: (answer.body as unknown as { id: string }[]).map(({ id }) => id),
      next: next === null ? null : decodeURIComponent(next),
    };
  };

  it.each(
    (['offered_at', 'waited_ms', 'talked_ms'] as const).flatMap((by) => [
      ...([`["${by}","ASC"]`, `["${by}","DESC"]`] as const),
    ]),
  )('sorted by %s are together the whole list, each call once', async (sort) => {
    const whole = await page({ sort, range: '[0,999]' });
    expect(whole.ids).toHaveLength(150);
    expect(whole.next).toBeNull();
    const read: string[] = [];
    let after: string | null = null;
    let pages = 0;
    do {
      const { ids, next } = await page({ sort, range: '[0,12]', ...(after === null ? {} : { after }) });
      read.push(...ids);
      after = next;
      pages += 1;
    } while (after !== null && pages < 20);
    expect(read).toEqual(whole.ids);
    expect(pages).toBe(12);
  });

  it('are refused where the text names none of the list', async () => {
    for (const after of ['somewhere', '- alike-1', '12'])
      expect((await sara.get(`/api/calls?after=${encodeURIComponent(after)}`)).status).toBe(422);
  });
});
