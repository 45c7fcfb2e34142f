import { describe, expect, test } from 'vitest';
import { runBulk, type Result } from '../../admin-ui/operations/bulk-run.js';
import { timelineOf } from '../../admin-ui/operations/clock-timeline.js';
import { filterOf, isEmpty, queryOf, searchOf } from '../../admin-ui/operations/instance-filter.js';
import { whoSet } from '../../admin-ui/operations/who-set.js';
import type { ShownClock } from '../../admin-ui/parts/clock-chip/shown-clock.js';

describe('the filter of the list of instances', () => {
  test('goes into the address and comes back the same, and is asked of the API without what is empty', () => {
    const filter = filterOf(new URLSearchParams('q=pension&state=running&incident=yes&page=3'));
    expect(filterOf(searchOf(filter, 3))).toEqual(filter);
    expect(JSON.parse(new URLSearchParams(queryOf(filter, 50, 74)).get('filter') ?? '')).toEqual({
      q: 'pension',
      state: 'running',
      incident: true,
    });
    expect(isEmpty(filter)).toBe(false);
    expect(isEmpty(filterOf(new URLSearchParams()))).toBe(true);
  });
});

describe('one thing done to many', () => {
  test('goes on after a refusal, and tells each result', async () => {
    const results: Result[] = [];
    const act = (id: string) => (id === 'b' ? Promise.reject(new Error('it has ended')) : Promise.resolve());
    await runBulk({
      ids: ['a', 'b', 'c'],
      act,
      onResult: (one) => results.push(one),
      signal: new AbortController().signal,
    });
    expect(results.toSorted((one, other) => (one.id < other.id ? -1 : 1))).toEqual([
      { id: 'a', ok: true, message: '' },
      { id: 'b', ok: false, message: 'it has ended' },
      { id: 'c', ok: true, message: '' },
    ]);
  });

  test('begins no further one once it is stopped', async () => {
    const stop = new AbortController();
    const done: string[] = [];
    const ids = Array.from({ length: 100 }, (_, n) => String(n));
    const act = (id: string) => {
      done.push(id);
      stop.abort();
      return Promise.resolve();
    };
    await runBulk({ ids, act, onResult: () => undefined, signal: stop.signal });
    expect(done.length).toBeLessThanOrEqual(4);
  });
});

describe('a clock drawn in real time', () => {
  const clock: ShownClock = {
    clock: 'pickup',
    title: 'Taken in charge',
    state: 'breached',
    due: '2026-03-09T09:00:00.000Z',
    started_at: '2026-03-06T17:00:00.000Z',
    stopped_at: '2026-03-09T11:00:00.000Z',
    measure: 'working',
    open: [
      { from: '2026-03-06T17:00:00.000Z', to: '2026-03-06T18:00:00.000Z' },
      { from: '2026-03-09T07:00:00.000Z', to: '2026-03-09T09:00:00.000Z' },
    ],
    pauses: [{ from: '2026-03-06T17:30:00.000Z', to: '2026-03-06T17:45:00.000Z' }],
    thresholds: ['2026-03-09T08:00:00.000Z'],
    total_ms: 3 * 3_600_000,
    elapsed_ms: 0,
    as_of: '2026-03-06T17:00:00.000Z',
  };
  test('shows the weekend as a gap, the lateness after its end, and the threshold before it', () => {
    const drawn = timelineOf([clock], Date.parse('2026-03-10T00:00:00Z'))?.clocks[0];
    const [friday, monday] = drawn?.ran ?? [];
    expect(drawn?.ran.length).toBe(2);
    expect((monday?.from ?? 0) - (friday?.to ?? 1)).toBeGreaterThan(0.8);
    expect(drawn?.late?.from).toBe(drawn?.due);
    expect(drawn?.thresholds[0]).toBeLessThan(drawn?.due ?? 0);
    expect(drawn?.paused.length).toBe(1);
  });
  test('that was stopped early ran no further than that', () => {
    const early: ShownClock = { ...clock, state: 'met', stopped_at: '2026-03-06T17:20:00.000Z', pauses: [] };
    const drawn = timelineOf([early], Date.parse('2026-03-10T00:00:00Z'))?.clocks[0];
    expect(drawn?.ran.length).toBe(1);
    expect(drawn?.whole.to).toBe(drawn?.ran[0]?.to);
    expect(drawn?.late).toBeNull();
  });
  test('is not drawn before it begins', () => {
    expect(timelineOf([{ ...clock, state: 'pending', started_at: null }], 0)).toBeNull();
  });
});

test('data tell who set them last: the starter, then whoever completed a task', () => {
  const entry = { step: null, recorded_at: 't', command: 'c' };
  const set = whoSet([
    {
      ...entry,
      sequence: 1,
      type: 'start',
      by: 'anna',
      occurred_at: '1',
      details: [],
      content: { data: { subject: 'x', text: 'y' } },
    },
    {
      ...entry,
      sequence: 2,
      type: 'complete',
      by: 'bruno',
      occurred_at: '2',
      content: {},
      details: [{ what: 'data_set', at: 1, detail: ['reply.text', 'subject'] }],
    },
  ]);
  expect([...set]).toEqual([
    ['subject', { by: 'bruno', at: '2' }],
    ['text', { by: 'anna', at: '1' }],
    ['reply', { by: 'bruno', at: '2' }],
  ]);
});
