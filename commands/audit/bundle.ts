/** The billing report of an audit with the recordings and mails of its detections, as one ZIP archive (AUD-8). */
import { Readable } from 'node:stream';
import type { Refusal } from '../../engine/outcome.js';
import { worded } from '../../engine/wording/worded.js';
import { findAttachments, type AttachmentRow } from '../../store/attachments.js';
import { madeDetections, type DetectionRow } from '../../store/detections.js';
import type { AuditRow } from '../../store/mystery-audits.js';
import { contentOf, fileName, nameOf } from '../attachments.js';
import type { CommandContext } from '../context.js';
import { refused } from '../refused.js';
import { mostZipped, zipStream, type ZipEntry } from '../zip-stream.js';
import { auditBill, billXlsx } from './bill.js';

interface Attached {
  readonly detection: DetectionRow;
  readonly files: readonly AttachmentRow[];
}

/** The archive; refused where the audit can't be billed, or more is attached than one archive holds. */
export async function auditBundle(
  context: CommandContext,
  audit: AuditRow,
  language: 'it' | 'en',
): Promise<{ readonly ok: true; readonly content: Readable } | Refusal> {
  const { db, clock } = context;
  const billed = await auditBill(db, audit, clock());
  if (!billed.ok) return billed;
  const made = await madeDetections(db, audit.id);
  const rows = await findAttachments(
    db,
    made.flatMap(({ attachments }) => attachments),
  );
  const bytes = rows.reduce((sum, { size }) => sum + size, 0);
  if (bytes > mostZipped.bytes || rows.length > mostZipped.files)
    return refused(
      'invalid',
      worded`The audit ${audit.title} has ${rows.length} files of ${Math.ceil(bytes / 1e6)} MB together, more than one archive holds; take them one by one from its detections.`,
    );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const attached = made.map((detection): Attached => {
    return { detection, files: detection.attachments.flatMap((id) => byId.get(id) ?? []) };
  });
  async function* entries(): AsyncGenerator<ZipEntry, void, undefined> {
    if (!billed.ok) return;
    const at = audit.endedAt ?? clock();
    yield { path: 'audit-billing.xlsx', at, content: billXlsx(billed.billing, language) };
    for (const each of attached) yield* filesOf(context, each);
  }
  return { ok: true, content: Readable.from(zipStream(entries())) };
}

/** A folder a detection, under which the billing report names it. */
async function* filesOf(
  context: CommandContext,
  { detection: { id, kind, endedAt }, files }: Attached,
): AsyncGenerator<ZipEntry, void, undefined> {
  for (const [n, row] of files.entries()) {
    const path = `${kind}s/${id}/${String(n + 1)}-${fileName(nameOf(context, row))}`;
    yield { path, at: endedAt ?? row.createdAt, content: await contentOf(context, row) };
  }
}
