/** Memory of all processes: idle after the start, and with tickets that wait for somebody. */
import { setTimeout as pause } from 'node:timers/promises';
import { startDriver } from './driver/driver.js';
import type { Extent } from './extent.js';
import { onInstallation } from './installation.js';
import { memoryOf, residentOf, total, type ByPart } from './process-cost.js';
import type { Table } from './table.js';

const drivers = 32;
const tickets = 10_000;
/** Garbage of the start and of the load is collected by then, as far as it will be. */
const restMs = 10_000;

/** Starts the tickets over HTTP and leaves them. */
export async function waiting({ quick }: Extent): Promise<Table[]> {
  const count = quick ? 50 : tickets;
  return onInstallation(async ({ url, parts }) => {
    await pause(quick ? 1_000 : restMs);
    const idle = [memoryOf(parts), residentOf(parts)] as const;
    const driver = await startDriver();
    const { seconds } = await driver.run({ job: 'starts', url, drivers, count });
    driver.stop();
    await pause(quick ? 1_000 : restMs);
    const full = [memoryOf(parts), residentOf(parts)] as const;
    const row = (title: string, bytes: ByPart) => [
      title,
      ...Object.keys(parts).map((part) => mebibytes(bytes[part] ?? 0)),
      mebibytes(total(bytes)),
    ];
    return [
      {
        title: 'Memory (MiB)',
        columns: ['', ...Object.keys(parts), 'all'],
        rows: [
          row('idle', idle[0]),
          row(`${count.toLocaleString('en-US')} waiting tickets`, full[0]),
          row('idle, RSS', idle[1]),
          row(`${count.toLocaleString('en-US')} waiting tickets, RSS`, full[1]),
        ],
        notes: [
          'Shared pages are divided among their processes (PSS); RSS counts them in each, so PostgreSQL’s shared buffers once a connection.',
          `The tickets were started at ${Math.round(count / seconds)} a second, ${drivers} drivers.`,
        ],
      },
    ];
  });
}

function mebibytes(bytes: number): number {
  return bytes / 2 ** 20;
}
