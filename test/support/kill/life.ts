/** One instance's life as people drive it, whatever dies meanwhile, and the lives of what it called; every write that was answered is noted. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client, Written } from './client.js';

export interface People {
  readonly anna: Client;
  readonly bruno: Client;
  readonly admin: Client;
}

interface Instance {
  readonly id: string;
  readonly state: string;
  readonly steps: readonly { readonly step: string; readonly state: string }[];
  readonly tasks: readonly { readonly id: string; readonly step: string; readonly state: string }[];
  readonly incidents: readonly { readonly step: string; readonly code: string }[];
  readonly called: readonly { readonly id: string; readonly step: string; readonly state: string }[];
}

/** What is to become of an instance: an `endurance` by itself, or a case, which calls others. */
export interface Plan {
  readonly workflow: 'endurance' | 'endurance_case';
  /** Whether somebody works what a case calls only to see who is first. */
  readonly races: boolean;
  /** Cancelled as soon as something that it called runs. */
  readonly cancelled: boolean;
}

/** The parts that a case calls, one after the other; `none` ends in its very start. */
export const parts = ['a', 'none', 'b'] as const;

/** What a life left behind: each write with the instance that it went to. */
export interface Lived {
  readonly plan: Plan;
  readonly instance: string;
  readonly written: readonly (Written & { readonly instance: string })[];
}

/** The nth life: every other one is a case, some of which are raced, some cancelled. */
export function planOf(n: number): Plan {
  const round = Math.floor(n / 2);
  const workflow = n % 2 === 0 ? 'endurance' : 'endurance_case';
  return { workflow, races: round % 2 === 0, cancelled: round % 5 === 4 };
}

/** Starts an instance and drives it to its end. */
export async function live(people: People, url: string, plan: Plan): Promise<Lived> {
  const written: (Written & { readonly instance: string })[] = [];
  const key = randomUUID();
  const data = { url, name: `Maria Rossi`, ...(plan.workflow === 'endurance' ? {} : { key, parts }) };
  const started = await people.anna.write('/api/instances', { workflow: plan.workflow, data }, key);
  if (started.status !== 201) throw new Error(`The start was refused: ${JSON.stringify(started.body)}`);
  const instance = String(started.body['id']);
  written.push({ ...started, instance });
  const read = async (id: string) => (await people.admin.read(`/api/instances/${id}`)) as unknown as Instance;
  const write =
    (id: string): Write =>
    async (client, path, body) =>
      void written.push({ ...(await client.write(path, body, randomUUID())), instance: id });
  for (;;) {
    const found = await read(instance);
    if (found.state !== 'running') return { plan, instance, written };
    const open = found.called.filter(
      ({ state, step }) => state === 'running' && (step !== 'compete' || plan.races),
    );
    if (plan.cancelled && open.length > 0)
      await write(instance)(people.admin, `/api/instances/${instance}/cancel`, {});
    let moved = await move(people, found, write(instance));
    for (const { id } of open) moved = (await move(people, await read(id), write(id))) || moved;
    if (!moved) await pause(100);
  }
}

type Write = (client: Client, path: string, body: Record<string, unknown>) => Promise<void>;

const ofLevelII = new Set(['second', 'sign']);

/** The next thing that somebody can do; false when there is nothing but to wait. */
async function move(people: People, found: Instance, write: Write): Promise<boolean> {
  const task = found.tasks.find(({ state }) => state === 'ready' || state === 'claimed');
  const incident = found.incidents[0];
  const at = `/api/instances/${found.id}`;
  if (incident !== undefined) {
    // What was in doubt is for a person: here they know that it came.
    await write(people.admin, `${at}/resolve`, { step: incident.step, result: { status: 200 } });
  } else if (task !== undefined) {
    const client = ofLevelII.has(task.step) ? people.bruno : people.anna;
    if (task.state === 'ready') await write(client, `/api/tasks/${task.id}/claim`, {});
    else await write(client, `/api/tasks/${task.id}/complete`, { outcome: 'done', data: { answer: 'yes' } });
  } else if (found.steps.some(({ step, state }) => step === 'await_reply' && state === 'active')) {
    await write(people.anna, `${at}/messages/reply`, { data: { text: 'here' } });
  } else return false;
  return true;
}
