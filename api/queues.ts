/** `/api/queues`: queues, loads and the day's curve as they are now. Kept for seconds, so that a wall of boards costs what one does. */
import { z } from '@hono/zod-openapi';
import { startOfDay } from '../domain/day.js';
import { modes } from '../domain/operator-mode.js';
import { listGroups } from '../store/groups.js';
import { listHours, listLoads, listQueues } from '../store/queues.js';
import { guarded } from './guard.js';
import { newResource } from './resource.js';
import { iso, json, titleSchema } from './schemas.js';
import type { Api } from './services.js';

const keptMs = 3_000;
const soonMs = 3_600_000;
const mostPeople = 200;

const queuesSchema = z
  .object({
    as_of: z.string(),
    queues: z.array(
      z.object({
        group: z.string(),
        title: titleSchema,
        waiting: z.int(),
        oldest_at: z.string().nullable(),
        claimed: z.int(),
        people: z.int(),
        late: z.int(),
        soon: z.int(),
      }),
    ),
    people: z.array(
      z.object({
        name: z.string(),
        claimed: z.int(),
        oldest_at: z.string().nullable(),
        /** How they work, since when; null for who never said. */
        mode: z.enum(modes).nullable(),
        since: z.string().nullable(),
      }),
    ),
    today: z.array(z.object({ at: z.string(), opened: z.int(), closed: z.int() })),
  })
  .openapi('Queues');
const route = guarded('queues.read', {
  method: 'get',
  path: '/api/queues',
  tags: ['records'],
  summary:
    'By group: open tasks that wait, the longest wait, who works, terms passed or passing within the hour; load by person; what came and was closed today, by hour',
  responses: { 200: { description: 'As they were at `as_of`, seconds ago at most', ...json(queuesSchema) } },
});

/** The queues now. */
export function queuesApi(api: Api) {
  let kept: { readonly until: number; readonly answer: Promise<z.infer<typeof queuesSchema>> } | null = null;
  return newResource().openapi(route, async (c) => {
    const now = api.clock();
    if (kept === null || kept.until <= now) {
      const answer = queuesNow(api, now);
      kept = { until: now + keptMs, answer };
      answer.catch(() => (kept = null));
    }
    return c.json(await kept.answer, 200);
  });
}

async function queuesNow(api: Api, now: number): Promise<z.infer<typeof queuesSchema>> {
  const [rows, people, hours, groups] = await Promise.all([
    listQueues(api.store, now, now + soonMs),
    listLoads(api.store, mostPeople),
    listHours(api.store, startOfDay(now)),
    listGroups(api.store),
  ]);
  const titles = new Map(groups.map(({ name, title }) => [name, title]));
  return {
    as_of: iso(now),
    queues: rows.map(({ oldestAt, ...row }) => {
      return { ...row, title: titles.get(row.group) ?? row.group, oldest_at: iso(oldestAt) };
    }),
    people: people.map(({ oldestAt, since, ...row }) => ({
      ...row,
      oldest_at: iso(oldestAt),
      since: iso(since),
    })),
    today: hours.map(({ at, ...row }) => ({ at: iso(at), ...row })),
  };
}
