/**
 * The calls of a span of time, read on in the order in which they were offered, page by page: while one is looked at the next is on
 * its way, and a call is made of its bytes when it is its turn. Memory does not grow with their number.
 */
import type { Call } from '../domain/calls/call.js';
import { isoInstant } from './append-parts.js';
import { settledAtOnce } from './call-rows.js';
import { BinaryFields, literal, readBinary } from './read-binary.js';
import type { Db } from './store.js';

const pageSize = 5_000;
/** Who opens a list looks at no more; nothing is read ahead of it. */
const firstPageSize = 1_000;

/**
 * Calls offered from `from` until before `until` (milliseconds), in the order (offered, id), in portions that are gone through once.
 * Who needs one state of all of them gives a connection in a transaction that repeats its reads.
 */
export async function* callPortions(
  db: Db,
  from: number,
  until: number,
): AsyncGenerator<Iterable<Call>, void, undefined> {
  const fields = new BinaryFields();
  let size = firstPageSize;
  let next: Promise<Buffer> | null = null;
  let place: Place = { at: from, id: '' };
  try {
    for (;;) {
      const page = await (next ?? readPage(db, place, until, size));
      const last = lastOf(page, size);
      if (last === null) {
        yield callsOf(fields, page);
        return;
      }
      next = size === pageSize ? readPage(db, last, until, pageSize) : null;
      // Its failure is told where it is waited for.
      next?.catch(() => undefined);
      yield callsOf(fields, page);
      place = last;
      size = pageSize;
    }
  } finally {
    await next?.catch(() => undefined);
  }
}

/** The same, one after the other. */
export async function* eachCall(db: Db, from: number, until: number): AsyncGenerator<Call, void, undefined> {
  for await (const portion of callPortions(db, from, until)) yield* portion;
}

interface Place {
  readonly at: number;
  readonly id: string;
}

/** Where to read on after a page; null: it is the last one. */
function lastOf(page: Buffer, size: number): Place | null {
  const fields = new BinaryFields();
  fields.begin(page);
  if (fields.last() < size) return null;
  fields.next();
  const at = fields.instant();
  const id = fields.text();
  return at === null || id === null ? null : { at, id };
}

const none: readonly never[] = [];

function alone(name: string | null): readonly string[] {
  return name === null ? none : [name];
}

/** The calls of a page. Its values stand in the order of `columns`, and so they are taken. */
function* callsOf(fields: BinaryFields, page: Buffer): Generator<Call, void, undefined> {
  fields.begin(page);
  while (fields.next()) {
    const offeredAt = fields.instant() ?? 0;
    const id = fields.text() ?? '';
    const outcome = fields.name() as Call['outcome'];
    const service = fields.name();
    const language = fields.name();
    const body = fields.name();
    const queue = fields.name();
    const queues = fields.texts();
    const welcomedAt = fields.instant();
    const queuedAt = fields.instant();
    const answeredAt = fields.instant();
    const endedAt = fields.instant();
    const waitedMs = fields.integer();
    const talkedMs = fields.integer();
    const heldMs = fields.integer();
    const wrappedMs = fields.integer();
    const ivrMs = fields.integer();
    const operator = fields.name();
    const operators = fields.texts();
    yield {
      id,
      outcome,
      service,
      language,
      body,
      queue,
      queues: queues ?? alone(queue),
      offeredAt,
      welcomedAt,
      queuedAt,
      answeredAt,
      endedAt,
      waitedMs,
      talkedMs,
      heldMs,
      wrappedMs,
      ivrMs,
      operator,
      operators: operators ?? alone(operator),
      presented: fields.smallint() ?? 0,
      transfers: fields.smallint() ?? 0,
      callBackOffered: fields.boolean() === true,
      firstContact: fields.boolean(),
      instanceId: fields.text(),
      contradictions: (fields.texts() as Call['contradictions'] | null) ?? none,
    };
  }
}

const columns = [
  ...['c.offered_at', 'c.id', 'c.outcome', 'c.service', 'c.language', 'c.body', 'c.queue', 'c.queues'],
  ...['c.welcomed_at', 'c.queued_at', 'c.answered_at', 'c.ended_at'],
  ...['c.waited_ms', 'c.talked_ms', 'c.held_ms', 'c.wrapped_ms', 'c.ivr_ms'],
  ...['c.operator', 'c.operators', 'c.presented', 'c.transfers', 'c.call_back_offered'],
  ...['coalesce(j.first_contact, c.first_contact)', 'j.instance_id', 'c.contradictions'],
].join(', ');

/** Instances are asked for once a page: a join call by call costs as much as all the rest. */
function readPage(db: Db, after: Place, until: number, size: number): Promise<Buffer> {
  const [at, id, end] = [isoInstant(after.at), after.id, isoInstant(until)].map(literal);
  return readBinary(
    db,
    `with page as materialized (select * from calls where (offered_at, id) > (${at}, ${id}) and offered_at < ${end}
        order by offered_at, id limit ${size}),
      joined as (select c.id, min(i.id) as instance_id, ${settledAtOnce} as first_contact
        from page c join call_instances ci on ci.call_id = c.id join instances i on i.id = ci.instance_id group by c.id)
    select ${columns} from page c left join joined j on j.id = c.id order by c.offered_at, c.id`,
  );
}
