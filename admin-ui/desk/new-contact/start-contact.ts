/** What a new contact asks of the API. */
import { ApiError, call } from '../../providers/http.js';
import type { Title } from '../../i18n/title-text.js';
import type { ShownForm } from '../../parts/form/ui-schema.js';
import type { Outcome } from '../shapes.js';

type Data = Readonly<Record<string, unknown>>;

export interface Startable {
  readonly workflow: string;
  readonly title: Title;
  readonly form: ShownForm | null;
}

export interface FirstTask {
  readonly step: string;
  readonly title: Title;
  readonly outcomes: readonly Outcome[];
}

export interface Started {
  readonly id: string;
  readonly number: string;
  readonly state: string;
}

type Answered<Body> = { readonly done: Body } | { readonly refused: ApiError };

/** The task that a start would open for oneself; nothing is written. */
export function firstTask(workflow: string, data: Data): Promise<Answered<FirstTask | null>> {
  return answered(async () => {
    const { body } = await call<{ readonly task: FirstTask | null }>(
      `/api/workflows/${workflow}/first-task`,
      { method: 'POST', body: { data } },
    );
    return body.task;
  });
}

/** Starts it; `complete` answers its first task in the same command; `callId`: the call that it comes by. */
export function startContact(
  key: string,
  workflow: string,
  data: Data,
  complete: { readonly task: string; readonly outcome: string; readonly data: Data } | null,
  callId: string | null,
): Promise<Answered<Started>> {
  return answered(async () => {
    const { body } = await call<Started>('/api/instances', {
      method: 'POST',
      body: { workflow, data, complete, ...(callId === null ? {} : { call_id: callId }) },
      headers: { 'Idempotency-Key': key },
    });
    return body;
  });
}

async function answered<Body>(ask: () => Promise<Body>): Promise<Answered<Body>> {
  try {
    return { done: await ask() };
  } catch (error) {
    if (error instanceof ApiError) return { refused: error };
    throw error;
  }
}
