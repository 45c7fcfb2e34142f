/** What is next for somebody: a task, else a contact of a campaign. */
import { ApiError, call, newKey } from '../providers/http.js';
import type { Task } from './shapes.js';

/** Where it is worked, or why there is none, as a message. */
export type NextWork = { readonly at: string } | { readonly none: string };

/** Takes what is next; contacts are for who may work campaigns, and come once no task waits. */
export async function nextWork(mayCall: boolean): Promise<NextWork> {
  try {
    const headers = { 'Idempotency-Key': newKey() };
    const task = await call<Task>('/api/tasks/next', { method: 'POST', body: {}, headers });
    if (task.status !== 204) return { at: `/desk/${task.body.id}` };
    if (!mayCall) return { none: 'desk.nothing_next' };
    const contact = await call<{ readonly campaign: string }>('/api/campaigns/next', { method: 'POST' });
    if (contact.status === 204) return { none: 'desk.nothing_next' };
    return { at: `/campaigns/at-work/${encodeURIComponent(contact.body.campaign)}` };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { none: error.message };
  }
}
