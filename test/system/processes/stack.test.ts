import { rmSync } from 'node:fs';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { homeAt } from '../../../app/processes/home.js';
import { isAlive } from '../../../app/processes/process-identity.js';
import { listProcesses } from '../../../app/processes/registry.js';
import { childOf, newHome, processesOn, runSportello } from '../../support/server-process.js';
import { startStack } from '../../support/stack.js';
import type { Stack } from '../../support/stack.js';

const homes: string[] = [];
const stacks: Stack[] = [];
const kept = () => {
  const home = newHome();
  homes.push(home);
  return home;
};
const started = async (home: string) => {
  const stack = await startStack({ home });
  stacks.push(stack);
  return stack;
};

afterEach(async () => {
  for (const stack of stacks.splice(0)) await stack.stop();
  for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true });
});

async function query(stack: Stack, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: stack.databaseUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function withTemporal<T>(stack: Stack, use: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address: stack.temporalAddress });
  try {
    return await use(new Client({ connection, namespace: stack.namespace }));
  } finally {
    await connection.close();
  }
}

describe('the embedded PostgreSQL and Temporal', { timeout: 240_000 }, () => {
  test('keep what they hold, and their ports, between two starts', async () => {
    const home = kept();
    const first = await started(home);
    await query(first, 'create table remembered as select 42 as answer');
    await withTemporal(first, (client) =>
      client.workflow.start('anything', { taskQueue: 'nobody', workflowId: 'remembered' }),
    );
    await first.stop();
    expect(processesOn(home)).toEqual([]);

    const second = await started(home);
    expect(await query(second, 'select answer from remembered')).toEqual([{ answer: 42 }]);
    const found = await withTemporal(second, (client) => client.workflow.getHandle('remembered').describe());
    expect(found.status.name).toBe('RUNNING');
    expect([second.databaseUrl, second.temporalAddress]).toEqual([first.databaseUrl, first.temporalAddress]);
  });

  test('write what is committed to the disk before they answer', async () => {
    const stack = await started(kept());
    expect(await query(stack, 'show fsync')).toEqual([{ fsync: 'on' }]);
    expect(await query(stack, 'show synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
  });

  test.each(['postgres', 'temporal'])(
    'come back when %s is killed, with what was committed',
    async (name) => {
      const home = kept();
      const stack = await started(home);
      await query(stack, 'create table remembered as select 42 as answer');
      await withTemporal(stack, (client) =>
        client.workflow.start('anything', { taskQueue: 'nobody', workflowId: 'one' }),
      );
      const killed = childOf(home, name);

      process.kill(killed.pid, 'SIGKILL');

      await vi.waitFor(
        () => expect(stack.status().find((one) => one.name === name)?.restarts).toBe(1),
        60_000,
      );
      await vi.waitFor(() => expect(stack.status().every((one) => one.state === 'ready')).toBe(true), 60_000);
      expect(childOf(home, name).pid).not.toBe(killed.pid);
      expect(await query(stack, 'select answer from remembered')).toEqual([{ answer: 42 }]);
      const found = await withTemporal(stack, (client) => client.workflow.getHandle('one').describe());
      expect(found.status.name).toBe('RUNNING');
    },
  );

  test('are refused to a second start on the same home, with the process that has it', async () => {
    const home = kept();
    await started(home);
    const second = runSportello('stack', home);
    expect((await second.exited).code).toBe(1);
    expect(second.output()).toContain(`as process ${process.pid}`);
    expect(second.output()).toContain('SPORTELLO_HOME');
  });

  test('left by a killed start are ended by the next, which finds their data', async () => {
    const home = kept();
    const first = runSportello('stack', home);
    await first.prints('TEMPORAL_ADDRESS');
    const left = listProcesses(homeAt(home));
    first.signal('SIGKILL');
    await first.exited;
    expect(left.map((entry) => entry.name).sort()).toEqual(['postgres', 'temporal']);
    expect(left.every(isAlive)).toBe(true);

    const second = await started(home);
    expect(left.some(isAlive)).toBe(false);
    expect(second.said.filter((line) => line.startsWith('Ending '))).toHaveLength(2);
    expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('that were killed together with the start, and whose numbers others have now, start again', async () => {
    const home = kept();
    const first = runSportello('stack', home);
    await first.prints('TEMPORAL_ADDRESS');
    for (const pid of [first.pid, ...listProcesses(homeAt(home)).map((entry) => entry.pid)])
      process.kill(pid, 'SIGKILL');
    await first.exited;
    const second = await started(home);
    expect(second.status().map((one) => one.state)).toEqual(['ready', 'ready']);
  });
});
