/**
 * The engine beside the same ticket written by hand as a Temporal workflow: same server, same run, same rows in the same
 * tables, a worker process each, no HTTP on either side. Rounds alternate, so that whatever drifts meets both.
 */
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { startDriver, type Driver } from './driver/driver.js';
import type { Extent } from './extent.js';
import { historyOf } from './history.js';
import { onInstallation, type Installation } from './installation.js';
import { cpuOf, difference, total, type ByPart, type Parts } from './process-cost.js';
import { startProgram } from './program.js';
import { mean } from './spread.js';
import type { Table } from './table.js';
import { toTheEnd } from './to-the-end.js';

/** Both workers start with it, so that neither side is charged for the SDK's habits. */
const leanSandbox = new URL('../../app/lean-sandbox.cjs', import.meta.url);
const drivers = 16;
const sides = ['engine', 'hand-written'] as const;
type Side = (typeof sides)[number];
const settleMs = 1_000;

interface Round {
  readonly side: Side;
  readonly perSecond: number;
  /** Milliseconds of each instance. */
  readonly cpu: ByPart;
  readonly events: number;
  readonly historyBytes: number;
}

/** Several rounds of each side, in turn. */
export async function handWritten({ quick }: Extent): Promise<Table[]> {
  const rounds = quick ? 2 : 6;
  const count = quick ? 12 : 160;
  return onInstallation(async (installation) => {
    const entry = new URL('./hand-written/worker-main.ts', import.meta.url);
    const worker = await startProgram(entry, [leanSandbox]);
    const driver = await startDriver();
    try {
      worker.send(installation.settings);
      await once(worker, 'message');
      const measured: Round[] = [];
      for (let n = -1; n < rounds; n += 1)
        for (const side of n % 2 === 0 ? sides : [...sides].reverse()) {
          const round = await play(installation, driver, worker.pid ?? 0, side, count);
          if (n >= 0) measured.push(round); // the first round of each warms up
        }
      return [rates(measured), costs(measured)];
    } finally {
      driver.stop();
      worker.disconnect();
    }
  });
}

async function play(
  installation: Installation,
  driver: Driver,
  handWrittenWorker: number,
  side: Side,
  count: number,
): Promise<Round> {
  const { settings, parts, temporal } = installation;
  const worker = side === 'engine' ? (parts['worker'] ?? 0) : handWrittenWorker;
  const counted: Parts = {
    caller: driver.pid,
    worker,
    temporal: parts['temporal'] ?? 0,
    postgres: parts['postgres'] ?? 0,
  };
  await pause(settleMs);
  const before = cpuOf(counted);
  const driven = await toTheEnd(temporal, () => driver.run({ job: side, settings, drivers, count }));
  await pause(settleMs);
  const cpu = difference(before, cpuOf(counted));
  const history = await historyOf(temporal, driven.instances.at(-1) ?? '');
  return {
    side,
    perSecond: driven.instances.length / driven.seconds,
    cpu: Object.fromEntries(Object.entries(cpu).map(([part, ms]) => [part, ms / count])),
    events: history?.events ?? 0,
    historyBytes: history?.bytes ?? 0,
  };
}

function rates(measured: readonly Round[]): Table {
  const of = (side: Side) => measured.filter((round) => round.side === side);
  const rateOf = (side: Side) => mean(of(side).map(({ perSecond }) => perSecond));
  const ratio = rateOf('engine') / rateOf('hand-written');
  return {
    title: 'Instances a second beside a hand-written workflow',
    columns: ['', 'instances/s', 'least', 'most', 'history events', 'history bytes'],
    rows: sides.map((side) => {
      const speeds = of(side).map(({ perSecond }) => perSecond);
      const last = of(side).at(-1);
      return [
        side,
        mean(speeds),
        Math.min(...speeds),
        Math.max(...speeds),
        String(last?.events ?? 0),
        last?.historyBytes ?? 0,
      ];
    }),
    notes: [
      `${of('engine').length} rounds of each, in turn, ${drivers} drivers; the engine does ${(ratio * 100).toFixed(0)} % of the hand-written instances a second, counted until the last workflow has ended.`,
    ],
  };
}

function costs(measured: readonly Round[]): Table {
  const parts = Object.keys(measured[0]?.cpu ?? {});
  return {
    title: 'CPU milliseconds an instance beside a hand-written workflow',
    columns: ['', ...parts, 'all'],
    rows: sides.map((side) => {
      const own = measured.filter((round) => round.side === side);
      const each = parts.map((part) => mean(own.map(({ cpu }) => cpu[part] ?? 0)));
      return [side, ...each, mean(own.map(({ cpu }) => total(cpu)))];
    }),
    notes: ['The caller does what the API’s server does for a command, without HTTP.'],
  };
}
