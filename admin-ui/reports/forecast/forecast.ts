/** What `/api/forecast` answers. */
interface Expected {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

export interface Slot extends Expected {
  readonly at: string;
  readonly staff: {
    readonly agents: number;
    readonly rostered: number;
    readonly within: number;
    readonly occupancy: number;
    readonly abandoned: number;
    readonly average_wait_ms: number | null;
  } | null;
}

export interface DayAhead extends Expected {
  readonly day: string;
  readonly holiday: boolean;
  readonly slots: readonly Slot[];
}

export interface Forecast {
  readonly history: { readonly from: string; readonly to: string } | null;
  readonly weeks: number;
  readonly error: number | null;
  readonly remarks: readonly string[];
  readonly probability: number;
  readonly model: 'erlang_a' | 'erlang_c';
  readonly handle_ms: number | null;
  readonly patience_ms: number | null;
  readonly days: readonly DayAhead[];
}

/** The half hours from the first to the last in which somebody may call: nights are left out. */
export function busySlots(slots: readonly Slot[]): readonly Slot[] {
  const busy = (slot: Slot) => slot.high > 0;
  const first = slots.findIndex(busy);
  return first === -1 ? [] : slots.slice(first, slots.findLastIndex(busy) + 1);
}

/** The most agents that any half hour of a day needs; null: unknown. */
export function peakOf({ slots }: DayAhead): number | null {
  const known = slots.flatMap(({ staff }) => (staff === null ? [] : [staff.agents]));
  return known.length === 0 ? null : Math.max(...known);
}

/** The hours of agents on the roster that a day needs; null: unknown. */
export function rosterHours({ slots }: DayAhead): number | null {
  const known = slots.flatMap(({ staff }) => (staff === null ? [] : [staff.rostered / 2]));
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0);
}
