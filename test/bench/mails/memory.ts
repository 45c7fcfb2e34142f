/** What each process of a mailing holds and uses while it goes on: a reading for each thousand mails. */
import { cpuOf, difference, memoryOf, type ByPart, type Parts } from '../process-cost.js';

interface Reading {
  readonly mails: number;
  readonly seconds: number;
  /** CPU milliseconds since the mailing began, by part. */
  readonly cpu: ByPart;
  readonly megabytes: ByPart;
}

const each = 1_000;

/** Reads when `note` hears of another thousand; each reading is also told on standard error, as a line. */
export function startReadings(parts: Parts): {
  readonly readings: Reading[];
  readonly note: (mails: number) => void;
} {
  const [begun, before] = [performance.now(), cpuOf(parts)];
  const readings: Reading[] = [];
  return {
    readings,
    note(mails) {
      if (Math.floor(mails / each) === Math.floor((readings.at(-1)?.mails ?? 0) / each)) return;
      const seconds = (performance.now() - begun) / 1_000;
      const megabytes = Object.fromEntries(
        Object.entries(memoryOf(parts)).map(([part, bytes]) => [part, Math.round(bytes / 1e6)]),
      );
      const cpu = difference(before, cpuOf(parts));
      readings.push({ mails, seconds, cpu, megabytes });
      console.error(JSON.stringify({ mails, seconds: Math.round(seconds), megabytes }));
    },
  };
}

/** Rows of a table: `steps` stretches of the mailing, each with its pace, the worker's CPU a thousand mails, and what each part held most. */
export function stretches(readings: readonly Reading[], steps: number): (string | number)[][] {
  const most = readings.at(-1)?.mails ?? 0;
  let before: Reading = { mails: 0, seconds: 0, cpu: {}, megabytes: {} };
  return Array.from({ length: steps }, (_, step) => {
    const within = readings.filter(
      ({ mails }) => mails > before.mails && mails <= ((step + 1) * most) / steps,
    );
    const last = within.at(-1) ?? before;
    const thousands = Math.max(1, last.mails - before.mails) / 1_000;
    const cpu = difference(before.cpu, last.cpu);
    const peak = Object.keys(last.megabytes).map((part) =>
      Math.max(...within.map(({ megabytes }) => megabytes[part] ?? 0)),
    );
    const row = [
      last.mails.toLocaleString('en-US'),
      (last.seconds - before.seconds) / thousands,
      ...[(cpu['worker'] ?? 0) / 1_000 / thousands, (cpu['PostgreSQL'] ?? 0) / 1_000 / thousands],
      ...peak,
    ];
    before = last;
    return row;
  });
}
