/** Commands to a task; a refusal is an answer, said by whoever asked. */
import { call, newKey, refusalOf, type ApiError } from '../../providers/http.js';

export type TaskCommand = 'claim' | 'release' | 'assign' | 'delegate' | 'complete';

/** Sends a command under a key of its own. @returns null once it is done, else why not */
export function commandTask(
  task: string,
  command: TaskCommand,
  body: Readonly<Record<string, unknown>>,
  key = newKey(),
): Promise<ApiError | null> {
  return refusalOf(
    call(`/api/tasks/${encodeURIComponent(task)}/${command}`, {
      method: 'POST',
      body,
      headers: { 'Idempotency-Key': key },
    }),
  );
}
