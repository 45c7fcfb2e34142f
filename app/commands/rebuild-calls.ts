import { parseArgs } from 'node:util';
import { rebuildCalls } from '../../commands/calls/rebuild-calls.js';
import { closeStore, openStore } from '../../store/store.js';
import { joinHome } from '../processes/embedded.js';
import { readSettings } from '../settings.js';

const tellEvery = 50_000;

/**
 * `sportello rebuild-calls [--after ID] [--check]`: puts calls together anew from the events that are kept, as the rules of this
 * version are, while the system runs; `--check` only compares. Stopped, it is run again, with `--after` from where it was.
 * Exit status 1: some differ (`--check`).
 */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { after: { type: 'string', default: '' }, check: { type: 'boolean', default: false } },
  });
  const store = openStore(joinHome(readSettings()).databaseUrl, { max: 2 });
  try {
    const context = { db: store, clock: () => Date.now() };
    let [looked, differed, toTell] = [0, 0, tellEvery];
    for await (const page of rebuildCalls(context, { after: values.after, checkOnly: values.check })) {
      looked += page.looked;
      differed += page.differed;
      if (looked < toTell) continue;
      console.log(`${String(looked)} calls looked at, up to ${page.last}`);
      toTell += tellEvery;
    }
    console.log(
      `${String(looked)} calls looked at, ${String(differed)} ${values.check ? 'differ' : 'written anew'}`,
    );
    return values.check && differed > 0 ? 1 : 0;
  } finally {
    await closeStore(store);
  }
}
