/** Detections: what became of each. Instants in milliseconds. */
import type { PlanCell } from '../domain/audit/sampling-plan.js';
import { isoInstant } from './append-parts.js';
import { Conditions, readPage, type Page, type Range } from './page.js';
import type { detections } from './schema.js';
import type { Db } from './store.js';

/** A detection with its cell. */
export type DetectionRow = Readonly<typeof detections.$inferSelect> & Omit<PlanCell, 'planned'>;

const columns = `d.id, d.audit_id as "auditId", d.cell, d.turn, d.twice, d.replaces, d.state, d.auditor, d.begun_at as "begunAt",
  d.ended_at as "endedAt", d.sheet, d.answers, d.course, d.remarks, d.attachments, d.reason,
  c.body, c.kind, c.service, c.language, c.channel, c.weekday, c.band`;
const joined = 'from detections d join audit_cells c on c.audit_id = d.audit_id and c.cell = d.cell';

/** A detection; null if there is none. */
export async function findDetection(db: Db, id: string): Promise<DetectionRow | null> {
  const { rows } = await db.sql.query<DetectionRow>(`select ${columns} ${joined} where d.id = $1`, [id]);
  return rows[0] ?? null;
}

/** A detection, locked until the transaction ends. */
export async function lockDetection(db: Db, id: string): Promise<DetectionRow | null> {
  const { rows } = await db.sql.query<DetectionRow>(
    `select ${columns} ${joined} where d.id = $1 for update of d`,
    [id],
  );
  return rows[0] ?? null;
}

/** What an auditor has in hand: the one that was begun, and mails that wait for their answers, the oldest first. */
export async function detectionsInHand(db: Db, auditor: string): Promise<DetectionRow[]> {
  const { rows } = await db.sql.query<DetectionRow>(
    `select ${columns} ${joined} join mystery_audits a on a.id = d.audit_id
     where d.auditor = $1 and d.state in ('begun', 'sent') and a.state = 'working' order by d.begun_at, d.id`,
    [auditor],
  );
  return rows;
}

/** Writes what became of a detection. */
export async function saveDetection(
  db: Db,
  row: Pick<
    DetectionRow,
    'id' | 'state' | 'endedAt' | 'answers' | 'course' | 'remarks' | 'attachments' | 'reason'
  >,
): Promise<void> {
  const { id, state, endedAt, answers, course, remarks, attachments, reason } = row;
  await db.sql.query(
    `update detections set state = $2, ended_at = $3, answers = $4, course = $5, remarks = $6, attachments = $7, reason = $8 where id = $1`,
    [
      ...[id, state, endedAt === null ? null : isoInstant(endedAt)],
      ...[answers, course].map((value) => (value === null ? null : JSON.stringify(value))),
      ...[remarks, attachments, reason],
    ],
  );
}

/** Puts another detection of the same cell in the place of one that could not be made: in its turn, and scored as often. */
export async function insertReplacement(db: Db, replaced: string, id: string): Promise<void> {
  await db.sql.query(
    `insert into detections (id, audit_id, cell, turn, twice, replaces)
     select $2, audit_id, cell, turn, twice, id from detections where id = $1`,
    [replaced, id],
  );
}

/** The detections of an audit that were handed in, in the order in which they were. */
export async function madeDetections(db: Db, audit: string): Promise<DetectionRow[]> {
  const { rows } = await db.sql.query<DetectionRow>(
    `select ${columns} ${joined} where d.audit_id = $1 and d.state = 'made' order by d.ended_at, d.id`,
    [audit],
  );
  return rows;
}

/** By what detections are filtered. */
export interface DetectionFilter {
  readonly state?: DetectionRow['state'] | undefined;
  readonly kind?: DetectionRow['kind'] | undefined;
  readonly auditor?: string | undefined;
  readonly service?: string | undefined;
}

/** A page of an audit's detections: those that were touched last first. */
export function listDetections(
  db: Db,
  audit: string,
  filter: DetectionFilter,
  range: Range,
): Promise<Page<DetectionRow>> {
  const where = new Conditions();
  where.addFor('d.audit_id = ?', audit);
  where.addFor('d.state = ?', filter.state);
  where.addFor('c.kind = ?', filter.kind);
  where.addFor('d.auditor = ?', filter.auditor);
  where.addFor('c.service = ?', filter.service);
  const order = 'coalesce(d.ended_at, d.begun_at) desc nulls last, d.turn, d.id';
  return readPage(db, { columns, from: `${joined} ${where.where}`, order, values: where.values }, range);
}

/** How many detections of an audit are still to be made, in hand or not. */
export async function countOpen(db: Db, audit: string): Promise<number> {
  const { rows } = await db.sql.query<{ n: number }>(
    `select count(*) as n from detections where audit_id = $1 and state in ('planned', 'begun', 'sent')`,
    [audit],
  );
  return rows[0]?.n ?? 0;
}

/** Whether an attachment of an instance is one of a detection of its audit. */
export async function isAttachedToDetection(db: Db, attachment: string, instance: string): Promise<boolean> {
  const { rowCount } = await db.sql.query(
    `select from mystery_audits a join detections d on d.audit_id = a.id
     where a.instance_id = $2 and $1 = any(d.attachments) limit 1`,
    [attachment, instance],
  );
  return rowCount === 1;
}

/** Gives uploads to the instance of the audit, so that they stay. */
export async function keepWithInstance(
  db: Db,
  attachments: readonly string[],
  instance: string,
): Promise<void> {
  await db.sql.query('update attachments set instance_id = $2 where id = any($1) and instance_id is null', [
    attachments,
    instance,
  ]);
}
