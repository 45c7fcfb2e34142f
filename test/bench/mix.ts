/** The shipped ticket in the mix that a contact centre sees, over HTTP: what each command takes, and what a ticket costs. */
import { setTimeout as pause } from 'node:timers/promises';
import { startDriver, type Driver } from './driver/driver.js';
import type { Driven, ShippedLoad } from './driver/jobs.js';
import type { Extent } from './extent.js';
import { onInstallation, type Installation } from './installation.js';
import { cpuOf, difference, total, type ByPart } from './process-cost.js';
import type { MixName } from './sample-lives.js';
import { percentile } from './spread.js';
import type { Table } from './table.js';
import { toTheEnd } from './to-the-end.js';

const commands = ['at once', 'start', 'claim', 'complete'] as const;
const settleMs = 1_500;
const runs: readonly { readonly title: string; readonly mix: MixName; readonly load: ShippedLoad }[] = [
  { title: 'the mix, 5 tickets/s', mix: 'real', load: { perSecond: 5, count: 300 } },
  { title: 'the mix, 8 drivers', mix: 'real', load: { drivers: 8, count: 1_500 } },
  { title: 'the mix, 32 drivers', mix: 'real', load: { drivers: 32, count: 3_000 } },
  { title: 'level II only, 8 drivers', mix: 'level_2', load: { drivers: 8, count: 300 } },
];

interface Measured {
  readonly title: string;
  readonly driven: Driven;
  readonly cpu: ByPart;
}

/** The mix at INPS’s peak and as fast as it goes, and beside it tickets that all go to level II. */
export async function mix({ quick }: Extent): Promise<Table[]> {
  return onInstallation(async (installation) => {
    const driver = await startDriver();
    try {
      const measured: Measured[] = [];
      const reduced = (load: ShippedLoad) => ({ ...load, count: Math.ceil(load.count * (quick ? 0.05 : 1)) });
      const warmUp = { mix: 'real', load: reduced({ drivers: 8, count: 400 }) } as const;
      await driver.run({ job: 'shipped', url: installation.url, ...warmUp });
      for (const { title, mix: of, load } of runs)
        measured.push({ title, ...(await cost(installation, driver, of, reduced(load))) });
      return [times(measured), costs(measured)];
    } finally {
      driver.stop();
    }
  });
}

async function cost({ url, parts, temporal }: Installation, driver: Driver, of: MixName, load: ShippedLoad) {
  await pause(settleMs);
  const before = cpuOf(parts);
  const driven = await toTheEnd(temporal, () => driver.run({ job: 'shipped', url, mix: of, load }));
  await pause(settleMs);
  const spent = difference(before, cpuOf(parts));
  const cpu = Object.fromEntries(
    Object.entries(spent).map(([part, ms]) => [part, ms / driven.instances.length]),
  );
  return { driven, cpu };
}

function times(measured: readonly Measured[]): Table {
  return {
    title: 'The shipped ticket over HTTP, in the real mix (ms)',
    columns: ['', 'tickets/s', ...commands.flatMap((name) => [`${name} p50`, 'p95'])],
    rows: measured.map(({ title, driven }) => [
      title,
      driven.instances.length / driven.seconds,
      ...commands.flatMap((name): (string | number)[] => {
        const took = driven.took[name];
        return took === undefined ? ['–', '–'] : [percentile(took, 0.5), percentile(took, 0.95)];
      }),
    ]),
    notes: [
      '80 % calls resolved at once (one request), 15 % voicemails that level II answers (two human tasks, three clocks, one mail), 5 % that an office is asked about as well (four tasks).',
      'At 5 tickets/s a second passes between what one person does and the next.',
    ],
  };
}

function costs(measured: readonly Measured[]): Table {
  const parts = Object.keys(measured[0]?.cpu ?? {});
  return {
    title: 'CPU milliseconds of each process, a ticket of the mix',
    columns: ['', ...parts, 'all'],
    rows: measured.map(({ title, cpu }) => [title, ...parts.map((part) => cpu[part] ?? 0), total(cpu)]),
    notes: [
      'As above: background work included, the driver not. At a pace, what the processes do while idle counts too.',
    ],
  };
}
