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
  }, 60_000);
});

describe('the shipped scenarios', () => {
  it('are titled with the requirements that they show, every one of the ticket’s', () => {
    const { definitions } = readTree(readFolder('definitions'));
    const titles = definitions.flatMap(({ kind, name }) => (kind === 'scenario' ? [name] : []));
    const shown = new Set(titles.flatMap((title) => title.match(/\bTKT-\d+/g) ?? []));
    expect(titles.filter((title) => /^[A-Z]+-\d/.test(title)).length).toBeGreaterThanOrEqual(25);
    const asked = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15].map((n) => `TKT-${n}`);
    expect(asked.filter((id) => !shown.has(id))).toEqual([]);
  });
});
