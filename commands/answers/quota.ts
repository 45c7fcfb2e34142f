/** Whether somebody's answers are still wanted, where a campaign has quotas. */
import type { JsonObject } from '../../engine/json.js';
import { needs } from '../../engine/outreach/quota.js';
import { cellsOfContact, filledOf, lockCells } from '../../store/outreach-segments.js';
import type { OutreachRow } from '../../store/outreaches.js';
import type { Db } from '../../store/store.js';
import { quotaRoom } from '../outreach/quota.js';

/** Of whom a quota speaks: a contact by its row of the list, anybody else by what they answered. */
export type Answerer = { readonly row: number } | { readonly data: JsonObject; readonly language: string };

/** The cells of quotas in which somebody counts, and whether one of them is full. */
export async function roomFor(
  db: Db,
  outreach: OutreachRow,
  who: Answerer,
): Promise<{ readonly cells: readonly string[]; readonly full: boolean }> {
  const { id, order } = outreach;
  if (Object.keys(order.quota).length === 0) return { cells: [], full: false };
  if (!('row' in who)) return quotaRoom(db, outreach, (field) => fieldIn(who, field));
  const cells = await cellsOfContact(db, id, who.row);
  return { cells, full: cells.length > 0 && needs(order.quota, await filledOf(db, id))(cells) === null };
}

/** Whether one of these cells is full, which it stays, or isn't until the transaction ends: of several who complete at once the last ones are too many. */
export async function fullNow(
  db: Db,
  { id, order }: OutreachRow,
  cells: readonly string[],
): Promise<boolean> {
  return cells.length > 0 && needs(order.quota, await lockCells(db, id, cells))(cells) === null;
}

function fieldIn({ data, language }: Extract<Answerer, { language: string }>, field: string): string | null {
  const value = data[field];
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return field === 'language' ? language : null;
}
