import { parseArgs } from 'node:util';
import { verify } from '../../commands/verify.js';
import { closeStore } from '../../store/store.js';
import { createCommandContext, createLogger } from '../contexts.js';
import { masterKey } from '../master-key.js';
import { joinHome } from '../processes/embedded.js';
import { readSettings } from '../settings.js';

/**
 * `sportello verify [--json] [--no-temporal]`: holds log, state, projection and workflows of every instance against each
 * other. Exit status 0: they agree; 1: they differ somewhere.
 */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean' }, 'no-temporal': { type: 'boolean' } },
  });
  const joined = joinHome(readSettings());
  const settings = { ...joined, masterKey: masterKey(joined) };
  const context = createCommandContext(settings, createLogger(settings, 'verify'));
  try {
    const differences: { readonly instance: string; readonly what: string }[] = [];
    let checked = 0;
    let erased = 0;
    for await (const found of verify(context, { withTemporal: values['no-temporal'] !== true })) {
      if ('what' in found) differences.push(found);
      else {
        checked += 1;
        if (found.erased) erased += 1;
      }
    }
    if (values.json === true)
      console.log(JSON.stringify({ ok: differences.length === 0, checked, erased, differences }, null, 2));
    else {
      for (const { instance, what } of differences) console.log(`${instance}: ${what}`);
      console.log(`${checked} instances checked, ${differences.length} differences`);
      if (erased > 0)
        console.log(
          `${erased} of them were erased: their logs were counted, not replayed; all else was compared`,
        );
    }
    return differences.length === 0 ? 0 : 1;
  } finally {
    await context.temporal.connection.close();
    await closeStore(context.db);
  }
}
