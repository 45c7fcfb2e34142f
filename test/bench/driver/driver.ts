/** The process that drives the load, seen from the benchmarks. */
import { startProgram } from '../program.js';
import type { Driven, Job } from './jobs.js';

export interface Driver {
  readonly pid: number;
  /** Runs one job at a time. @throws what the job threw */
  run(job: Job): Promise<Driven>;
  stop(): void;
}

type Reply = { readonly result: Driven } | { readonly error: string };

/** Starts it. */
export async function startDriver(): Promise<Driver> {
  const child = await startProgram(new URL('./driver-main.ts', import.meta.url));
  return {
    pid: child.pid ?? 0,
    run: (job) =>
      new Promise((settle, fail) => {
        const ended = () => fail(new Error(`The driver ended during the job ${job.job}.`));
        child.once('exit', ended);
        child.once('message', (reply: Reply) => {
          child.off('exit', ended);
          if ('result' in reply) settle(reply.result);
          else fail(new Error(reply.error));
        });
        child.send(job);
      }),
    stop: () => child.disconnect(),
  };
}
