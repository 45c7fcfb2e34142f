/** The instances that a filter finds, as CSV: all of them, not the page alone. */
import { csvLine } from '../../domain/csv.js';
import { call } from '../providers/http.js';
import { queryOf, type InstanceFilter } from './instance-filter.js';
import { summaryText, type InstanceRow } from './types.js';

const pageSize = 1_000;
const most = 50_000;
const columns = [
  'number',
  'workflow',
  'summary',
  'state',
  'outcome',
  'priority',
  'incidents',
  'started_at',
  'ended_at',
  'started_by',
  'due',
] as const;

/** Lines with a head; at most 50,000 instances. @throws ApiError where a page can't be read */
export async function instancesCsv(filter: InstanceFilter): Promise<string> {
  const lines = [csvLine(columns)];
  for (let from = 0; from < most; from += pageSize) {
    const { body } = await call<readonly InstanceRow[]>(
      `/api/instances?${queryOf(filter, from, from + pageSize - 1)}`,
    );
    lines.push(...body.map(lineOf));
    if (body.length < pageSize) break;
  }
  return lines.join('');
}

function lineOf(row: InstanceRow): string {
  return csvLine([
    row.number,
    row.workflow,
    summaryText(row.summary),
    row.state,
    row.outcome ?? '',
    row.priority,
    row.incident_count,
    row.started_at,
    row.ended_at ?? '',
    row.started_by ?? '',
    row.due ?? '',
  ]);
}
