import { afterEach, describe, expect, it } from 'vitest';
import { folderWith, sportello } from '../support/command-line.js';

const workflow = 'workflow: w\nsteps: {a: {task: A, to: {group: g}, outcomes: {yes: {}, no: {}}}}\n';
const scenario = (title: string, play: string) =>
  `scenario: ${title}\nworkflow: w\nat: 2026-03-02T09:00:00Z\nplay:\n${play}`;
const passes = scenario('It passes', '  - complete: {task: a, outcome: yes}\n  - expect: {ended: yes}\n');
const fails = scenario('It fails', '  - complete: {task: a, outcome: yes}\n  - expect: {ended: no}\n');

const remove: (() => void)[] = [];
afterEach(() => remove.splice(0).forEach((each) => each()));

function tree(files: Readonly<Record<string, string>>): string {
  const folder = folderWith({ 'w.yaml': workflow, ...files });
  remove.push(folder.remove);
  return folder.path;
}

describe('sportello test', { timeout: 60_000 }, () => {
  it('passes the shipped scenarios, which cover every step and outcome, and exits with 0', async () => {
    const { status, out, errors } = await sportello(['test']);
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    expect(out).toContain('ticket: 100 % of steps, 100 % of outcomes covered\n');
    expect(out).toMatch(/\n\d+ passed, 0 failed\n$/);
  });

  it('exits with 1 when one fails, and tells line, expected and found', async () => {
    const folder = tree({ 'a.scenario.yaml': passes, 'sub/b.scenario.yaml': fails });
    const { status, out } = await sportello(['test', '--definitions', folder]);
    expect(status).toBe(1);
    expect(out.replaceAll(folder, '')).toBe(
      `ok     It passes (/a.scenario.yaml)
FAILED It fails (/sub/b.scenario.yaml)
       line 6: expected ended: no
               found    ended: yes
w: 100 % of steps, 50 % of outcomes covered; not reached: a.no
1 passed, 1 failed
`,
    );
  });

  it('gives the same as JSON', async () => {
    const folder = tree({ 'a.scenario.yaml': passes, 'sub/b.scenario.yaml': fails });
    const { status, out } = await sportello([
      'test',
      '--json',
      '--definitions',
      folder,
      '--engine',
      'memory',
    ]);
    expect(status).toBe(1);
    const coverage = { steps: 1, outcomes: 0.5 };
    expect(JSON.parse(out)).toEqual({
      passed: 1,
      failed: 1,
      scenarios: [
        { file: 'a.scenario.yaml', scenario: 'It passes', ok: true, failures: [], coverage },
        {
          file: 'sub/b.scenario.yaml',
          scenario: 'It fails',
          ok: false,
          failures: [{ line: 6, expected: 'ended: no', found: 'ended: yes' }],
          coverage,
        },
      ],
    });
  });

  it('fails a scenario whose workflow has errors, and one that cannot be read', async () => {
    const folder = tree({
      'w.yaml': 'workflow: w\n',
      'a.scenario.yaml': passes,
      'b.scenario.yaml': 'scenario: [\n',
    });
    const { status, out } = await sportello(['test', '--definitions', folder, '--json']);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      passed: 0,
      failed: 2,
      scenarios: [{ failures: [{ line: 2, expected: 'the workflow w without errors' }] }, { scenario: 'b' }],
    });
  });

  it('exits with 0 where there is no scenario', async () => {
    const { status, out } = await sportello(['test', '--definitions', tree({}), '--json']);
    expect({ status, report: JSON.parse(out) as unknown }).toEqual({
      status: 0,
      report: { passed: 0, failed: 0, scenarios: [] },
    });
  });

  it.each([
    [
      'a folder that is not there',
      ['--definitions', '/nowhere/at/all'],
      'There is no folder "/nowhere/at/all"',
    ],
    ['an engine that it does not know', ['--engine', 'steam'], 'expected memory or temporal'],
  ])('exits with 2, and nothing on the standard output, on %s', async (_, args, says) => {
    const { status, out, errors } = await sportello(['test', ...args]);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(errors).toContain(says);
  });
});
