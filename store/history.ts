/**
 * Contacts added up by any of their dimensions. Calls are those that the switch told of; of days whose sums are kept, these are added
 * up in place of the calls (record 0036). All other contacts are instances that came by a channel other than the telephone.
 * Names of dimensions and sums come from closed lists; what a caller gives is only ever a parameter.
 */
import { contactSums, type ContactSums } from '../domain/monitoring/contact-sums.js';
import {
  isTime,
  type ContactDimension,
  type Dimension,
  type TimeDimension,
} from '../domain/monitoring/dimensions.js';
import { organisationZone } from '../domain/zone.js';
import { isoInstant } from './append-parts.js';
import { gapsBetween, keptSpans, type Span } from './call-days.js';
import { calls, fieldDimensions, keptCalls, offline, type Grain, type Source } from './contact-sources.js';
import { inSnapshot } from './snapshot.js';
import type { Db, Store } from './store.js';

/** Which contacts: those that came from `from` until before `until` (milliseconds), of each that is told here. */
export interface HistoryQuestion {
  readonly from: number;
  readonly until: number;
  readonly only: Readonly<Partial<Record<HistoryFilter, string>>>;
}

/** By which contacts can be chosen. */
type HistoryFilter = Exclude<ContactDimension, 'outcome'>;

/** By workflow, which field of its data says its service, language or body; the field of the same name where none is told. */
export type ContactFields = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The contacts that share these values of the dimensions asked for, in their order; null: they have none. */
export interface SummedContacts {
  readonly values: readonly (string | null)[];
  readonly sums: ContactSums;
}

/** From an instant `at`, which is the beginning of a half hour: the zone's offset from UTC is a whole number of those. */
const timeValues: Readonly<Record<TimeDimension, string>> = {
  day: `to_char(at at time zone '${organisationZone}', 'YYYY-MM-DD')`,
  week: `to_char(at at time zone '${organisationZone}', 'IYYY-"W"IW')`,
  month: `to_char(at at time zone '${organisationZone}', 'YYYY-MM')`,
  year: `to_char(at at time zone '${organisationZone}', 'YYYY')`,
  hour_band: `to_char(at at time zone '${organisationZone}', 'HH24')`,
  weekday: `to_char(at at time zone '${organisationZone}', 'ID')`,
};
const halfHour = (column: string) => `date_bin('30 minutes', ${column}, '2000-01-01T00:00Z')`;

/** What is added up: a source, within these spans. */
interface Part {
  readonly source: Source;
  readonly spans: readonly Span[];
}

/** The sums of the contacts asked for, by each combination of values that comes up. `fields`: where instances say theirs. */
export async function sumContacts(
  store: Store,
  by: readonly Dimension[],
  asked: HistoryQuestion,
  fields: ContactFields = {},
): Promise<readonly SummedContacts[]> {
  // What is kept and what is not are read in one state.
  return inSnapshot(store, async (db) =>
    sumParts(db, { by, only: asked.only, fields }, await partsOf(db, by, asked)),
  );
}

/** What rows are told apart and chosen by. */
interface Told {
  readonly by: readonly Dimension[];
  readonly only: HistoryQuestion['only'];
  readonly fields: ContactFields;
}

async function sumParts(db: Db, told: Told, parts: readonly Part[]): Promise<readonly SummedContacts[]> {
  const { by } = told;
  const values: string[] = [];
  const parameter = (value: string) => `$${String(values.push(value))}`;
  const selects = parts.map((part) => selectFrom(part, told, parameter));
  const grouped = by.map((dimension, n) => (isTime(dimension) ? timeValues[dimension] : `v${String(n)}`));
  const places = by.map((_, n) => String(n + 1)).join(', ');
  const { rows } = await db.sql.query<(string | number | null)[]>({
    text: `select ${[...grouped, ...contactSums.map((name) => `coalesce(round(sum("${name}")), 0)::float8`)].join(', ')}
      from (${selects.join(' union all ')}) summed ${places === '' ? '' : `group by ${places} order by ${places}`}`,
    values,
    rowMode: 'array',
  });
  return rows.map((row) => ({
    values: row.slice(0, by.length) as (string | null)[],
    sums: Object.fromEntries(
      contactSums.map((name, n) => [name, row[by.length + n]]),
    ) as unknown as ContactSums,
  }));
}

/** Queues are of calls alone: they are not looked for among other contacts. */
async function partsOf(db: Db, by: readonly Dimension[], asked: HistoryQuestion): Promise<readonly Part[]> {
  const { from, until, only } = asked;
  const others = { source: offline, spans: [{ from, until }] };
  if (only.channel !== undefined && only.channel !== 'phone') return [others];
  const grain = grainFor(by, only);
  const kept = grain === null ? [] : await keptSpans(db, from, until);
  const ofCalls = [
    { source: calls, spans: gapsBetween(kept, from, until) },
    ...(grain === null ? [] : [{ source: keptCalls(grain), spans: kept }]),
  ].filter(({ spans }) => spans.length > 0);
  return only.channel !== undefined || only.queue !== undefined ? ofCalls : [...ofCalls, others];
}

/** Null: no kept sums tell hours of operators apart. */
function grainFor(by: readonly Dimension[], only: HistoryQuestion['only']): Grain | null {
  const ofGroup = by.includes('group') || only.group !== undefined;
  if (by.includes('hour_band')) return ofGroup ? null : 'hour';
  return ofGroup ? 'operator' : 'day';
}

function selectFrom(
  { source, spans }: Part,
  { by, only, fields }: Told,
  parameter: (value: string) => string,
): string {
  const { rows, groups = '', at, where, sums } = source;
  const ofFields = fieldDimensions.some((name) => by.includes(name) || only[name] !== undefined);
  const named =
    ofFields && source.inFields !== undefined ? `${parameter(JSON.stringify(fields))}::jsonb` : null;
  const values = named === null ? source.values : { ...source.values, ...source.inFields?.(named) };
  const filters = Object.entries(only) as (readonly [HistoryFilter, string])[];
  const columns = by.flatMap((dimension, n) =>
    isTime(dimension) ? [] : [`${values[dimension]}::text as v${String(n)}`],
  );
  const ofGroup = by.includes('group') || only.group !== undefined;
  const told = [...(by.some(isTime) ? [`${halfHour(at)} as at`] : []), ...columns];
  const within = spans.map(
    ({ from, until }) =>
      `${at} >= ${parameter(isoInstant(from))} and ${at} < ${parameter(isoInstant(until))}`,
  );
  const conditions = [
    `(${within.join(' or ')})`,
    ...filters.map(([name, value]) => `${values[name]} = ${parameter(value)}`),
    ...(where === undefined ? [] : [where]),
  ];
  return `select ${[...told, ...contactSums.map((name) => `${sums[name] ?? '0'} as "${name}"`)].join(', ')}
    from ${rows} ${ofGroup ? groups : ''} where ${conditions.join(' and ')}
    ${told.length === 0 ? '' : `group by ${told.map((_, n) => String(n + 1)).join(', ')}`}`;
}
