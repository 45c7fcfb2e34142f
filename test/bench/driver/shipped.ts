/** The job of the shipped ticket: lives of several kinds, mixed, as fast as the server answers or at a given pace. */
import { setTimeout as pause } from 'node:timers/promises';
import { lives, mixes, type LifeName } from '../sample-lives.js';
import { signIn, type Caller } from './http-caller.js';
import type { Driven, Job } from './jobs.js';
import { drive, pace, type Timed } from './load.js';

/** Between what one person does and the next, at a given pace. */
const betweenMs = 1_000;

const callers = new Map<string, Promise<Caller>>();
const taskNumbers = new Map<LifeName, readonly string[]>();

/** Drives lives of the shipped ticket to their ends. @throws when any call is refused */
export async function shipped(job: Extract<Job, { job: 'shipped' }>): Promise<Driven> {
  const order = mixes[job.mix];
  for (const name of new Set(order))
    if (!taskNumbers.has(name)) taskNumbers.set(name, await learn(job.url, name));
  let begun = 0;
  const names = new Map<string, LifeName>();
  const begin = async (timed: Timed) => {
    const name = order[begun % order.length] ?? 'at_once';
    begun += 1;
    const instance = await timed(name === 'at_once' ? 'at once' : 'start', () => started(job.url, name));
    names.set(instance, name);
    return instance;
  };
  const goOn = (waitMs: number) => async (instance: string, timed: Timed) => {
    const name = names.get(instance) ?? 'at_once';
    for (const [at, { by, outcome, data }] of lives[name].deeds.entries()) {
      if (waitMs > 0) await pause(waitMs);
      const caller = await callerAs(job.url, by);
      const path = `/api/tasks/${instance}${taskNumbers.get(name)?.[at] ?? ''}`;
      await timed('claim', () => caller.post(`${path}/claim`, {}));
      await timed('complete', () => caller.post(`${path}/complete`, { outcome, data }));
    }
  };
  return 'perSecond' in job.load ? pace(job.load, begin, goOn(betweenMs)) : drive(job.load, begin, goOn(0));
}

async function started(url: string, name: LifeName): Promise<string> {
  const { by, data, complete } = lives[name];
  const caller = await callerAs(url, by);
  const body = { workflow: 'ticket', data, ...(complete === null ? {} : { complete }) };
  return String((await caller.post('/api/instances', body))['id']);
}

/** How the ids of a life's tasks follow from the instance's: asked once, as they are the same in each. */
async function learn(url: string, name: LifeName): Promise<readonly string[]> {
  const instance = await started(url, name);
  const numbers: string[] = [];
  for (const { by, outcome, data } of lives[name].deeds) {
    const caller = await callerAs(url, by);
    const filter = encodeURIComponent(JSON.stringify({ instance_id: instance, state: 'ready' }));
    const [task] = (await caller.get(`/api/tasks?filter=${filter}`)) as { readonly id: string }[];
    if (task === undefined) throw new Error(`The ticket ${instance} (${name}) has no open task for ${by}.`);
    numbers.push(task.id.replace(instance, ''));
    await caller.post(`/api/tasks/${task.id}/complete`, { outcome, data });
  }
  return numbers;
}

function callerAs(url: string, name: string): Promise<Caller> {
  const key = `${url} ${name}`;
  const known = callers.get(key) ?? signIn(url, name);
  callers.set(key, known);
  return known;
}
