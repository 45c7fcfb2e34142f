/** Rows of calls: their columns, to be read by place (a month has a million), and what they say. */
import type { Call } from '../domain/calls/call.js';
import { binaryRows, type BinaryRow, type BinaryRows } from './copy-binary.js';
import type { Db } from './store.js';

const instants = ['offered_at', 'welcomed_at', 'queued_at', 'answered_at', 'ended_at'] as const;

/** The columns of `calls c` and of what is joined to it, in the order of `callOfRow`; instants as milliseconds. */
export const callColumns = [
  ...['c.id', 'c.outcome', 'c.service', 'c.language', 'c.body', 'c.queue', 'c.queues'],
  // Not by the parser of dates, which would take longer than all else.
  ...instants.map((name) => `date_part('epoch', c.${name}) * 1000 as ${name}`),
  ...['c.waited_ms', 'c.talked_ms', 'c.held_ms', 'c.wrapped_ms', 'c.ivr_ms'],
  ...['c.operator', 'c.operators', 'c.presented', 'c.transfers', 'c.call_back_offered'],
  ...['coalesce(j.first_contact, c.first_contact) as first_contact', 'j.instance_id', 'c.contradictions'],
].join(', ');

/**
 * What the instances `i` of a call `c` say of the first contact: it was settled then if each ended with the call or in the quarter of
 * an hour after it, and nobody came back about the same matter within a week. It goes before what the switch said.
 */
export const settledAtOnce = `bool_and(i.state = 'ended'
      and i.ended_at <= coalesce(c.ended_at, c.offered_at) + interval '15 minutes'
      and not exists (select from instances n where n.workflow = i.workflow and n.key = i.key
        and n.started_at > i.started_at and n.started_at < i.started_at + interval '7 days'))`;

/** Where `callColumns` are taken from. */
export const callSource = `calls c left join lateral (
    select min(i.id) as instance_id, ${settledAtOnce} as first_contact
    from call_instances ci join instances i on i.id = ci.instance_id where ci.call_id = c.id
  ) j on true`;

/** What `callColumns` gives. */
export type CallRow = readonly [
  ...[id: string, outcome: Call['outcome']],
  ...[service: string | null, language: string | null, body: string | null],
  ...[queue: string | null, queues: readonly string[] | null],
  ...[offeredAt: number, welcomedAt: number | null, queuedAt: number | null],
  ...[answeredAt: number | null, endedAt: number | null],
  ...[waitedMs: number | null, talkedMs: number | null, heldMs: number | null],
  ...[wrappedMs: number | null, ivrMs: number | null],
  ...[operator: string | null, operators: readonly string[] | null],
  ...[presented: number, transfers: number, callBackOffered: boolean],
  ...[firstContact: boolean | null, instanceId: string | null],
  contradictions: Call['contradictions'] | null,
];

const none: readonly never[] = [];

/** The call that a row holds; written out whole, since spreading parts into it takes longer. */
export function callOfRow(row: CallRow): Call {
  const [queue, operator] = [row[5], row[17]];
  return {
    id: row[0],
    outcome: row[1],
    service: row[2],
    language: row[3],
    body: row[4],
    queue,
    queues: row[6] ?? alone(queue),
    offeredAt: row[7],
    welcomedAt: row[8],
    queuedAt: row[9],
    answeredAt: row[10],
    endedAt: row[11],
    waitedMs: row[12],
    talkedMs: row[13],
    heldMs: row[14],
    wrappedMs: row[15],
    ivrMs: row[16],
    operator,
    operators: row[18] ?? alone(operator),
    presented: row[19],
    transfers: row[20],
    callBackOffered: row[21],
    firstContact: row[22],
    instanceId: row[23],
    contradictions: row[24] ?? none,
  };
}

function alone(name: string | null): readonly string[] {
  return name === null ? none : [name];
}

/** Calls as their rows have them, by id, without what instances say of them. */
export async function findCalls(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Call>> {
  const { rows } = await db.sql.query<[...CallRow]>({
    name: 'find_calls',
    text: `select ${callColumns} from calls c, (select null::text as instance_id, null::boolean as first_contact) j
      where c.id = any($1)`,
    values: [ids],
    rowMode: 'array',
  });
  return new Map(rows.map((row) => [row[0], callOfRow(row)]));
}

const written = [
  ...['id', 'offered_at', 'outcome', 'service', 'language', 'body', 'queue', 'queues'],
  ...[
    'welcomed_at',
    'queued_at',
    'answered_at',
    'ended_at',
    'waited_ms',
    'talked_ms',
    'held_ms',
    'wrapped_ms',
  ],
  ...['ivr_ms', 'operator', 'operators', 'presented', 'transfers', 'call_back_offered', 'first_contact'],
  ...['contradictions', 'changed_at'],
];

/** Takes the rows of calls away, for others to be written in their place; answers when these calls were offered, in milliseconds. */
export async function deleteCalls(db: Db, ids: readonly string[]): Promise<readonly number[]> {
  if (ids.length === 0) return [];
  const text = 'delete from calls where id = any($1) returning offered_at as at';
  const { rows } = await db.sql.query<{ at: number }>({ name: 'delete_calls', text, values: [ids] });
  return rows.map(({ at: offeredAt }) => offeredAt);
}

/** Rows of calls. */
export function newCalls(changedAt: number): BinaryRows<Call> {
  return binaryRows(written.length, (call, row) => {
    writeCall(call, row);
    row.instant(changedAt);
  });
}

/** Writes calls, which have no rows (any more). */
export async function copyCalls(db: Db, calls: BinaryRows<Call>): Promise<void> {
  await calls.copyInto(db, `calls (${written.join(', ')})`);
}

/** The columns of `written` but for the last. */
function writeCall(call: Call, row: BinaryRow): void {
  row.text(call.id);
  row.instant(call.offeredAt);
  for (const text of [call.outcome, call.service, call.language, call.body, call.queue]) row.text(text);
  row.texts(more(call.queues, call.queue));
  row.instant(call.welcomedAt);
  row.instant(call.queuedAt);
  row.instant(call.answeredAt);
  row.instant(call.endedAt);
  row.integer(call.waitedMs);
  row.integer(call.talkedMs);
  row.integer(call.heldMs);
  row.integer(call.wrappedMs);
  row.integer(call.ivrMs);
  row.text(call.operator);
  row.texts(more(call.operators, call.operator));
  row.smallint(call.presented);
  row.smallint(call.transfers);
  row.boolean(call.callBackOffered);
  row.boolean(call.firstContact);
  row.texts(call.contradictions.length === 0 ? null : call.contradictions);
}

function more(names: readonly string[], one: string | null): readonly string[] | null {
  return names.length === 0 || (names.length === 1 && names[0] === one) ? null : names;
}
