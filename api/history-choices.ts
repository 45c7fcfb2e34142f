/** `/api/history/choices` and `/api/history/values`: by what contacts can be chosen. */
import { z } from '@hono/zod-openapi';
import type { Title } from '../engine/definition.js';
import { listCallQueues } from '../store/call-queues.js';
import { listGroups } from '../store/groups.js';
import { contactFields } from '../commands/monitoring/contact-fields.js';
import { sumContacts } from '../store/history.js';
import { guarded } from './guard.js';
import { daysSchema, historyQuestion } from './history-question.js';
import { newResource } from './resource.js';
import { json, titleSchema } from './schemas.js';
import type { Api } from './services.js';

const choices = z.array(z.object({ name: z.string(), title: titleSchema.nullable() }));
const route = guarded('measures.read', {
  method: 'get',
  path: '/api/history/choices',
  tags: ['measures'],
  summary: 'The queues of calls, unknown ones too, and the groups by which history and pivot choose contacts',
  responses: {
    200: {
      description: 'By name',
      ...json(z.object({ queue: choices, group: choices }).openapi('HistoryChoices')),
    },
  },
});

/** What nobody keeps a list of: only contacts tell it. */
const told = ['channel', 'service', 'language'] as const;
const valuesRoute = guarded('measures.read', {
  method: 'get',
  path: '/api/history/values',
  tags: ['measures'],
  summary: 'The channels, services and languages of the contacts from the first to the last day',
  request: { query: z.strictObject(daysSchema) },
  responses: {
    200: {
      description: 'In their order',
      ...json(
        z
          .object({
            channel: z.array(z.string()),
            service: z.array(z.string()),
            language: z.array(z.string()),
          })
          .openapi('HistoryValues'),
      ),
    },
  },
});

/** What history can be chosen by. */
export function historyChoicesApi(api: Api) {
  const app = newResource();
  app.openapi(route, async (c) => {
    const [queues, groups] = await Promise.all([listCallQueues(api.store), listGroups(api.store)]);
    const named = ({ name, title }: { readonly name: string; readonly title: Title | null }) => ({
      name,
      title,
    });
    return c.json({ queue: queues.map(named), group: groups.map(named) }, 200);
  });
  app.openapi(valuesRoute, async (c) => {
    const asked = historyQuestion(api.clock(), c.req.valid('query'), {});
    const rows = await sumContacts(api.store, told, asked, await contactFields(api.commands));
    const valuesAt = (place: number) =>
      [...new Set(rows.map(({ values }) => values[place] ?? null))].filter((one) => one !== null).toSorted();
    return c.json({ channel: valuesAt(0), service: valuesAt(1), language: valuesAt(2) }, 200);
  });
  return app;
}
