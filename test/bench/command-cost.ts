/** What a ticket and a call on the short path cost: CPU of each process, and bytes of history, log and tables. */
import { setTimeout as pause } from 'node:timers/promises';
import { closeStore, openStore, type Store } from '../../store/store.js';
import { startDriver } from './driver/driver.js';
import type { Driven } from './driver/jobs.js';
import type { Extent } from './extent.js';
import { historyOf } from './history.js';
import { onInstallation, type Installation } from './installation.js';
import { cpuOf, difference, total, type ByPart } from './process-cost.js';
import type { Table } from './table.js';
import { toTheEnd } from './to-the-end.js';

const drivers = 8;
const kinds = [
  { job: 'tickets', title: 'ticket', count: 500, warmUp: 150 },
  { job: 'calls', title: 'short path', count: 3_000, warmUp: 500 },
] as const;
/** After this, what a command leaves to be done later (confirmations, bells) is done. */
const settleMs = 1_500;

interface Cost {
  readonly title: string;
  readonly cpu: ByPart;
  readonly events: number;
  readonly historyBytes: number;
  readonly logBytes: number;
  readonly tableBytes: number;
}

/** Both kinds, one after the other. */
export async function commandCost({ quick }: Extent): Promise<Table[]> {
  return onInstallation(async (installation) => {
    const driver = await startDriver();
    const store = openStore(installation.settings.databaseUrl, { max: 1 });
    const { url } = installation;
    const costs: Cost[] = [];
    try {
      for (const { job, title, count, warmUp } of kinds) {
        const part = quick ? 0.05 : 1;
        await driver.run({ job, url, drivers, count: Math.ceil(warmUp * part) });
        const run = () => driver.run({ job, url, drivers, count: Math.ceil(count * part) });
        costs.push({ title, ...(await costOf(installation, store, run)) });
      }
    } finally {
      driver.stop();
      await closeStore(store);
    }
    return [cpuTable(costs), bytesTable(costs)];
  });
}

async function costOf(
  installation: Installation,
  store: Store,
  run: () => Promise<Driven>,
): Promise<Omit<Cost, 'title'>> {
  await pause(settleMs);
  const tablesBefore = await tableBytes(store);
  const before = cpuOf(installation.parts);
  const driven = await toTheEnd(installation.temporal, run);
  await pause(settleMs);
  const cpu = difference(before, cpuOf(installation.parts));
  const each = (value: number) => value / driven.instances.length;
  const last = driven.instances.at(-1) ?? '';
  const history = await historyOf(installation.temporal, last);
  return {
    cpu: Object.fromEntries(Object.entries(cpu).map(([part, ms]) => [part, each(ms)])),
    events: history?.events ?? 0,
    historyBytes: history?.bytes ?? 0,
    logBytes: await logBytes(store, last),
    tableBytes: each((await tableBytes(store)) - tablesBefore),
  };
}

function cpuTable(costs: readonly Cost[]): Table {
  const parts = Object.keys(costs[0]?.cpu ?? {});
  return {
    title: 'CPU milliseconds of each process',
    columns: ['', ...parts, 'all'],
    rows: costs.map(({ title, cpu }) => [title, ...parts.map((part) => cpu[part] ?? 0), total(cpu)]),
    notes: [
      `${drivers} drivers over HTTP; user and system time, of all threads and of all of PostgreSQL’s processes, background work included. The driver is not counted.`,
    ],
  };
}

function bytesTable(costs: readonly Cost[]): Table {
  return {
    title: 'Bytes of each',
    columns: ['', 'history events', 'history bytes', 'log bytes', 'tables and indexes on disk'],
    rows: costs.map(({ title, events, historyBytes, logBytes: log, tableBytes: tables }) => [
      title,
      String(events),
      historyBytes,
      log,
      tables,
    ]),
    notes: [
      'Log: its entries’ rows. Tables and indexes: what all of them grew by, log included, before any vacuum.',
    ],
  };
}

async function tableBytes(store: Store): Promise<number> {
  const { rows } = await store.sql.query<{ bytes: number }>(
    `select sum(pg_total_relation_size(oid))::float8 as bytes from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  );
  return rows[0]?.bytes ?? 0;
}

async function logBytes(store: Store, instance: string): Promise<number> {
  const { rows } = await store.sql.query<{ bytes: number }>(
    'select sum(pg_column_size(log.*))::float8 as bytes from log where instance_id = $1',
    [instance],
  );
  return rows[0]?.bytes ?? 0;
}
