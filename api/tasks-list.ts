/** What the list of tasks may be filtered and sorted by. */
import { z } from '@hono/zod-openapi';
import type { TaskFilter, TaskSort } from '../store/tasks.js';
import type { ListRules } from './list-query.js';
import { searchSchema } from './schemas.js';

interface Filter {
  readonly id?: string[] | undefined;
  readonly state?: TaskFilter['state'] | undefined;
  readonly group?: string | undefined;
  readonly assignee?: string | undefined;
  readonly workflow?: string | undefined;
  readonly instance_id?: string | undefined;
  readonly mine?: boolean | undefined;
  readonly own?: boolean | undefined;
  readonly watched?: boolean | undefined;
  readonly q?: string | undefined;
}

const text = z.string().max(200).optional();

export const taskRules: ListRules<TaskSort['by'], Filter> = {
  sortable: ['urgency', 'priority', 'due', 'created_at', 'number'],
  defaultSort: { by: 'urgency', descending: false },
  filter: z.strictObject({
    id: z.array(z.string()).max(1000).optional(),
    state: z.enum(['open', 'ready', 'claimed', 'done', 'cancelled', 'all']).optional(),
    group: text,
    assignee: text,
    workflow: text,
    instance_id: text,
    /** Only what one holds, or is for one by name: also of those for whom one stands in. */
    mine: z.boolean().optional(),
    /** Only one's own and one's groups', for those who may see all. */
    own: z.boolean().optional(),
    /** Those of instances that one watches, whoever’s they are. */
    watched: z.literal(true).optional(),
    q: searchSchema.optional(),
  }),
};
