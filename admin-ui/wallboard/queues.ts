/** What the wallboard shows of `/api/queues`, and what in it is wrong; pure. */
import type { Mode } from '../../domain/operator-mode.js';
import type { Title } from '../../engine/definition.js';
import type { Kept } from '../providers/kept.js';

export interface Queue {
  readonly group: string;
  readonly title: Title;
  readonly waiting: number;
  readonly oldest_at: string | null;
  readonly claimed: number;
  readonly people: number;
  readonly late: number;
  readonly soon: number;
}

export interface Hour {
  readonly at: string;
  readonly opened: number;
  readonly closed: number;
}

/** Who holds tasks or has said how they work; `mode` is null for who never said. */
interface Operator {
  readonly name: string;
  readonly claimed: number;
  readonly oldest_at: string | null;
  readonly mode: Mode | null;
  readonly since: string | null;
}

export interface Queues {
  readonly as_of: string;
  readonly queues: readonly Queue[];
  readonly people: readonly Operator[];
  readonly today: readonly Hour[];
}

/** When a queue is told as near or late: as many that wait, as many minutes of wait. */
export interface Thresholds {
  readonly waiting: number;
  readonly minutes: number;
}

/** What the supervisor has chosen for this wall; kept by its browser. */
export interface Layout {
  /** Queues that are not shown. */
  readonly hidden: readonly string[];
  /** 1 to 4: how many tiles lie side by side. */
  readonly columns: number;
  readonly thresholds: Thresholds;
}

export const usualLayout: Layout = { hidden: [], columns: 3, thresholds: { waiting: 20, minutes: 60 } };

export type Mood = 'calm' | 'near' | 'late';

/** How a queue stands: late if a term has passed; near if one passes within the hour or a threshold is exceeded. */
export function moodOf(queue: Queue, thresholds: Thresholds, now: number): Mood {
  if (queue.late > 0) return 'late';
  const waitedMs = queue.oldest_at === null ? 0 : now - Date.parse(queue.oldest_at);
  const over = queue.waiting > thresholds.waiting || waitedMs > thresholds.minutes * 60_000;
  return queue.soon > 0 || over ? 'near' : 'calm';
}

const rank: Readonly<Record<Mood, number>> = { late: 0, near: 1, calm: 2 };

/** The tiles in their order: what is late goes first, else as the API has them. */
export function tilesOf(board: Queues, layout: Layout, now: number) {
  return board.queues
    .filter(({ group }) => !layout.hidden.includes(group))
    .map((queue) => ({ queue, mood: moodOf(queue, layout.thresholds, now) }))
    .toSorted((a, b) => rank[a.mood] - rank[b.mood]);
}

const hourMs = 3_600_000;

/** Each hour from the first of the day's figures to now, those in which nothing happened as zeros. */
export function everyHour(today: readonly Hour[], now: number): Hour[] {
  const first = today[0];
  if (first === undefined) return [];
  const known = new Map(today.map((hour) => [Date.parse(hour.at), hour]));
  const from = Date.parse(first.at);
  const hours = Math.max(1, Math.floor((now - from) / hourMs) + 1);
  return Array.from({ length: Math.min(hours, 25) }, (_, n) => {
    const at = from + n * hourMs;
    return known.get(at) ?? { at: new Date(at).toISOString(), opened: 0, closed: 0 };
  });
}

const key = 'sportello.wallboard';

/** The layout that this browser has kept; the usual one if it kept none that can be read. */
export function readLayout(kept: Pick<Kept, 'getItem'>): Layout {
  try {
    return { ...usualLayout, ...(JSON.parse(kept.getItem(key) ?? '{}') as Partial<Layout>) };
  } catch {
    return usualLayout;
  }
}

/** Keeps the layout. */
export function keepLayout(kept: Pick<Kept, 'setItem'>, layout: Layout): void {
  kept.setItem(key, JSON.stringify(layout));
}
