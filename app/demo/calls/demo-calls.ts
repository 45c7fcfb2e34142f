/** Calls of a contact centre that never was, of any number: the same for the same seed. */
import { DateTime } from 'luxon';
import type { CallEvent } from '../../../domain/calls/call-event.js';
import type { Probe } from '../../../domain/calls/uptime.js';
import { sum } from '../../../domain/statistics.js';
import { organisationZone } from '../../../domain/zone.js';
import { eventsOfCall } from './one-call.js';
import { createChance, type Chance } from './random.js';

export interface DemoSpan {
  readonly seed: number;
  /** An instant of the first day, in milliseconds; days are the organisation's. */
  readonly from: number;
  readonly days: number;
}

export interface DemoCalls extends DemoSpan {
  /** Calls a day, on an average of all weekdays: there are `days` times as many in all. */
  readonly perDay: number;
}

/** By weekday, Monday first. */
const weekdays = [1.3, 1.25, 1.2, 1.15, 1.1, 0.75, 0.25];
/** By the hour. */
const hours = [
  ...[0.02, 0.01, 0.01, 0.01, 0.02, 0.05, 0.2, 0.6, 2.2, 4.2, 5.0, 4.6],
  ...[3.2, 2.6, 3.1, 3.6, 3.2, 2.5, 1.6, 0.9, 0.4, 0.2, 0.1, 0.05],
];
const byHour = hours.map((weight, hour) => [hour, weight] as const);
const busiest = Math.max(...hours) * Math.max(...weekdays);

/** The events of all calls, day by day in the order of their instants; of a call that goes on over midnight, with its day. */
export function* demoCalls({ seed, from, days, perDay }: DemoCalls): Generator<CallEvent, void, undefined> {
  const starts = daysFrom(from, days);
  const weights = starts.map((day) => weekdays[day.weekday - 1] ?? 1);
  const all = sum(weights);
  const operators = Math.max(4, Math.round(perDay / 90));
  let weight = 0;
  let made = 0;
  for (const [n, day] of starts.entries()) {
    weight += weights[n] ?? 0;
    const until = Math.round((weight / all) * days * perDay);
    const chance = createChance(seed * 1_000 + n);
    const events = Array.from({ length: until - made }, (_, each) => {
      const at = instantOf(day, chance);
      const load = ((hours[at.hour] ?? 0) * (weights[n] ?? 0)) / busiest;
      const id = `demo-${String(seed)}-${day.toFormat('yyyyMMdd')}-${String(each + 1)}`;
      return eventsOfCall(id, { at: at.ms, load, operators }, chance);
    }).flat();
    made = until;
    yield* events.sort((a, b) => a.at - b.at);
  }
}

/** Probes of every component each five minutes, with a few outages. */
export function* demoProbes({ seed, from, days }: DemoSpan): Generator<Probe, void, undefined> {
  for (const [n, day] of daysFrom(from, days).entries()) {
    const chance = createChance(seed * 1_000 + 500 + n);
    const next = day.plus({ days: 1 }).toMillis();
    for (const component of ['acd', 'cti', 'ivr']) {
      const downFrom = chance.in(0.15) ? day.toMillis() + chance.below(86_400_000) : Infinity;
      const downUntil = downFrom + 300_000 + chance.span(2_400_000);
      for (let at = day.toMillis(); at < next; at += 300_000) {
        const up = at < downFrom || at >= downUntil;
        yield { id: `demo-${String(seed)}-${component}-${String(at)}`, component, at, up };
      }
    }
  }
}

function daysFrom(from: number, days: number): readonly DateTime[] {
  const first = DateTime.fromMillis(from, { zone: organisationZone }).startOf('day');
  return Array.from({ length: days }, (_, n) => first.plus({ days: n }));
}

function instantOf(day: DateTime, chance: Chance): { readonly ms: number; readonly hour: number } {
  const hour = chance.of(byHour);
  return { hour, ms: day.toMillis() + hour * 3_600_000 + chance.below(3_600_000) };
}
