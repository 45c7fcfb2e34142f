/** Taking the next detection, by one statement: whoever is locked by others is passed over, so no two auditors make the same one. */
import type { DetectionKind } from '../domain/audit/perimeter.js';
import { isoInstant } from './append-parts.js';
import type { Db } from './store.js';

/** Who asks, and when it is where the organisation is. */
export interface DetectionTaking {
  readonly audit: string;
  readonly auditor: string;
  readonly languages: readonly string[];
  readonly now: number;
  readonly day: string;
  readonly weekday: number;
  readonly band: string;
  /** The most detections a day, by kind. */
  readonly perDay: Readonly<Record<DetectionKind, number>>;
}

/**
 * Takes the first detection in turn of the cells that are open now, are hers by language, and whose kind may have one more
 * today; answers its id, or null if there is none. The day's count moves in the same statement, under its row's lock: of two
 * who ask for the last one of a day, one gets it. @throws a unique violation where the auditor has begun one of this audit
 */
export async function takeDetection(db: Db, taking: DetectionTaking): Promise<string | null> {
  const { audit, auditor, languages, now, day, weekday, band, perDay } = taking;
  const { rows } = await db.sql.query<{ id: string }>({
    name: 'take_detection',
    text: `with quotas as (select key as kind, value::int as most from jsonb_each_text($8::jsonb)),
      open as (
        select c.cell, c.kind, q.most from audit_cells c join quotas q on q.kind = c.kind
        where c.audit_id = $1 and c.weekday = $5 and c.band = $6 and c.language = any($7) and q.most > coalesce(
          (select d.begun from audit_days d where d.audit_id = $1 and d.kind = c.kind and d.day = $4), 0)),
      next as (
        select d.id, o.kind, o.most from detections d join open o on o.cell = d.cell
        where d.audit_id = $1 and d.state = 'planned' order by d.turn limit 1 for update of d skip locked),
      counted as (
        insert into audit_days as t (audit_id, kind, day, begun) select $1, n.kind, $4, 1 from next n
        on conflict (audit_id, kind, day) do update set begun = t.begun + 1 where t.begun < (select n.most from next n)
        returning 1)
      update detections d set state = 'begun', auditor = $2, begun_at = $3, sheet = a.sheet
      from next n, counted, mystery_audits a where d.id = n.id and a.id = $1 and a.state = 'working' returning d.id`,
    values: [...[audit, auditor, isoInstant(now), day, weekday, band, languages], JSON.stringify(perDay)],
  });
  return rows[0]?.id ?? null;
}

/** Puts a detection in which nobody was contacted back, and gives the day its place back. */
export async function putBack(
  db: Db,
  { id, auditId, kind }: { readonly id: string; readonly auditId: string; readonly kind: DetectionKind },
  day: string,
): Promise<void> {
  await db.sql.query(
    `update detections set state = 'planned', auditor = null, begun_at = null, sheet = null where id = $1 and state = 'begun'`,
    [id],
  );
  await db.sql.query(
    'update audit_days set begun = begun - 1 where audit_id = $1 and kind = $2 and day = $3 and begun > 0',
    [auditId, kind, day],
  );
}
