/** Rows of a list become contacts of an outreach, page by page. */
import type { AddressField } from '../domain/lists/columns.js';
import { segmentHash } from './outreach-segments.js';
import type { Db } from './store.js';

/** A channel, and the column of lists in which its addresses stand. */
interface AddressedChannel {
  readonly name: string;
  /** Null: it needs none. */
  readonly address: AddressField | null;
}

/** Cells of quotas by field and compared text. */
type CellsByText = { readonly [field: string]: { readonly [text: string]: string } };

/** Of fields of their own; all others are further columns, in whichever way their names are written. */
const ownFields: Readonly<Record<string, string>> = {
  language: 'r.language',
  zone: 'r.zone',
  name: 'r.name',
};
const quotaField = `btrim(regexp_replace(lower(key), '[^a-z0-9]+', '_', 'g'), '_')`;

/** The further columns of the page's rows that quotas call so, looked for once and not for each row: an array for each field. */
function columnsOfFields(fields: readonly string[]): string {
  const each = fields.map(
    (_, n) => `array_agg(key order by key) filter (where field = ($6::text[])[${n + 1}]) as c${n}`,
  );
  return `columns as materialized (select ${['$3::jsonb as cells', 'count(*) as n', ...each].join(', ')} from (
    select distinct key, ${quotaField} as field from here h
      join list_rows r on r.list_id = h.list_id and r.row > h.loaded_row and r.row <= h.upto
      cross join lateral jsonb_object_keys(r.extra) as key where cardinality($6::text[]) > 0) k)`;
}

/** A row's cell in each of these fields. */
function cellsOfRow(fields: readonly string[]): string {
  const each = fields.map((field, n) => {
    const text =
      ownFields[field] ??
      `case when k.c${n}[2] is null then r.extra ->> k.c${n}[1]
        else (select r.extra ->> key from unnest(k.c${n}) as key where r.extra ? key limit 1) end`;
    return `$3::jsonb -> ($6::text[])[${n + 1}] ->> lower(btrim(${text}))`;
  });
  return `array_remove(array[${each.join(', ')}]::text[], null)`;
}

/**
 * Makes contacts of the next rows of the list, `most` at once, each in its segment. A row's own channel wins over the step's.
 * Rows of a channel that is none of `channels`, without an address, or at one that nobody may be contacted at, are done with
 * an outcome of their own. Answers how many rows it went through; 0: all are contacts.
 */
export async function loadContacts(
  db: Db,
  id: string,
  most: number,
  channels: readonly AddressedChannel[],
  quota: CellsByText = {},
): Promise<number> {
  const fields = Object.keys(quota).toSorted();
  const { rows } = await db.sql.query<{ n: number }>(
    `with here as (
       select o.id, o.list_id, o."order"->>'channel' as channel, o.loaded_row, least(l.last_row, o.loaded_row + $2) as upto
       from outreaches o join contact_lists l on l.id = o.list_id where o.id = $1 and o.state <> 'over' for update of o),
     ${columnsOfFields(fields)},
     found as materialized (
       select f.*, ${segmentHash('f')} as segment from (
         select r.row, coalesce(r.channel, h.channel) as channel, r.language, r.zone, r.hours, ${cellsOfRow(fields)} as cells,
           case when c.name is null then 'no_channel' when c.kind is null then null when a.address is null then 'no_address'
             when exists (select from do_not_contact d where d.kind = c.kind and d.address = a.address) then 'do_not_contact' end as outcome
         from here h cross join columns k join list_rows r on r.list_id = h.list_id and r.row > h.loaded_row and r.row <= h.upto
         left join unnest($4::text[], $5::text[]) as c(name, kind) on c.name = coalesce(r.channel, h.channel)
         cross join lateral (select case c.kind when 'phone' then r.phone when 'email' then r.email when 'fax' then r.fax end as address) a
         offset 0) f),
     made as (
       insert into outreach_contacts (outreach_id, row, channel, language, segment, outcome, done)
       select $1, f.row, f.channel, f.language, f.segment, f.outcome, f.outcome is not null from found f
       returning outcome),
     segmented as (
       insert into outreach_segments (outreach_id, segment, channel, language, zone, hours, cells, contacts)
       select $1, f.segment, f.channel, f.language, f.zone, f.hours, f.cells, count(*)
       from found f group by f.segment, f.channel, f.language, f.zone, f.hours, f.cells
       on conflict (outreach_id, segment) do update set contacts = outreach_segments.contacts + excluded.contacts),
     counted as (
       insert into outreach_counts (outreach_id, shard, outcome, n)
       select $1, 0, c.outcome, c.n from (
         select '' as outcome, count(*) as n from made union all
         select '*tried', count(*) from made where outcome is not null union all
         select outcome, count(*) from made where outcome is not null group by outcome) c where c.n > 0
       on conflict (outreach_id, shard, outcome) do update set n = outreach_counts.n + excluded.n)
     update outreaches o set loaded_row = h.upto from here h where o.id = h.id and h.upto > h.loaded_row
     returning h.upto - h.loaded_row as n`,
    [
      ...[id, most, JSON.stringify(quota)],
      ...[channels.map(({ name }) => name), channels.map(({ address }) => address), fields],
    ],
  );
  return rows[0]?.n ?? 0;
}
