/** Mystery audits: what was ordered and planned, and how far they have come. Instants in milliseconds. */
import type { WorkedCell } from '../domain/audit/achieved.js';
import type { PlannedDetection } from '../domain/audit/detections.js';
import type { PlanCell } from '../domain/audit/sampling-plan.js';
import type { Sheet } from '../domain/audit/sheet.js';
import { isoInstant } from './append-parts.js';
import type { auditSheets, mysteryAudits } from './schema.js';
import type { Db } from './store.js';

export type AuditRow = Readonly<typeof mysteryAudits.$inferSelect>;
export type SheetRow = Readonly<typeof auditSheets.$inferSelect>;

const columns = `a.id, a.instance_id as "instanceId", a.title, a.contract, a."order", a.sheet, a.reference, a.state,
  a.made_by as "madeBy", a.made_at as "madeAt", a.ended_by as "endedBy", a.ended_at as "endedAt", a.ended_why as "endedWhy"`;

/** What a new audit is written with. */
export type NewAudit = Pick<
  AuditRow,
  'id' | 'instanceId' | 'title' | 'contract' | 'order' | 'sheet' | 'madeBy' | 'madeAt'
>;

/** Writes an audit with its cells and its detections; in a transaction. @throws on the second of an instance */
export async function insertAudit(
  db: Db,
  audit: NewAudit,
  cells: readonly PlanCell[],
  planned: readonly PlannedDetection[],
): Promise<void> {
  await db.sql.query(
    `insert into mystery_audits (id, instance_id, title, contract, "order", sheet, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[audit.id, audit.instanceId, audit.title, audit.contract, JSON.stringify(audit.order)],
      ...[audit.sheet, audit.madeBy, isoInstant(audit.madeAt)],
    ],
  );
  await db.sql.query(
    `insert into audit_cells (audit_id, cell, body, kind, service, language, channel, weekday, band, planned)
     select $1, c.cell, c.body, c.kind, c.service, c.language, c.channel, c.weekday, c.band, c.planned
     from jsonb_to_recordset($2::jsonb) as c(cell int, body text, kind text, service text, language text, channel text,
       weekday smallint, band text, planned int)`,
    [audit.id, JSON.stringify(cells.map((cell, at) => ({ cell: at, ...cell })))],
  );
  await db.sql.query(
    `insert into detections (id, audit_id, cell, turn, twice)
     select gen_random_uuid(), $1, d.cell, d.turn, d.twice from jsonb_to_recordset($2::jsonb) as d(cell int, turn int, twice boolean)`,
    [audit.id, JSON.stringify(planned)],
  );
}

/** An audit; null if there is none. */
export async function findAudit(db: Db, id: string): Promise<AuditRow | null> {
  const { rows } = await db.sql.query<AuditRow>(`select ${columns} from mystery_audits a where a.id = $1`, [
    id,
  ]);
  return rows[0] ?? null;
}

/** An audit with how many detections it has, and how many were made. */
export interface AuditWithCounts extends AuditRow {
  readonly planned: number;
  readonly made: number;
  readonly replaced: number;
}

/** The newest 200 audits. */
export async function listAudits(db: Db): Promise<AuditWithCounts[]> {
  const { rows } = await db.sql.query<AuditWithCounts>(
    `select ${columns}, n.planned, n.made, n.replaced from mystery_audits a
     cross join lateral (select count(*) filter (where state <> 'replaced') as planned, count(*) filter (where state = 'made') as made,
       count(*) filter (where state = 'replaced') as replaced from detections d where d.audit_id = a.id) n
     order by a.made_at desc, a.id limit 200`,
  );
  return rows;
}

/** The cells of an audit with what was done of each, in the plan's order. */
export async function workedCells(db: Db, id: string): Promise<WorkedCell[]> {
  const { rows } = await db.sql.query<WorkedCell>(
    `select c.body, c.kind, c.service, c.language, c.channel, c.weekday, c.band, c.planned,
       coalesce(n.made, 0)::int as achieved, coalesce(n.replaced, 0)::int as replaced
     from audit_cells c left join (select cell, count(*) filter (where state = 'made') as made,
       count(*) filter (where state = 'replaced') as replaced from detections where audit_id = $1 group by cell) n on n.cell = c.cell
     where c.audit_id = $1 order by c.cell`,
    [id],
  );
  return rows;
}

/** Takes an audit back as long as nothing of it was begun; false: something was, or there is none. */
export async function removeAudit(db: Db, id: string): Promise<boolean> {
  const { rowCount } = await db.sql.query(
    `delete from mystery_audits a where a.id = $1 and a.state = 'working'
       and not exists (select from detections d where d.audit_id = a.id and d.state <> 'planned')`,
    [id],
  );
  return rowCount === 1;
}

/** Ends an audit; false if it has ended already. */
export async function endAudit(
  db: Db,
  id: string,
  { by, at, why }: { readonly by: string; readonly at: number; readonly why: string | null },
): Promise<boolean> {
  const { rowCount } = await db.sql.query(
    `update mystery_audits set state = 'over', ended_by = $2, ended_at = $3, ended_why = $4 where id = $1 and state = 'working'`,
    [id, by, isoInstant(at), why],
  );
  return rowCount === 1;
}

/** Sets the sheet that detections are begun with from now on, or the reference sample. */
export async function changeAudit(
  db: Db,
  id: string,
  { sheet, reference }: Partial<Pick<AuditRow, 'sheet' | 'reference'>>,
): Promise<void> {
  await db.sql.query(
    'update mystery_audits set sheet = coalesce($2, sheet), reference = coalesce($3, reference) where id = $1',
    [id, sheet ?? null, reference === undefined ? null : JSON.stringify(reference)],
  );
}

/** Keeps a version of a sheet; one that is there stays. */
export async function insertSheet(db: Db, { version, sheet, madeBy, madeAt }: SheetRow): Promise<void> {
  await db.sql.query(
    'insert into audit_sheets (version, sheet, made_by, made_at) values ($1, $2, $3, $4) on conflict do nothing',
    [version, JSON.stringify(sheet), madeBy, isoInstant(madeAt)],
  );
}

/** The sheet of a version. @throws if there is none: versions are never removed */
export async function getSheet(db: Db, version: string): Promise<Sheet> {
  const sheet = (await getSheets(db, [version])).get(version);
  if (sheet === undefined) throw new Error(`there is no version ${version} of a sheet`);
  return sheet;
}

/** Sheets by their versions. */
export async function getSheets(db: Db, versions: readonly string[]): Promise<ReadonlyMap<string, Sheet>> {
  const { rows } = await db.sql.query<{ version: string; sheet: Sheet }>(
    'select version, sheet from audit_sheets where version = any($1)',
    [versions],
  );
  return new Map(rows.map(({ version, sheet }) => [version, sheet]));
}

/** A version of an audit's sheet, with how many of its detections answer it. */
interface SheetOfAudit extends SheetRow {
  readonly current: boolean;
  readonly detections: number;
}

/** The versions of an audit's sheet: the one that is begun with now, then those that are answered, the newest first. */
export async function sheetsOfAudit(db: Db, id: string): Promise<SheetOfAudit[]> {
  const { rows } = await db.sql.query<SheetOfAudit>(
    `select s.version, s.sheet, s.made_by as "madeBy", s.made_at as "madeAt", s.version = a.sheet as current,
       coalesce(n.detections, 0)::int as detections
     from mystery_audits a cross join audit_sheets s
     left join (select sheet, count(*) as detections from detections where audit_id = $1 and sheet is not null group by sheet) n
       on n.sheet = s.version
     where a.id = $1 and (s.version = a.sheet or n.sheet is not null) order by current desc, s.made_at desc, s.version`,
    [id],
  );
  return rows;
}
