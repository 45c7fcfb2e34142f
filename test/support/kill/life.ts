/** One instance's life as people drive it, whatever dies meanwhile; every write that was answered is noted. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client, Written } from './client.js';

export interface People {
  readonly anna: Client;
  readonly bruno: Client;
  readonly admin: Client;
}

interface Instance {
  readonly state: string;
  readonly steps: readonly { readonly step: string; readonly state: string }[];
  readonly tasks: readonly { readonly id: string; readonly step: string; readonly state: string }[];
  readonly incidents: readonly { readonly step: string; readonly code: string }[];
}

/** What a life left behind. */
export interface Lived {
  readonly instance: string;
  readonly written: readonly Written[];
}

/** Starts an instance and drives it to its end. */
export async function live(people: People, url: string): Promise<Lived> {
  const written: Written[] = [];
  const note = async (writing: Promise<Written>): Promise<Written> => {
    const done = await writing;
    written.push(done);
    return done;
  };
  const key = () => randomUUID();
  const start = { workflow: 'endurance', data: { url, name: `Maria Rossi ${written.length}` } };
  const started = await note(people.anna.write('/api/instances', start, key()));
  if (started.status !== 201) throw new Error(`The start was refused: ${JSON.stringify(started.body)}`);
  const instance = String(started.body['id']);
  for (;;) {
    const found = (await people.admin.read(`/api/instances/${instance}`)) as unknown as Instance;
    if (found.state !== 'running') return { instance, written };
    await move(people, instance, found, (client, path, body) => note(client.write(path, body, key())));
  }
}

type Write = (client: Client, path: string, body: Record<string, unknown>) => Promise<Written>;

/** The next thing that somebody can do, or a short wait for time to do it. */
async function move(people: People, instance: string, found: Instance, write: Write): Promise<void> {
  const task = found.tasks.find(({ state }) => state === 'ready' || state === 'claimed');
  const incident = found.incidents[0];
  if (incident !== undefined) {
    // What was in doubt is for a person: here they know that it came.
    await write(people.admin, `/api/instances/${instance}/resolve`, {
      step: incident.step,
      result: { status: 200 },
    });
  } else if (task?.state === 'ready') {
    await write(task.step === 'first' ? people.anna : people.bruno, `/api/tasks/${task.id}/claim`, {});
  } else if (task !== undefined) {
    const client = task.step === 'first' ? people.anna : people.bruno;
    await write(client, `/api/tasks/${task.id}/complete`, { outcome: 'done', data: { answer: 'yes' } });
  } else if (found.steps.some(({ step, state }) => step === 'await_reply' && state === 'active')) {
    await write(people.anna, `/api/instances/${instance}/messages/reply`, { data: { text: 'here' } });
  } else await pause(100);
}
