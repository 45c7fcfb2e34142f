/** How far the quotas of a list that is worked are filled, and who is needed no more. */
import { cellsOf, needs, quotaFull, wantedCells } from '../../engine/outreach/quota.js';
import { endSegments, filledOf, segmentsOf } from '../../store/outreach-segments.js';
import type { OutreachRow } from '../../store/outreaches.js';
import type { Db } from '../../store/store.js';

/** A cell of a quota: how many are wanted, how many interviews were given, how many contacts the list has for it. */
export interface QuotaProgress {
  readonly field: string;
  readonly value: string;
  readonly wanted: number;
  readonly done: number;
  readonly contacts: number;
}

/** The cells of its quotas. */
export async function quotaProgress(db: Db, { id, order }: OutreachRow): Promise<readonly QuotaProgress[]> {
  const wanted = wantedCells(order.quota);
  if (wanted.length === 0) return [];
  const filled = await filledOf(db, id);
  const segments = await segmentsOf(db, id);
  return wanted.map(({ field, value, cell, wanted: most }) => ({
    ...{ field, value, wanted: most, done: filled.get(cell) ?? 0 },
    contacts: segments.reduce((sum, each) => sum + (each.cells.includes(cell) ? each.contacts : 0), 0),
  }));
}

/** Whether an interview with somebody of these fields (as answers or rows have them) is still wanted, and in which cells it counts. */
export async function quotaRoom(
  db: Db,
  { id, order }: OutreachRow,
  fieldOf: (field: string) => string | null,
): Promise<{ readonly cells: readonly string[]; readonly full: boolean }> {
  const cells = cellsOf(order.quota, fieldOf);
  if (cells.length === 0) return { cells, full: false };
  return { cells, full: needs(order.quota, await filledOf(db, id))(cells) === null };
}

/** The segments of a list in which nobody is needed any more. */
export async function fullSegments(db: Db, { id, order }: OutreachRow): Promise<readonly number[]> {
  if (Object.keys(order.quota).length === 0) return [];
  const filled = await filledOf(db, id);
  const need = needs(order.quota, filled);
  const segments = await segmentsOf(db, id);
  return segments.filter(({ cells }) => need(cells) === null).map(({ segment }) => segment);
}

/** Ends all whom nobody needs any more, page by page; `alive` is called after each. */
export async function endUnneeded(
  db: Db,
  outreach: string,
  segments: readonly number[],
  { most, alive }: { readonly most: number; readonly alive: () => void },
): Promise<void> {
  while ((await endSegments(db, outreach, { segments, outcome: quotaFull, most })) > 0) alive();
}
