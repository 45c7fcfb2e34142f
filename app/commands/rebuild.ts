import { parseArgs } from 'node:util';
import { rebuild } from '../../commands/rebuild.js';
import { closeStore } from '../../store/store.js';
import { createCommandContext, createLogger } from '../contexts.js';
import { masterKey } from '../master-key.js';
import { joinHome } from '../processes/embedded.js';
import { readSettings } from '../settings.js';

const tellEvery = 1_000;

/**
 * `sportello rebuild [--instance ID] [--check] [--json]`: writes what the log says into the tables of instances, tasks and
 * clocks, where they differ from it; `--check` only compares. The system may run meanwhile.
 * Exit status 0: all is as the log says (now); 1: something differs (`--check`), or could not be replayed.
 */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { instance: { type: 'string' }, check: { type: 'boolean' }, json: { type: 'boolean' } },
  });
  const checkOnly = values.check === true;
  const joined = joinHome(readSettings());
  const settings = { ...joined, masterKey: masterKey(joined) };
  const context = createCommandContext(settings, createLogger(settings, 'rebuild'));
  try {
    let looked = 0;
    let erased = 0;
    const differed: { readonly instance: string; readonly parts: readonly string[] }[] = [];
    const failed: { readonly instance: string; readonly why: string }[] = [];
    for await (const found of rebuild(context, { instance: values.instance ?? null, checkOnly })) {
      looked += 1;
      if (found.left === 'it was erased') erased += 1;
      else if (found.left !== null) failed.push({ instance: found.instance, why: found.left });
      if (found.differed.length > 0) differed.push({ instance: found.instance, parts: found.differed });
      if (values.json !== true && looked % tellEvery === 0) console.log(`${looked} instances looked at`);
    }
    if (values.json === true)
      console.log(JSON.stringify({ looked, erased, checked_only: checkOnly, differed, failed }, null, 2));
    else {
      for (const { instance, parts } of differed)
        console.log(`${instance}: ${parts.join(', ')} ${checkOnly ? 'differ' : 'written anew'}`);
      for (const { instance, why } of failed) console.log(`${instance}: left as it is: ${why}`);
      console.log(
        `${looked} instances looked at, ${differed.length} differed, ${erased} erased ones left as they are`,
      );
    }
    return failed.length > 0 || (checkOnly && differed.length > 0) ? 1 : 0;
  } finally {
    await context.temporal.connection.close();
    await closeStore(context.db);
  }
}
