import { parseArgs } from 'node:util';
import { DateTime } from 'luxon';
import { takeEvents } from '../../commands/calls/take-events.js';
import { organisationZone } from '../../domain/zone.js';
import { createBell } from '../../store/bell.js';
import { insertProbes } from '../../store/probes.js';
import { closeStore, openStore } from '../../store/store.js';
import { demoCalls, demoProbes } from '../demo/calls/demo-calls.js';
import { inBatches } from '../demo/calls/in-batches.js';
import { joinHome } from '../processes/embedded.js';
import { readSettings } from '../settings.js';

const usage = 'sportello demo-calls [--days 31] [--from 2026-03-01] [--per-day 65] [--seed 1]';

/**
 * `sportello demo-calls`: tells a running system of calls that never were, and of probes, by default of the last 31 days until
 * yesterday. The same options tell the same calls, so a second run changes nothing.
 */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      days: { type: 'string', default: '31' },
      from: { type: 'string' },
      'per-day': { type: 'string', default: '65' },
      seed: { type: 'string', default: '1' },
    },
  });
  const [days, perDay, seed] = [whole(values.days), whole(values['per-day']), whole(values.seed)];
  const today = DateTime.now().setZone(organisationZone).startOf('day');
  const first =
    values.from === undefined
      ? today.minus({ days })
      : DateTime.fromISO(values.from, { zone: organisationZone });
  if (!first.isValid) throw new Error(`"${String(values.from)}" is no day.\n\n${usage}`);
  const span = { seed, from: first.toMillis(), days };
  const store = openStore(joinHome(readSettings()).databaseUrl, { max: 2 });
  const bell = createBell(store);
  try {
    let told = 0;
    for (const events of inBatches(demoCalls({ ...span, perDay }), 10_000)) {
      const { answers } = await takeEvents({ db: store, clock: () => Date.now(), bell }, events);
      told += answers.filter(({ result }) => result === 'taken').length;
    }
    for (const probes of inBatches(demoProbes(span), 5_000)) await insertProbes(store, probes);
    console.log(
      `${String(told)} events of ${String(days * perDay)} calls since ${first.toISODate()} are new`,
    );
    return 0;
  } finally {
    await bell.close();
    await closeStore(store);
  }
}

function whole(text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new Error(`"${text}" is no whole number.\n\n${usage}`);
  return Number(text);
}
