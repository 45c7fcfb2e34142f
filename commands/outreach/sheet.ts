/** The sheet of a campaign as a file, attempt by attempt as it is read from the store: what is held is a page of it. */
import { Readable } from 'node:stream';
import { callOf } from '../../domain/call-events.js';
import { csvLine } from '../../domain/csv.js';
import { attemptsAfter, type SheetRow } from '../../store/attempt-sheet.js';
import type { Db } from '../../store/store.js';

const page = 2_000;
const header = [
  ...['row', 'name', 'phone', 'by', 'begun_at', 'ended_at', 'outcome', 'rolls_up', 'remarks', 'appointment'],
  ...['dialled_at', 'answered_at', 'hung_up_at', 'talked_seconds', 'answered_by'],
];

/** The attempts in the order in which they were made, as CSV in UTF-8 with its mark; instants in UTC. */
export function sheetCsv(db: Db, outreach: string, rollsUp: ReadonlyMap<string, string>): Readable {
  async function* lines() {
    yield Buffer.from(`\ufeff${csvLine(header)}`);
    for (let after: SheetRow | null = null; ;) {
      const rows = await attemptsAfter(db, outreach, after, page);
      yield Buffer.from(rows.map((row) => csvLine(cellsOf(row, rollsUp))).join(''));
      if (rows.length < page) return;
      after = rows.at(-1) ?? null;
    }
  }
  return Readable.from(lines());
}

function cellsOf(row: SheetRow, rollsUp: ReadonlyMap<string, string>): (string | number)[] {
  const { outcome } = row;
  const call = callOf(row.events);
  return [
    ...[row.row, row.name ?? '', row.phone ?? '', row.by, written(row.begunAt), written(row.endedAt)],
    ...[outcome ?? '', outcome === null ? '' : (rollsUp.get(outcome) ?? outcome), row.remarks ?? ''],
    ...[written(row.appointment), written(call.dialledAt), written(call.answeredAt), written(call.endedAt)],
    ...[call.talkedMs === null ? '' : Math.round(call.talkedMs / 1_000), call.answeredBy ?? ''],
  ];
}

function written(instant: number | null): string {
  return instant === null ? '' : new Date(instant).toISOString();
}
