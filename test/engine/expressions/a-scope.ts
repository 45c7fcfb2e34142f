import type { CompiledCalendar } from '../../../engine/time/calendar.js';
import type { ClockFacts, Scope } from '../../../engine/expressions/scope.js';
import type { StepRecord } from '../../../engine/state.js';
import { gatherInstants } from '../../../engine/expressions/gather-instants.js';

/** Friday 6 March 2026, 16:00 UTC: 17:00 in Rome. */
const now = Date.parse('2026-03-06T16:00:00Z');

const hour = 3_600_000;

/** A calendar an hour ahead of UTC, open from 8 to 18 (UTC) on weekdays of 2026. */
function calendar(name: string, minutes: number): CompiledCalendar {
  const start = Date.UTC(2026, 0, 1) - minutes * 60_000;
  const midnights = Array.from({ length: 365 }, (_, day) => start + day * 24 * hour);
  const days = midnights.flatMap((at, day) =>
    [0, 6].includes(new Date(at + minutes * 60_000).getUTCDay()) ? [] : [day],
  );
  return {
    name,
    zone: 'Europe/Rome',
    years: [
      {
        year: 2026,
        midnights,
        days,
        opens: days.map((day) => (midnights[day] ?? 0) + 8 * hour),
        closes: days.map((day) => (midnights[day] ?? 0) + 18 * hour),
        end: start + 365 * 24 * hour,
        offsets: [{ from: start, minutes }],
      },
    ],
  };
}

const record: StepRecord = {
  state: 'done',
  outcome: 'solved',
  data: { answer: 'Paid', at: '2026-03-05T10:00:00+01:00' },
  by: 'anna',
  at: now - hour,
  enteredAt: now - 2 * hour,
};

const pickup: ClockFacts = {
  state: 'running',
  due: now + 4 * hour,
  elapsed: hour,
  remaining: 3 * hour,
  breached: false,
};

const when = { type: 'string', format: 'date-time' };

/** A scope in which most things are there; the tests change what they are about. */
export const aScope: Scope = {
  data: {
    channel: 'email',
    n: 7,
    list: [1, 2, 3],
    people: [
      { name: 'Anna', age: 30, seen: '2026-03-01T00:00:00Z' },
      { name: 'Bruno', age: 17, seen: '2026-03-07T00:00:00Z' },
    ],
    office: null,
    town: { name: 'Campobasso', 'zip code': '86100' },
    at: '2026-03-06T17:00:00+01:00',
    day: '2026-03-06',
    free: '2026-03-06T18:00:00+02:00',
    empty: '',
    yes: true,
  },
  stepNames: new Set(['a', 'b']),
  step: (name) => (name === 'a' ? record : undefined),
  clockNames: new Set(['pickup']),
  clock: () => pickup,
  instance: {
    instance: {
      id: 'i-1',
      number: '2026/1',
      workflow: 'ticket',
      version: 'v1',
      channel: 'email',
      started_by: 'anna',
      previous: null,
    },
    key: 'K1',
    priority: 50,
    startedAt: now - 24 * hour,
  },
  now,
  message: null,
  names: {},
  instants: gatherInstants({
    data: {
      type: 'object',
      properties: {
        at: when,
        day: { type: 'string', format: 'date' },
        people: { type: 'array', items: { $ref: '#/$defs/person' } },
      },
      $defs: { person: { type: 'object', properties: { seen: when } } },
    },
    steps: [
      { name: 'a', schemas: [{ properties: { at: when } }], save: { path: ['replies'], append: true } },
    ],
    messages: new Map([['reply', [{ properties: { sent: when } }]]]),
  }),
  time: {
    calendar: 'operators',
    calendars: { operators: calendar('operators', 60), far: calendar('far', -300) },
  },
};
