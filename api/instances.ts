/** `/api/instances`: start, list, read, and the log. */
import { z } from '@hono/zod-openapi';
import { keyColumn } from '../commands/business-key.js';
import { instanceLog, instanceView, readableRow, type InstanceDetails } from '../commands/instance-view.js';
import { search } from '../commands/search.js';
import { start } from '../commands/start.js';
import {
  listInstances,
  type InstanceFilter,
  type InstanceRow,
  type InstanceSort,
} from '../store/instances.js';
import { attachmentsOfInstance } from '../store/attachments.js';
import { callsOfInstance, joinCall } from '../store/call-instances.js';
import { hashPersonal } from '../store/personal.js';
import { shownAttachment } from './attachments.js';
import { shownClock } from './clock-shape.js';
import { noInstance } from './command.js';
import type { Caller } from './environment.js';
import { writeIdentity } from './idempotency.js';
import * as routes from './instances-routes.js';
import { contentRange, readListQuery, type ListRules } from './list-query.js';
import { granted } from './problem.js';
import { newResource } from './resource.js';
import { iso, searchSchema } from './schemas.js';
import type { Api } from './services.js';
import { sightOf } from './sight.js';

interface Filter {
  readonly id?: string[] | undefined;
  readonly state?: InstanceRow['state'] | undefined;
  readonly workflow?: string | undefined;
  readonly number?: string | undefined;
  readonly key?: string | undefined;
  readonly started_by?: string | undefined;
  readonly person?: string | undefined;
  readonly q?: string | undefined;
  readonly step?: string | undefined;
  readonly overdue?: boolean | undefined;
  readonly incident?: boolean | undefined;
  readonly watched?: true | undefined;
}
const text = z.string().max(500).optional();
const rules: ListRules<InstanceSort['by'], Filter> = {
  sortable: ['started_at', 'number'],
  defaultSort: { by: 'started_at', descending: true },
  filter: z.strictObject({
    id: z.array(z.string()).max(1000).optional(),
    state: z.enum(['running', 'ended', 'cancelled']).optional(),
    workflow: text,
    number: text,
    key: text,
    started_by: text,
    person: z.string().trim().min(1).max(500).optional(),
    q: searchSchema.optional(),
    step: text,
    overdue: z.boolean().optional(),
    incident: z.boolean().optional(),
    watched: z.literal(true).optional(),
  }),
};
const logRules: ListRules<'sequence', object> = {
  sortable: ['sequence'],
  defaultSort: { by: 'sequence', descending: false },
  filter: z.strictObject({}),
};

/** What was started, joined to the call that it came by. A crash in between leaves no answer: the same is sent again, and comes by here. */
async function joined(api: Api, call: string | undefined, answer: Awaited<ReturnType<typeof start>>) {
  const started = granted(answer);
  await joinCall(api.store, call, started.id, api.clock());
  return started;
}

/** Start, list and read instances. */
export function instancesApi(api: Api) {
  const app = newResource();
  app.openapi(routes.start, async (c) => {
    const body = c.req.valid('json');
    const { key, bodyHash } = writeIdentity(c, body);
    const { workflow, data, channel, complete, occurred_at: occurredAt } = body;
    const actor = starter(c.var.caller, complete !== null);
    const request = { workflow, data, channel, complete, occurredAt, actor, id: key, bodyHash, trial: null };
    const { id, number, state } = await joined(api, body.call_id, await start(api.commands, request));
    return c.json({ id, number, state }, 201, { Location: `/api/instances/${id}` });
  });
  app.openapi(routes.list, async (c) => {
    const { filter, sort, range } = readListQuery(c.req.valid('query'), rules);
    const { rows, total } = await listInstances(
      api.store,
      await asked(api, c.var.caller, filter),
      sort,
      range,
    );
    return c.json(
      rows.map((row) => shown(api, row)),
      200,
      { 'Content-Range': contentRange('instances', range, rows, total) },
    );
  });
  app.openapi(routes.one, async (c) => {
    return c.json(await instanceFor(api, c.var.caller, c.req.valid('param').id), 200);
  });
  app.openapi(routes.log, async (c) => {
    const { id } = c.req.valid('param');
    const { range } = readListQuery(c.req.valid('query'), logRules);
    const found = await instanceLog(api.commands, id, sightOf(c.var.caller), range);
    if (found === null) throw noInstance(id);
    const entries = found.entries.map(({ occurredAt, recordedAt, ...entry }) => ({
      ...entry,
      occurred_at: iso(occurredAt),
      recorded_at: iso(recordedAt),
    }));
    return c.json(entries, 200, { 'Content-Range': contentRange('log', range, entries, found.total) });
  });
  app.openapi(routes.definition, async (c) => {
    const { id } = c.req.valid('param');
    const found = await instanceView(api.commands, id, sightOf(c.var.caller));
    if (found === null) throw noInstance(id);
    const { version, workflow, forms } = await api.commands.programs.get(found.version);
    return c.json({ version, workflow, forms }, 200, { 'Cache-Control': 'private, max-age=3600' });
  });
  return app;
}

/** An instance with its files and the calls that belong to it, as far as the caller sees it. */
async function instanceFor(api: Api, caller: Caller, id: string) {
  const view = await instanceView(api.commands, id, sightOf(caller));
  if (view === null) throw noInstance(id);
  const { has_workflow: hasWorkflow, ...found } = view;
  const attachments = await attachmentsOfInstance(api.store, id);
  const calls = await callsOfInstance(api.store, id);
  return {
    ...whole(found),
    calls: [...calls],
    attachments: attachments.map((row) => shownAttachment(api, row)),
    temporal_url: hasWorkflow ? temporalPage(api, caller, id) : null,
  };
}

/** Where Temporal shows the instance's workflow, whose id is the instance's. */
function temporalPage({ temporalPages }: Api, { rights }: Caller, id: string): string | null {
  return temporalPages === null || !rights.has('instances.operate')
    ? null
    : `${temporalPages}${encodeURIComponent(id)}`;
}

/** An instance as it is shown: the lists are copies, as the route's schema has them. */
function whole({
  steps,
  tasks,
  clocks,
  incidents,
  caller,
  called,
  ...rest
}: Omit<InstanceDetails, 'has_workflow'>) {
  const copied = tasks.map((task) => ({ ...task, groups: [...task.groups] }));
  return {
    ...rest,
    caller: caller === null ? null : { instance_id: caller.instance, step: caller.step },
    called: called.map(({ id, number, workflow, step, state, outcome, startedAt }) => {
      return { id, number, workflow, step, state, outcome, started_at: iso(startedAt) };
    }),
    steps: [...steps],
    tasks: copied,
    clocks: clocks.map(shownClock),
    incidents: [...incidents],
    kept_messages: [...rest.kept_messages],
  };
}

/** Who has the right to start any workflow stands for all groups; but her right to complete tasks is another. */
function starter(caller: Caller, completes: boolean): Caller['actor'] {
  const any = caller.actor.any || (caller.rights.has('instances.start_any') && !completes);
  return { ...caller.actor, any };
}

async function asked(api: Api, caller: Caller, filter: Filter): Promise<InstanceFilter> {
  const { id: ids, started_by: startedBy, key, person, q, watched, ...rest } = filter;
  const found = q === undefined ? null : await search(api.commands, q);
  const sought = found !== null && 'ids' in found ? found.ids : undefined;
  const { keys } = api.commands;
  return {
    principals: sightOf(caller),
    ...rest,
    ids: sought === undefined ? ids : ids === undefined ? sought : sought.filter((id) => ids.includes(id)),
    words: found !== null && 'words' in found ? found.words : undefined,
    startedBy,
    watchedBy: watched === true ? caller.name : undefined,
    key: key === undefined ? undefined : (keyColumn(keys, key) ?? undefined),
    personalHash: person === undefined ? undefined : hashPersonal(keys, person),
  };
}

function shown(api: Api, row: InstanceRow): z.infer<typeof routes.rowSchema> {
  const { summary, data } = readableRow(api.commands, row);
  return {
    id: row.id,
    number: row.number,
    workflow: row.workflow,
    version: row.version,
    // A hash, since keys are often personal: it is found by, not shown.
    key: null,
    summary,
    state: row.state,
    outcome: row.outcome,
    priority: row.priority,
    incident_count: row.incidents,
    data,
    started_at: iso(row.startedAt),
    ended_at: iso(row.endedAt),
    started_by: row.startedBy,
    channel: row.channel,
    due: iso(row.due),
    updated_at: iso(row.updatedAt),
  };
}
