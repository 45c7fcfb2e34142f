/** Whether a command costs more after many others: instances with 10 and with 1,000 log entries. */
import { setTimeout as pause } from 'node:timers/promises';
import { startDriver, type Driver } from './driver/driver.js';
import type { Extent } from './extent.js';
import { onInstallation, type Installation } from './installation.js';
import { cpuOf, difference, total } from './process-cost.js';
import { percentile } from './spread.js';
import type { Table } from './table.js';

// One more than a round number: the start, and then claims and releases in pairs.
const lengths = [11, 1_001] as const;
// Many instances of the short log, so that it stays short while it is measured.
const instancesOf = { 11: 20, 1_001: 4 } as const;
const turnsAnInstance = { 11: 4, 1_001: 20 } as const;
/** The sweeper tells the workflows what was written past them, at most this much later. */
const sweptAfterMs = 12_000;

/** Claims and releases in turn, over HTTP, one at a time. */
export async function longLog({ quick }: Extent): Promise<Table[]> {
  return onInstallation(async (installation) => {
    const driver = await startDriver();
    try {
      const { url, settings } = installation;
      await driver.run({ job: 'tickets', url, drivers: 4, count: quick ? 4 : 60 });
      const prepared: { readonly entries: number; readonly instances: readonly string[] }[] = [];
      for (const full of lengths) {
        const entries = quick ? Math.min(full, 51) : full;
        const count = quick ? 2 : instancesOf[full];
        const { instances } = await driver.run({ job: 'starts', url, drivers: 1, count });
        for (const instance of instances) await driver.run({ job: 'lengthen', settings, instance, entries });
        prepared.push({ entries, instances });
      }
      await pause(sweptAfterMs);
      const rows: (string | number)[][] = [];
      for (const [i, { entries, instances }] of prepared.entries()) {
        const turns = (quick ? 2 : turnsAnInstance[lengths[i] ?? 11]) * instances.length;
        rows.push([
          entries.toLocaleString('en-US'),
          ...(await turnsOf(installation, driver, instances, turns)),
        ]);
      }
      return [
        {
          title: 'One command after many',
          columns: ['log entries', 'p50 (ms)', 'p95 (ms)', 'CPU of all processes (ms)'],
          rows,
          notes: ['Claim and release in turn over HTTP, one driver.'],
        },
      ];
    } finally {
      driver.stop();
    }
  });
}

async function turnsOf(
  { url, parts }: Installation,
  driver: Driver,
  instances: readonly string[],
  turns: number,
): Promise<number[]> {
  // Once over each first: its workflow may have left the worker's memory.
  await driver.run({ job: 'turns', url, instances, turns: instances.length });
  const before = cpuOf(parts);
  const { took } = await driver.run({ job: 'turns', url, instances, turns });
  const cpu = total(difference(before, cpuOf(parts)));
  const commands = took['command'] ?? [];
  return [percentile(commands, 0.5), percentile(commands, 0.95), cpu / commands.length];
}
