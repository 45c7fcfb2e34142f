/** How far a play's clock can be moved forward, by units that people count in. */
import type { Term } from '../../../engine/time/term.js';

const hourMs = 3_600_000;

export const units = ['working_hours', 'working_days', 'hours', 'days'] as const;
export type Unit = (typeof units)[number];

/** So many units; null for what is no count of them. */
export function termOf(count: number, unit: Unit): Term | null {
  if (!Number.isFinite(count) || count <= 0 || count > 10_000) return null;
  switch (unit) {
    case 'working_hours':
      return { unit: 'working', ms: Math.round(count * hourMs) };
    case 'hours':
      return { unit: 'elapsed', ms: Math.round(count * hourMs) };
    case 'days':
      return { unit: 'elapsed', ms: Math.round(count * 24 * hourMs) };
    case 'working_days':
      return Number.isInteger(count) ? { unit: 'working_days', days: count } : null;
  }
}
