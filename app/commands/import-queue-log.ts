import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { importQueueLog } from '../../commands/calls/import-queue-log.js';
import { inEnglish } from '../../engine/wording/worded.js';
import { createBell } from '../../store/bell.js';
import { closeStore, openStore } from '../../store/store.js';
import { joinHome } from '../processes/embedded.js';
import { readSettings } from '../settings.js';

const usage = 'sportello import-queue-log FILE [--source NAME]';

/**
 * `sportello import-queue-log FILE [--source NAME]`: takes the calls of Asterisk's queue_log, while the system runs. What is known
 * already changes nothing, so it may be run again at any time. Exit status 1: lines were left out, which are told.
 */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { source: { type: 'string', default: '' } },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Error(usage);
  const store = openStore(joinHome(readSettings()).databaseUrl, { max: 2 });
  const bell = createBell(store);
  try {
    const context = { db: store, clock: () => Date.now(), bell };
    const done = await importQueueLog(context, createReadStream(file), values.source);
    for (const { line, why } of done.left) console.log(`${file}:${String(line)}: ${inEnglish(why)}`);
    const left = done.refused + done.notUnderstood;
    if (left > done.left.length) console.log(`… and ${String(left - done.left.length)} more lines`);
    if (done.unknownQueues.length > 0)
      console.log(`queues that nobody has described: ${done.unknownQueues.join(', ')}`);
    console.log(
      `${String(done.lines)} lines: ${String(done.taken)} events taken, ${String(done.repeated)} known already, ` +
        `${String(done.other)} not about calls, ${String(left)} left out`,
    );
    return left > 0 ? 1 : 0;
  } finally {
    await bell.close();
    await closeStore(store);
  }
}
