/** The jobs that go over HTTP. */
import { answer, call, people, request, steps, workflow } from '../sample-ticket.js';
import { signIn, type Caller } from './http-caller.js';
import type { Driven, Job } from './jobs.js';
import { drive } from './load.js';

type HttpJob = Exclude<Extract<Job, { readonly url: string }>, { job: 'shipped' }>;

const callers = new Map<string, Promise<Caller>>();

/** Runs a job over HTTP; each user signs in once. @throws when any call is refused */
export async function overHttp(job: HttpJob): Promise<Driven> {
  const operator = await callerAs(job.url, people.request);
  const start = { workflow, data: request };
  switch (job.job) {
    case 'calls': {
      const first = await callerAs(job.url, people.call);
      const body = {
        workflow,
        data: call,
        complete: { task: steps.call, outcome: 'answered', data: answer },
      };
      return drive(job, (timed) => timed('call', () => started(first, body)), null);
    }
    case 'starts':
      return drive(job, (timed) => timed('start', () => started(operator, start)), null);
    case 'tickets': {
      const taskOf = await taskNaming(operator, await started(operator, start));
      return drive(
        job,
        (timed) => timed('start', () => started(operator, start)),
        async (instance, timed) => {
          const path = `/api/tasks/${taskOf(instance)}`;
          await timed('claim', () => operator.post(`${path}/claim`, {}));
          await timed('complete', () =>
            operator.post(`${path}/complete`, { outcome: 'solved', data: answer }),
          );
        },
      );
    }
    case 'turns':
      return turns(operator, job);
  }
}

async function turns(operator: Caller, job: Extract<HttpJob, { job: 'turns' }>): Promise<Driven> {
  const taskOf = await taskNaming(operator, job.instances[0] ?? '');
  const tasks = job.instances.map(taskOf);
  let turn = 0;
  return drive(
    { drivers: 1, count: job.turns },
    async (timed) => {
      const task = tasks[turn % tasks.length] ?? '';
      turn += 1;
      await timed('command', () => operator.post(`/api/tasks/${task}/claim`, {}));
      await timed('command', () => operator.post(`/api/tasks/${task}/release`, {}));
      return task;
    },
    null,
  );
}

function callerAs(url: string, name: string): Promise<Caller> {
  const key = `${url} ${name}`;
  const known = callers.get(key) ?? signIn(url, name);
  callers.set(key, known);
  return known;
}

async function started(caller: Caller, body: unknown): Promise<string> {
  return String((await caller.post('/api/instances', body))['id']);
}

/** How the id of the open task follows from the instance's: asked once, as it is the same in each. */
async function taskNaming(caller: Caller, instance: string): Promise<(instance: string) => string> {
  const filter = encodeURIComponent(JSON.stringify({ instance_id: instance }));
  const [task] = (await caller.get(`/api/tasks?filter=${filter}`)) as { readonly id: string }[];
  if (task === undefined) throw new Error(`The ticket ${instance} has no open task for ${people.request}.`);
  return (other) => task.id.replace(instance, other);
}
