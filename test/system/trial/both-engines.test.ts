import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFolder } from '../../../app/definition-files.js';
import { readSettings } from '../../../app/settings.js';
import { openTemporalPlay } from '../../../app/trial/temporal-play.js';
import { openTrial, type Trial } from '../../../app/trial/trial.js';
import { openMemoryPlay, playScenario } from '../../../engine/playing.js';
import { scenarioPrograms } from '../../../engine/scenario/scenario-programs.js';
import { checkTree, readTree, type Tree } from '../../../engine/reading.js';

let trial: Trial;
beforeAll(async () => {
  trial = await openTrial(readSettings({ NODE_ENV: 'test' }), () => undefined);
});
afterAll(() => trial.close());

/** Every scenario of a folder that has no problem. */
function scenariosIn(folder: string) {
  const tree = readTree(readFolder(folder));
  const problems = checkTree(tree);
  if (problems.length > 0)
    throw new Error(
      `${folder}: ${problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n')}`,
    );
  return tree.definitions.flatMap((definition) =>
    definition.kind === 'scenario' && definition.body !== null
      ? [{ title: definition.name, scenario: definition.body, tree }]
      : [],
  );
}

const programsOf = (tree: Tree) => scenarioPrograms(tree, []);

// The shipped ones, and those of a workflow with all that the ticket lacks: calls that fail, incidents, kept messages.
describe.each(['definitions', 'test/scenarios/definitions'])('the scenarios of %s', (folder) => {
  it.each(scenariosIn(folder))(
    '$title: passes on both engines, with the same log',
    async ({ scenario, tree }) => {
      const programs = programsOf(tree)(scenario);
      if ('problem' in programs) throw new Error(programs.problem);
      const inMemory = await playScenario(scenario, programs, openMemoryPlay);
      expect(inMemory.failures).toEqual([]);
      const onTemporal = await playScenario(scenario, programs, openTemporalPlay(trial));
      expect(onTemporal.failures).toEqual([]);
      expect(onTemporal.log).toEqual(inMemory.log);
      expect(onTemporal.others).toEqual(inMemory.others);
    },
  );
});
