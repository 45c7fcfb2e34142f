import { afterEach, describe, expect, it } from 'vitest';
import { folderWith, sportello } from '../support/command-line.js';

const good = 'workflow: w\nsteps: {a: {task: A, to: {group: g}}}\n';
const remove: (() => void)[] = [];
afterEach(() => remove.splice(0).forEach((each) => each()));

function tree(files: Readonly<Record<string, string>>): string {
  const folder = folderWith(files);
  remove.push(folder.remove);
  return folder.path;
}

describe('sportello check', { timeout: 60_000 }, () => {
  it('finds nothing wrong with the shipped definitions, and exits with 0', async () => {
    const { status, out, errors } = await sportello(['check']);
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    expect(out).toMatch(/^\d+ definitions: no problems\n$/);
  });

  it('exits with 1 on an error, and tells file, line, column and code', async () => {
    const folder = tree({
      'sub/w.yaml': 'workflow: w\nstps: {}\n',
      'ok.yaml': 'form: ok\nschema: {type: object}\n',
    });
    const { status, out } = await sportello(['check', '--definitions', folder]);
    expect(status).toBe(1);
    expect(out).toContain(
      `${folder}/sub/w.yaml:2:1: error unknown_key: a workflow has no key "stps"; did you mean "steps"?`,
    );
    const json = await sportello(['check', '--definitions', folder, '--json']);
    expect(json.status).toBe(1);
    const report = JSON.parse(json.out) as { ok: boolean; problems: unknown[] };
    expect(report.ok).toBe(false);
    expect(report.problems).toContainEqual({
      file: 'sub/w.yaml',
      line: 2,
      column: 1,
      severity: 'error',
      code: 'unknown_key',
      message: 'a workflow has no key "stps"; did you mean "steps"?',
    });
  });

  it('exits with 0 on warnings alone', async () => {
    const scenario =
      'scenario: A\nworkflow: w\nat: 2026-03-02T09:00:00Z\nusers: {anna: {groups: [h]}}\nplay: [{cancel: {}}]\n';
    const folder = tree({ 'w.yaml': good, 'a.scenario.yaml': scenario });
    const { status, out } = await sportello(['check', '--definitions', folder, '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      problems: [{ severity: 'warning', code: 'unknown_name' }],
    });
  });

  it.each([
    [
      'a folder that is not there',
      ['--definitions', '/nowhere/at/all'],
      'There is no folder "/nowhere/at/all"',
    ],
    ['a file', ['--definitions', 'package.json'], '"package.json" is a file'],
    ['an option that it does not know', ['--defs', 'x'], 'sportello check [--definitions DIR] [--json]'],
  ])('exits with 2, and nothing on the standard output, on %s', async (_, args, says) => {
    const { status, out, errors } = await sportello(['check', ...args]);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(errors).toContain(says);
  });
});

describe('sportello schema', { timeout: 60_000 }, () => {
  it('gives the JSON Schema of a kind, and says which kinds there are', async () => {
    const { status, out } = await sportello(['schema', 'decision']);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ title: 'decision', required: ['decision', 'rules'] });
    const wrong = await sportello(['schema', 'decisions']);
    expect(wrong.status).toBe(2);
    expect(wrong.errors).toContain('workflow, calendar');
  });
});
