import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openMemoryPlay, runScenarios, type ScenarioResult, type ScenarioRun } from '../../engine/playing.js';
import type { OpenPlay } from '../../engine/scenario/play-engine.js';
import { checkFolder, folderOptions, runnable } from './definitions-folder.js';

const usage = 'sportello test [--definitions DIR] [--engine memory|temporal] [--json]';

/**
 * `sportello test [--definitions DIR] [--engine memory|temporal] [--json]`: plays the scenarios of a tree. Exit status 0:
 * all passed; 1: some failed; 2: they could not be played.
 */
export function run(args: readonly string[]): Promise<number> {
  return runnable(usage, async () => {
    const { values } = parseArgs({
      args: [...args],
      options: { ...folderOptions, engine: { type: 'string', default: 'memory' } },
    });
    const withEngine = engines[values.engine];
    if (withEngine === undefined)
      throw new Error(`There is no engine "${values.engine}"; expected memory or temporal.\n\n${usage}`);
    const { files, tree, problems } = checkFolder(values.definitions);
    const played = await withEngine((open) => runScenarios(tree, files, problems, open));
    if (values.json) console.log(JSON.stringify(summary(played), null, 2));
    else tell(values.definitions, played);
    return played.results.every(({ ok }) => ok) ? 0 : 1;
  });
}

type WithEngine = (play: (open: OpenPlay) => Promise<ScenarioRun>) => Promise<ScenarioRun>;

const engines: { readonly [name: string]: WithEngine | undefined } = {
  memory: (play) => play(openMemoryPlay),
  temporal: async (play) => {
    // Loaded only when asked for: the engine alone needs no client, no worker, no database.
    const { withTrial } = await import('../trial/with-trial.js');
    return withTrial(play);
  },
};

function summary({ results }: ScenarioRun) {
  const passed = results.filter(({ ok }) => ok).length;
  return { passed, failed: results.length - passed, scenarios: results };
}

function tell(folder: string, { results, coverage }: ScenarioRun): void {
  for (const result of results) tellOne(folder, result);
  for (const { workflow, steps, outcomes, missing } of coverage) {
    const unreached = missing.length === 0 ? '' : `; not reached: ${missing.join(', ')}`;
    console.log(
      `${workflow}: ${percent(steps)} of steps, ${percent(outcomes)} of outcomes covered${unreached}`,
    );
  }
  const passed = results.filter(({ ok }) => ok).length;
  console.log(
    results.length === 0 ? `No scenario in ${folder}` : `${passed} passed, ${results.length - passed} failed`,
  );
}

function tellOne(folder: string, { file, scenario, ok, failures }: ScenarioResult): void {
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${scenario} (${join(folder, file)})`);
  for (const { line, expected, found } of failures) {
    console.log(`       line ${line}: expected ${expected}`);
    console.log(`${' '.repeat(`       line ${line}: `.length)}found    ${found}`);
  }
}

function percent(share: number): string {
  // Rounded down, so that 100 % means all.
  return `${Math.floor(share * 100)} %`;
}
