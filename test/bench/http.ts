/** A ticket as its callers see it: over real HTTP, on connections that are kept, the driver in a process of its own. */
import { startDriver, type Driver } from './driver/driver.js';
import type { Driven } from './driver/jobs.js';
import type { Extent } from './extent.js';
import { onInstallation, type Installation } from './installation.js';
import { percentile } from './spread.js';
import type { Table } from './table.js';
import { toTheEnd } from './to-the-end.js';

const loads = [
  { drivers: 1, tickets: 80, calls: 300 },
  { drivers: 8, tickets: 400, calls: 1_500 },
  { drivers: 32, tickets: 800, calls: 3_000 },
] as const;
const warmUp = { drivers: 8, count: 120 } as const;

/** Start, claim and complete, and the short path, at 1, 8 and 32 drivers. */
export async function http({ quick }: Extent): Promise<Table[]> {
  return onInstallation(async (installation) => {
    const driver = await startDriver();
    try {
      return await withDriver(installation, driver, quick ? 0.05 : 1);
    } finally {
      driver.stop();
    }
  });
}

async function withDriver({ url, temporal }: Installation, driver: Driver, part: number): Promise<Table[]> {
  const reduced = (count: number) => Math.ceil(count * part);
  await driver.run({ job: 'tickets', url, ...warmUp, count: reduced(warmUp.count) });
  await driver.run({ job: 'calls', url, ...warmUp, count: reduced(warmUp.count) });
  const tickets: (string | number)[][] = [];
  const calls: (string | number)[][] = [];
  for (const { drivers, tickets: count, calls: callCount } of loads) {
    const toDrive = () => driver.run({ job: 'tickets', url, drivers, count: reduced(count) });
    const driven = await toTheEnd(temporal, toDrive);
    const each = ['start', 'claim', 'complete'].flatMap((name) => spreadOf(driven, name));
    tickets.push([String(drivers), rate(driven), ...each]);
    const called = await driver.run({ job: 'calls', url, drivers, count: reduced(callCount) });
    calls.push([String(drivers), rate(called), ...spreadOf(called, 'call')]);
  }
  return [
    {
      title: 'A ticket over HTTP: start, claim, complete (ms)',
      columns: [
        'drivers',
        'tickets/s',
        ...['start', 'claim', 'complete'].flatMap((name) => [`${name} p50`, 'p95']),
      ],
      rows: tickets,
      notes: ['Three requests a ticket. A driver claims the ticket that it started two tickets before.'],
    },
    {
      title: 'The short path over HTTP: a call answered at once (ms)',
      columns: ['drivers', 'calls/s', 'p50', 'p95'],
      rows: calls,
      notes: ['One request: start and completion in one command; no workflow.'],
    },
  ];
}

function rate({ seconds, instances }: Driven): number {
  return instances.length / seconds;
}

function spreadOf({ took }: Driven, name: string): number[] {
  const values = took[name] ?? [];
  return [percentile(values, 0.5), percentile(values, 0.95)];
}
