/** The kinds of contacts, and what each of them adds to sums: names of columns only, nothing that a caller gives. */
import { contactSums, type ContactSum } from '../domain/monitoring/contact-sums.js';
import type { ContactDimension } from '../domain/monitoring/dimensions.js';

/** A kind of contacts: where its values and sums are found. */
export interface Source {
  readonly rows: string;
  /** Joined where the group is asked for. */
  readonly groups?: string;
  readonly at: string;
  /** Beside the instant. */
  readonly where?: string;
  readonly values: Readonly<Record<ContactDimension, string>>;
  /** Values that lie in fields, which `named` (JSON: by workflow, then dimension) may call otherwise. */
  readonly inFields?: (named: string) => Readonly<Record<FieldDimension, string>>;
  readonly sums: Readonly<Partial<Record<ContactSum, string>>>;
}

/** Dimensions that an instance says in a field of its data. */
export const fieldDimensions = ['service', 'language', 'body'] as const;
type FieldDimension = (typeof fieldDimensions)[number];

const having = (outcome: string) => `count(*) filter (where c.outcome = '${outcome}')`;
const epoch = (span: string) => `sum(date_part('epoch', ${span}) * 1000)`;

/** Calls, each by itself. */
export const calls: Source = {
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

/** The sums that a call adds to, in the order of `contactSums`. */
export const callSums = contactSums.filter((name) => name in calls.sums);

/** Which of the three rows of a call are read: the fewest that tell apart what is asked for. */
export type Grain = 'day' | 'hour' | 'operator';

/** The column in which a sum of calls is kept. */
export function keptColumn(name: ContactSum): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Calls of days whose sums are kept. */
export function keptCalls(grain: Grain): Source {
  return {
    ...calls,
    ...{ rows: 'call_day_sums c', at: 'c.at', where: `c.grain = '${grain}'` },
    sums: Object.fromEntries(callSums.map((name) => [name, `sum(c.${keptColumn(name)})`])),
  };
}

const channel = `coalesce(c.channel, c.data ->> 'channel')`;
const lastGroup = `(select t.groups[1] from tasks t where t.instance_id = c.id order by t.ended_at desc nulls first limit 1)`;

/** A field of an instance's data, as it is named for its workflow, else that of the same name; what is sealed is no text, and told by nobody. */
function fieldFor(dimension: FieldDimension, named: string): string {
  const name = `coalesce(${named} -> c.workflow ->> '${dimension}', '${dimension}')`;
  return `case jsonb_typeof(c.data -> ${name}) when 'string' then nullif(c.data ->> ${name}, '') end`;
}

/** All other contacts: instances that came by a channel other than the telephone. */
export const offline: Source = {
  rows: `instances c left join lateral (
      select k.stopped_at - k.started_at as took from clocks k
      where k.instance_id = c.id and k.measure = 'SLA.O.1' and k.stopped_at is not null order by k.lap limit 1
    ) pickup on true`,
  at: 'c.started_at',
  where: `${channel} <> 'phone' and c.caller is null`,
  values: {
    ...{ channel, queue: 'null', group: lastGroup, service: 'null', language: 'null', body: 'null' },
    outcome: `case c.state when 'ended' then 'answered' when 'running' then 'open' else c.state end`,
  },
  inFields: (named) => ({
    service: fieldFor('service', named),
    language: fieldFor('language', named),
    body: fieldFor('body', named),
  }),
  sums: {
    ...{ contacts: 'count(*)', answered: `count(*) filter (where c.state = 'ended')` },
    ...{ open: `count(*) filter (where c.state = 'running')` },
    ...{ cancelled: `count(*) filter (where c.state = 'cancelled')` },
    ...{ takenUp: 'count(pickup.took)', takenUpMs: epoch('pickup.took') },
    ...{ replied: `count(*) filter (where c.state = 'ended')` },
    replyMs: epoch(`case when c.state = 'ended' then c.ended_at - c.started_at end`),
  },
};
