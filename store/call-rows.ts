/** Rows of calls: their columns, to be read by place (a month has a million), and what they say. */
import type { Call } from '../domain/calls/call.js';

const instants = ['offered_at', 'welcomed_at', 'queued_at', 'answered_at', 'ended_at'] as const;

/** The columns of `calls c` and of what is joined to it, in the order of `callOfRow`; instants as milliseconds. */
export const callColumns = [
  ...['c.id', 'c.outcome', 'c.service', 'c.language', 'c.body', 'c.queue', 'c.queues'],
  // Not by the parser of dates, which would take longer than all else.
  ...instants.map((name) => `date_part('epoch', c.${name}) * 1000`),
  ...['c.waited_ms', 'c.talked_ms', 'c.held_ms', 'c.wrapped_ms', 'c.ivr_ms'],
  ...['c.operator', 'c.operators', 'c.presented', 'c.transfers', 'c.call_back_offered'],
  ...['c.first_contact', 'null as instance_id', 'c.contradictions'],
].join(', ');

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

/** The call that a row holds. */
export function callOfRow(row: CallRow): Call {
  const [id, outcome, service, language, body, queue, queues] = row;
  const [offeredAt, welcomedAt, queuedAt, answeredAt, endedAt] = [row[7], row[8], row[9], row[10], row[11]];
  const [waitedMs, talkedMs, heldMs, wrappedMs, ivrMs] = [row[12], row[13], row[14], row[15], row[16]];
  const [operator, operators, presented, transfers] = [row[17], row[18], row[19], row[20]];
  const [callBackOffered, firstContact, instanceId, contradictions] = [row[21], row[22], row[23], row[24]];
  return {
    ...{ id, outcome, service, language, body, queue, queues: queues ?? alone(queue) },
    ...{ offeredAt, welcomedAt, queuedAt, answeredAt, endedAt },
    ...{ waitedMs, talkedMs, heldMs, wrappedMs, ivrMs },
    ...{ operator, operators: operators ?? alone(operator), presented, transfers, callBackOffered },
    ...{ firstContact, instanceId, contradictions: contradictions ?? none },
  };
}

function alone(name: string | null): readonly string[] {
  return name === null ? none : [name];
}
