/** Sheets of audits: each that is used is kept under the hash of what it says (record 0032). */
import type { Refusal } from '../../engine/outcome.js';
import { worded } from '../../engine/wording/worded.js';
import { sheetFaults, type Sheet } from '../../domain/audit/sheet.js';
import { changeAudit, findAudit, insertSheet } from '../../store/mystery-audits.js';
import type { Db } from '../../store/store.js';
import { documentHash } from '../hashing.js';
import { refusedFor } from './faults.js';

export type KeptSheet = { readonly ok: true; readonly version: string } | Refusal;

/** Keeps a sheet, and gives its version; the same sheet has the same one. */
export async function keepSheet(db: Db, sheet: Sheet, by: string, now: number): Promise<KeptSheet> {
  const faults = sheetFaults(sheet);
  if (faults.length > 0) return refusedFor(worded`The sheet can't be used.`, '/sheet', faults);
  const version = documentHash(sheet);
  await insertSheet(db, { version, sheet, madeBy: by, madeAt: now });
  return { ok: true, version };
}

/** Has further detections of an audit begun with another sheet; those that were begun keep theirs. */
export async function changeSheet(
  db: Db,
  audit: string,
  sheet: Sheet,
  by: string,
  now: number,
): Promise<KeptSheet> {
  const kept = await keepSheet(db, sheet, by, now);
  if (kept.ok && (await findAudit(db, audit)) !== null) await changeAudit(db, audit, { sheet: kept.version });
  return kept;
}
