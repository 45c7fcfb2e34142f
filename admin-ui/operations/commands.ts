/** What an administrator does to an instance. Each is written once, however often it is sent with the same key. */
import { call } from '../providers/http.js';
import type { Instance } from './types.js';

export type Command =
  | { readonly type: 'cancel'; readonly reason: string }
  | { readonly type: 'retry' }
  | { readonly type: 'move'; readonly from: string; readonly to: string }
  | { readonly type: 'migrate' };

/** @throws ApiError where it is refused; Error where there is nothing to retry */
export async function sendTo(id: string, command: Command, key: string): Promise<void> {
  if (command.type === 'retry') return retryAll(id, key);
  const { type, ...body } = command;
  const cancels = command.type === 'cancel';
  await post(id, type, cancels ? { reason: command.reason === '' ? null : command.reason } : body, key);
}

/** Tries every step with an incident again. */
async function retryAll(id: string, key: string): Promise<void> {
  const { body } = await call<Instance>(`/api/instances/${id}`);
  if (body.incidents.length === 0) throw new Error(`${body.number}: no incident`);
  for (const step of new Set(body.incidents.map((incident) => incident.step)))
    await post(id, 'retry', { step }, `${key} ${step}`);
}

/** Sends a command. @throws ApiError where it is refused */
export async function post(id: string, command: string, body: object, key: string): Promise<void> {
  await call(`/api/instances/${id}/${command}`, {
    method: 'POST',
    body,
    headers: { 'Idempotency-Key': key.replaceAll(' ', '-') },
  });
}
