import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { isAlive } from '../../../app/processes/process-identity.js';
import { childOf, childrenOf, newHome, processesOn, runSportello } from '../../support/server-process.js';
import type { ServerProcess } from '../../support/server-process.js';

const homes: string[] = [];
const servers: ServerProcess[] = [];
const kept = () => {
  const home = newHome();
  homes.push(home);
  return home;
};
const run = (home: string, environment: Readonly<Record<string, string>> = {}) => {
  const server = runSportello('start', home, environment);
  servers.push(server);
  return server;
};
const ready = 'Sportello is ready at http://';

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.signal('SIGTERM');
    await server.exited;
  }
  for (const home of homes.splice(0)) {
    for (const child of childrenOf(home)) process.kill(child.pid, 'SIGKILL');
    rmSync(home, { recursive: true, force: true });
  }
});

describe('the server', { timeout: 240_000 }, () => {
  test('starts all by one command and stops all by one Ctrl-C, leaving no process', async () => {
    const home = kept();
    const server = run(home);
    const url = (await server.prints(ready)).replace(/^.* (http:\S+)$/, '$1');
    expect((await fetch(`${url}/api/health`)).status).toBeLessThan(600);
    const children = childrenOf(home);
    expect(children.map((child) => child.name).sort()).toEqual(['postgres', 'temporal', 'worker-1']);

    server.signal('SIGINT');

    expect(await server.exited).toEqual({ code: 0, signal: null });
    expect(children.some(isAlive)).toBe(false);
    expect(processesOn(home)).toEqual([]);
  });

  test('leaves nothing when it is stopped in the middle of its start', async () => {
    const home = kept();
    const server = run(home);
    await vi.waitFor(() => expect(childrenOf(home)).not.toEqual([]), { timeout: 60_000, interval: 5 });
    server.signal('SIGINT');
    expect((await server.exited).code).toBe(0);
    expect(processesOn(home)).toEqual([]);
  });

  test('starts a killed worker again', async () => {
    const home = kept();
    const server = run(home);
    await server.prints(ready);
    const killed = childOf(home, 'worker-1');
    process.kill(killed.pid, 'SIGKILL');
    await server.prints('worker-1 is back');
    expect(childOf(home, 'worker-1').pid).not.toBe(killed.pid);
  });

  test('that is killed leaves a worker that ends by itself, and starts again', async () => {
    const home = kept();
    const first = run(home);
    await first.prints(ready);
    const worker = childOf(home, 'worker-1');
    first.signal('SIGKILL');
    await first.exited;
    await vi.waitFor(() => expect(isAlive(worker)).toBe(false), { timeout: 60_000, interval: 50 });

    const second = run(home);
    await second.prints(ready);
    second.signal('SIGTERM');
    expect((await second.exited).code).toBe(0);
    expect(processesOn(home)).toEqual([]);
  });

  test('leaves at once at the second Ctrl-C, and starts again', async () => {
    const home = kept();
    const first = run(home);
    await first.prints(ready);
    const children = childrenOf(home);
    first.signal('SIGINT');
    await first.prints('once more to leave at once');
    // What follows within a moment counts as the same Ctrl-C: repeated until it is heard as a second.
    const again = setInterval(() => first.signal('SIGINT'), 50);
    const { code } = await first.exited;
    clearInterval(again);
    expect([0, 130]).toContain(code); // all may be stopped already
    await vi.waitFor(() => expect(children.some(isAlive)).toBe(false), { timeout: 60_000, interval: 20 });

    const second = run(home);
    expect(await second.prints(ready)).toContain(ready);
  });

  test('says whose port it can not have, and leaves nothing', async () => {
    const other = createServer();
    await new Promise<void>((settle) => other.listen(0, '127.0.0.1', settle));
    const { port } = other.address() as AddressInfo;
    const home = kept();
    const server = run(home, { PORT: String(port) });
    expect((await server.exited).code).toBe(1);
    expect(server.output()).toContain(`127.0.0.1:${port} is taken by another program`);
    expect(processesOn(home)).toEqual([]);
    other.close();
  });

  test('tells all faults of its settings at once, and starts nothing', async () => {
    const home = kept();
    const server = run(home, { PORT: 'http', WORKERS: '-1', NODE_ENV: 'production' });
    expect((await server.exited).code).toBe(1);
    for (const name of ['PORT', 'WORKERS', 'MASTER_KEY', 'DATABASE_URL', 'TEMPORAL_ADDRESS'])
      expect(server.output()).toContain(`- ${name}:`);
    expect(processesOn(home)).toEqual([]);
  });
});
