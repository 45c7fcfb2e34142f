import { describe, expect, it } from 'vitest';
import { readFolder } from '../../app/definition-files.js';
import { openMemoryPlay, runScenarios } from '../../engine/playing.js';
import { checkTree, readTree } from '../../engine/reading.js';

describe.each(['definitions', 'test/scenarios/definitions'])('the scenarios of %s', (folder) => {
  it('pass in memory, and reach every step and outcome', async () => {
    const files = readFolder(folder);
    const tree = readTree(files);
    const problems = checkTree(tree);
    expect(problems).toEqual([]);
    const { results, coverage } = await runScenarios(tree, files, problems, openMemoryPlay);
    expect(
      results.flatMap(({ file, failures }) => failures.map((failure) => ({ file, ...failure }))),
    ).toEqual([]);
    expect(results.length).toBeGreaterThan(5);
    expect(coverage.flatMap(({ missing }) => missing)).toEqual([]);
  });
});
