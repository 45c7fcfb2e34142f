/** What the pages of audits make of what somebody enters. */
import { describe, expect, test } from 'vitest';
import {
  callOf,
  emptyDraft,
  keepDraft,
  nextMark,
  readDraft,
  type Draft,
} from '../../admin-ui/audits/detect/draft.js';
import { firstForm, languagesOf, orderOf } from '../../admin-ui/audits/plan/plan-order.js';
import { referenceOf } from '../../admin-ui/audits/results/reference-lines.js';
import { spanText, weekdayText } from '../../admin-ui/audits/day-text.js';

describe('a plan’s form', () => {
  test('begins with the quantities of the sources, over three weeks (AUD-3, AUD-4)', () => {
    const form = firstForm('2026-09-07');
    expect(form).toMatchObject({ until: '2026-09-27', quantities: { INPS: { call: 7_300, mail: 3_500 } } });
  });

  test('makes the order: bands of so many hours on the operating days, bodies that have services', () => {
    const form = {
      ...firstForm('2026-09-07'),
      hours: 5,
      chosen: { 'INAIL/durc': 2 },
      closed: '2026-09-08, 2026-09-09',
    };
    const order = orderOf({ ...form, voip: 0 });
    expect(order.bands.map(({ weekdays, from, until }) => [weekdays.length, from, until])).toEqual([
      [5, '08:00', '13:00'],
      [5, '13:00', '18:00'],
      [5, '18:00', '20:00'],
      [1, '08:00', '13:00'],
      [1, '13:00', '14:00'],
    ]);
    expect(order.services).toMatchObject([
      { service: 'durc', weight: 2, channels: { phone: 4, web_form: 1 } },
    ]);
    expect(order.quantities).toEqual([
      { body: 'INAIL', kind: 'call', detections: 600 },
      { body: 'INAIL', kind: 'mail', detections: 300 },
    ]);
    expect(order.closed).toEqual(['2026-09-08', '2026-09-09']);
  });

  test('reads languages with their weights', () => {
    expect(languagesOf('it 9, de:1;AR')).toEqual({ it: 9, de: 1, ar: 1 });
  });
});

describe('a detection’s draft', () => {
  const kept = () => {
    const texts = new Map<string, string>();
    return {
      getItem: (name: string) => texts.get(name) ?? null,
      setItem: (name: string, text: string) => void texts.set(name, text),
      removeItem: (name: string) => void texts.delete(name),
    };
  };

  test('is found again, and what can’t be read is as nothing', () => {
    const store = kept();
    const draft: Draft = { ...emptyDraft, remarks: 'ok', answers: { welcome: 'good' } };
    keepDraft(store, 'a', draft);
    expect(readDraft(store, 'a')).toEqual(draft);
    store.setItem('sportello.detection.b', '{');
    expect(readDraft(store, 'b')).toEqual(emptyDraft);
  });

  test('its next mark follows the last one; a call is told once it has begun and ended', () => {
    const at = '2026-09-07T08:00:00Z';
    expect(nextMark(emptyDraft)).toBe('dialled_at');
    const answered = { ...emptyDraft, marks: { dialled_at: at, answered_at: at } };
    expect(nextMark(answered)).toBe('ended_at');
    expect(callOf(answered)).toBeNull();
    const over = { ...answered, marks: { ...answered.marks, ended_at: at } };
    expect(nextMark(over)).toBeNull();
    expect(callOf(over)).toMatchObject({ dialled_at: at, ivr_at: null, answered_at: at, ended_at: at });
  });
});

test('a reference sample is read line by line, with point or comma', () => {
  expect(referenceOf('score; 120; 40,5; 8\n\nwelcome\t90\t70\t5.5')).toEqual([
    { name: 'score', n: 120, mean: 40.5, deviation: 8 },
    { name: 'welcome', n: 90, mean: 70, deviation: 5.5 },
  ]);
});

test('spans and weekdays are written', () => {
  expect([spanText(249_000), spanText(3_849_000)]).toEqual(['4:09', '1:04:09']);
  expect([weekdayText(1, 'it'), weekdayText(7, 'en')]).toEqual(['lunedì', 'Sunday']);
});
