/**
 * Contacts added up by any of their dimensions, counted when somebody asks: a month of a million calls takes about a second.
 * Calls are those that the switch told of, all other contacts are instances that came by a channel other than the telephone.
 * Names of dimensions and sums come from closed lists; what a caller gives is only ever a parameter.
 */
import { contactSums, type ContactSum, type ContactSums } from '../domain/monitoring/contact-sums.js';
import {
  isTime,
  type ContactDimension,
  type Dimension,
  type TimeDimension,
} from '../domain/monitoring/dimensions.js';
import { organisationZone } from '../domain/zone.js';
import { isoInstant } from './append-parts.js';
import type { Db } from './store.js';

/** Which contacts: those that came from `from` until before `until` (milliseconds), of each that is told here. */
export interface HistoryQuestion {
  readonly from: number;
  readonly until: number;
  readonly only: Readonly<Partial<Record<HistoryFilter, string>>>;
}

/** By which contacts can be chosen. */
type HistoryFilter = Exclude<ContactDimension, 'outcome'>;

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

/** A kind of contacts: where its values and sums are found. */
interface Source {
  readonly rows: string;
  /** Joined where the group is asked for. */
  readonly groups?: string;
  readonly at: string;
  readonly values: Readonly<Record<ContactDimension, string>>;
  readonly sums: Readonly<Partial<Record<ContactSum, string>>>;
}

const having = (outcome: string) => `count(*) filter (where c.outcome = '${outcome}')`;
const epoch = (span: string) => `sum(date_part('epoch', ${span}) * 1000)`;

const calls: Source = {
  rows: 'calls c',
  groups: `left join (select u.name as operator, min(g."group") as name
    from users u join group_members g on g.user_id = u.id group by u.name) m on m.operator = c.operator`,
  at: 'c.offered_at',
  values: {
    ...{ channel: `'phone'`, queue: 'c.queue', group: 'm.name', service: 'c.service' },
    ...{ language: 'c.language', body: 'c.body', outcome: 'c.outcome' },
  },
  sums: {
    ...{ contacts: 'count(*)', welcomed: 'count(c.welcomed_at)', queued: 'count(c.queued_at)' },
    ...{ selfService: having('self_service'), abandoned: having('abandoned'), blocked: having('blocked') },
    ...{ lost: having('lost'), callBacks: having('call_back'), voicemails: having('voicemail') },
    ...{ flowedOut: having('flowed_out'), answered: having('answered'), open: having('open') },
    callBacksOffered: 'count(*) filter (where c.call_back_offered)',
    welcomeMs: epoch('(c.welcomed_at - c.offered_at)'),
    ...{ ivrMs: 'sum(c.ivr_ms)', waitedMs: 'sum(c.waited_ms)', talkedMs: 'sum(c.talked_ms)' },
    answeredWaitMs: `sum(c.waited_ms) filter (where c.outcome = 'answered')`,
    ...{ heldMs: 'sum(c.held_ms)', wrappedMs: 'sum(c.wrapped_ms)' },
  },
};

const channel = `coalesce(c.channel, c.data ->> 'channel')`;
const lastGroup = `(select t.groups[1] from tasks t where t.instance_id = c.id order by t.ended_at desc nulls first limit 1)`;

const offline: Source = {
  rows: `instances c left join lateral (
      select k.stopped_at - k.started_at as took from clocks k
      where k.instance_id = c.id and k.measure = 'SLA.O.1' and k.stopped_at is not null order by k.lap limit 1
    ) pickup on true`,
  at: 'c.started_at',
  values: {
    ...{ channel, queue: 'null', group: lastGroup, service: 'null', language: 'null', body: 'null' },
    outcome: `case c.state when 'ended' then 'answered' when 'running' then 'open' else c.state end`,
  },
  sums: {
    ...{ contacts: 'count(*)', answered: `count(*) filter (where c.state = 'ended')` },
    ...{ open: `count(*) filter (where c.state = 'running')` },
    ...{ cancelled: `count(*) filter (where c.state = 'cancelled')` },
    ...{ takenUp: 'count(pickup.took)', takenUpMs: epoch('pickup.took') },
    ...{ replied: `count(*) filter (where c.state = 'ended')` },
    replyMs: epoch(`case when c.state = 'ended' then c.ended_at - c.started_at end`),
  },
};

/** The sums of the contacts asked for, by each combination of values that comes up. */
export async function sumContacts(
  db: Db,
  by: readonly Dimension[],
  { from, until, only }: HistoryQuestion,
): Promise<readonly SummedContacts[]> {
  const filters = Object.entries(only) as (readonly [HistoryFilter, string])[];
  const parameters = [isoInstant(from), isoInstant(until), ...filters.map(([, value]) => value)];
  const parts = sourcesFor(only).map((source) => selectFrom(source, by, filters));
  const grouped = by.map((dimension, n) => (isTime(dimension) ? timeValues[dimension] : `v${String(n)}`));
  const places = by.map((_, n) => String(n + 1)).join(', ');
  const { rows } = await db.sql.query<(string | number | null)[]>({
    text: `select ${[...grouped, ...contactSums.map((name) => `coalesce(round(sum("${name}")), 0)::float8`)].join(', ')}
      from (${parts.join(' union all ')}) summed ${places === '' ? '' : `group by ${places} order by ${places}`}`,
    values: parameters,
    rowMode: 'array',
  });
  return rows.map((row) => ({
    values: row.slice(0, by.length) as (string | null)[],
    sums: Object.fromEntries(
      contactSums.map((name, n) => [name, row[by.length + n]]),
    ) as unknown as ContactSums,
  }));
}

/** What a call alone has is not looked for among other contacts, and the other way round. */
function sourcesFor(only: HistoryQuestion['only']): readonly Source[] {
  if (only.channel === 'phone') return [calls];
  if (only.channel !== undefined) return [offline];
  const ofCalls = [only.queue, only.service, only.language, only.body];
  return ofCalls.some((value) => value !== undefined) ? [calls] : [calls, offline];
}

function selectFrom(
  { rows, groups = '', at, values, sums }: Source,
  by: readonly Dimension[],
  filters: readonly (readonly [HistoryFilter, string])[],
): string {
  const columns = by.flatMap((dimension, n) =>
    isTime(dimension) ? [] : [`${values[dimension]}::text as v${String(n)}`],
  );
  const ofGroup = by.includes('group') || filters.some(([name]) => name === 'group');
  const told = [...(by.some(isTime) ? [`${halfHour(at)} as at`] : []), ...columns];
  const conditions = [
    `${at} >= $1 and ${at} < $2`,
    ...filters.map(([name], n) => `${values[name]} = $${String(n + 3)}`),
    ...(rows.startsWith('instances') ? [`${channel} <> 'phone' and c.caller is null`] : []),
  ];
  return `select ${[...told, ...contactSums.map((name) => `${sums[name] ?? '0'} as "${name}"`)].join(', ')}
    from ${rows} ${ofGroup ? groups : ''} where ${conditions.join(' and ')}
    ${told.length === 0 ? '' : `group by ${told.map((_, n) => String(n + 1)).join(', ')}`}`;
}
