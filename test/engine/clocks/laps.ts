/** Laps and clocks for tests, written as people would tell them. */
import { pauseLap, resumeLap, startLap, stopLap } from '../../../engine/clocks/lap.js';
import type { CompiledClock, Threshold } from '../../../engine/definition.js';
import type { Lap } from '../../../engine/state.js';
import { rome } from '../time/calendars.js';

/** A deed and when on Rome's clocks: `pause 2026-03-06 18:00`. */
export type Deed = `${'pause' | 'resume' | 'stop' | 'cancel'} ${string}`;

/** A lap that began at a time on Rome's clocks and saw some deeds. */
export function lapOf(within: string | number, startedAt: string, ...deeds: Deed[]): Lap {
  const start = startLap({ lap: 1, startedAt: rome(startedAt), startedBy: 0, within, calendar: 'operators' });
  return deeds.reduce<Lap>((lap, deed) => {
    const [what, ...when] = deed.split(' ');
    const at = rome(when.join(' '));
    if (what === 'pause') return pauseLap(lap, at);
    if (what === 'resume') return resumeLap(lap, at);
    return stopLap(lap, at, what === 'cancel' ? 'cancelled' : 'stopped');
  }, start);
}

/** A clock with thresholds as a definition writes them, each without actions, and periods after its end. */
export function clockWith(at: readonly string[], every: readonly string[] = []): CompiledClock {
  return {
    name: 'pickup',
    title: 'Pickup',
    step: null,
    within: { literal: '4 working hours' },
    calendar: 'operators',
    when: null,
    from: [{ on: 'start' }],
    until: [{ on: 'end' }],
    pause: [],
    measure: null,
    at: at.map((label) => ({ label, threshold: thresholdOf(label), actions: [] })),
    every: every.map((period) => ({ period, actions: [] })),
  };
}

function thresholdOf(label: string): Threshold {
  if (label.endsWith('%')) return { share: Number(label.slice(0, -1)) / 100 };
  return { offset: label.slice(1), before: label.startsWith('-') };
}
