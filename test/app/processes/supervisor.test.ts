import { describe, expect, test, vi } from 'vitest';
import { longestPauseMs, pauseAfter } from '../../../app/processes/backoff.js';
import type { Running, Service } from '../../../app/processes/service.js';
import { createSupervisor } from '../../../app/processes/supervisor.js';

/** A service driven by hand: it tells what was asked of it, and dies when told. */
function handDriven(name: string, told: string[], failures: readonly string[] = []) {
  const faults = [...failures];
  let die: (how: string) => void = () => undefined;
  let pid = 100;
  const service: Service = {
    name,
    start: async () => {
      told.push(`start ${name}`);
      const fault = faults.shift();
      if (fault !== undefined && fault !== '') throw new Error(fault);
      const exited = new Promise<string>((settle) => (die = settle));
      const running: Running = {
        pid: (pid += 1),
        exited,
        stop: async () => {
          told.push(`stop ${name}`);
          die(`${name} stopped`);
        },
        kill: () => {
          told.push(`kill ${name}`);
          die(`${name} killed`);
        },
      };
      return running;
    },
  };
  return { service, dies: (how: string) => die(how) };
}

const quiet = () => undefined;

describe('the supervisor', () => {
  test('stops groups in the order opposite to their start', async () => {
    const told: string[] = [];
    const supervisor = createSupervisor(quiet);
    for (const name of ['postgres', 'worker', 'api'])
      await supervisor.start([handDriven(name, told).service]);
    await supervisor.stop();
    expect(told).toEqual([
      'start postgres',
      'start worker',
      'start api',
      'stop api',
      'stop worker',
      'stop postgres',
    ]);
    expect(supervisor.status().map((one) => one.state)).toEqual(['stopped', 'stopped', 'stopped']);
  });

  test('starts a dead service again, and tells how it died', async () => {
    const said: string[] = [];
    const supervisor = createSupervisor((line) => said.push(line));
    const worker = handDriven('worker', []);
    await supervisor.start([worker.service]);
    worker.dies('worker ended by SIGKILL');
    await vi.waitFor(() =>
      expect(supervisor.status()[0]).toMatchObject({ state: 'ready', restarts: 1, pid: 102 }),
    );
    expect(supervisor.status()[0]?.lastFault).toBe('worker ended by SIGKILL');
    expect(said).toEqual(['worker ended by SIGKILL; starting it again', 'worker is back']);
    await supervisor.stop();
  });

  test('goes on trying while a service can not start again', async () => {
    const supervisor = createSupervisor(quiet);
    const temporal = handDriven('temporal', [], ['', 'no disk', 'no disk']);
    await supervisor.start([temporal.service]);
    temporal.dies('temporal ended');
    await vi.waitFor(() => expect(supervisor.status()[0]).toMatchObject({ state: 'ready', restarts: 3 }));
    await supervisor.stop();
  });

  test('fails a first start, and stops what has come up beside it', async () => {
    const told: string[] = [];
    const supervisor = createSupervisor(quiet);
    const group = [
      handDriven('postgres', told).service,
      handDriven('temporal', told, ['no program']).service,
    ];
    await expect(supervisor.start(group)).rejects.toThrow('no program');
    await supervisor.stop();
    expect(told).toEqual(['start postgres', 'start temporal', 'stop postgres']);
  });

  test('starts nothing any more once it stops, also what is waiting for its next try', async () => {
    const told: string[] = [];
    const supervisor = createSupervisor(quiet);
    const temporal = handDriven('temporal', told, ['', ...Array.from({ length: 50 }, () => 'no disk')]);
    await supervisor.start([temporal.service]);
    temporal.dies('temporal ended');
    await vi.waitFor(() => expect(told.length).toBeGreaterThan(2));
    await supervisor.stop();
    const tries = told.length;
    await expect(supervisor.start([handDriven('late', told).service])).rejects.toThrow('Stopping');
    expect(told).toHaveLength(tries);
  });

  test('may be asked to stop twice, and gives up a start that is under way', async () => {
    const supervisor = createSupervisor(quiet);
    const endless: Service = {
      name: 'endless',
      start: (abort) =>
        new Promise((_, fail) => abort.addEventListener('abort', () => fail(new Error('given up')))),
    };
    const start = supervisor.start([endless]);
    const both = Promise.all([supervisor.stop(), supervisor.stop()]);
    await expect(start).rejects.toThrow('given up');
    await both;
  });

  test('kills everything at the second Ctrl-C', async () => {
    const told: string[] = [];
    const supervisor = createSupervisor(quiet);
    await supervisor.start([handDriven('postgres', told).service, handDriven('temporal', told).service]);
    supervisor.kill();
    expect(told.slice(2)).toEqual(['kill postgres', 'kill temporal']);
  });
});

test('the pause before a restart grows from nothing to ten seconds', () => {
  expect([1, 2, 3, 4, 5].map(pauseAfter)).toEqual([0, 100, 200, 400, 800]);
  expect(pauseAfter(1000)).toBe(longestPauseMs);
});
