import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Problem } from '../../engine/reading.js';
import { engineItalian } from '../../engine/wording/italian.js';
import { inWords, type Catalogue } from '../../engine/wording/worded.js';
import { checkFolder, folderOptions, runnable } from './definitions-folder.js';

const usage = 'sportello check [--definitions DIR] [--json]';

/**
 * `sportello check [--definitions DIR] [--json]`: all that is wrong with a tree of definitions. Exit status 0: nothing, or
 * warnings only; 1: errors; 2: it could not be read.
 */
export function run(args: readonly string[]): Promise<number> {
  return runnable(usage, async () => {
    const { values } = parseArgs({ args: [...args], options: folderOptions });
    const { tree, problems } = checkFolder(values.definitions);
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    if (values.json) {
      const told = problems.map(({ file, line, column, severity, code, message }) => {
        return { file, line, column, severity, code, message };
      });
      console.log(JSON.stringify({ ok: errors === 0, problems: told }, null, 2));
    } else {
      for (const problem of problems) console.log(lineOf(values.definitions, problem, spoken()));
      const counts = [counted(errors, 'error'), counted(problems.length - errors, 'warning')].join(', ');
      console.log(
        `${counted(tree.definitions.length, 'definition')}: ${problems.length === 0 ? 'no problems' : counts}`,
      );
    }
    return errors === 0 ? 0 : 1;
  });
}

function lineOf(
  folder: string,
  { file, line, column, severity, code, worded }: Problem,
  words: Catalogue,
): string {
  const message = inWords(worded, words);
  return `${join(folder, file)}:${line}:${column}: ${severity} ${code}: ${message}`;
}

/** Words for the terminal's language: Italian where it says so, else the engine's own English. */
function spoken(): Catalogue {
  const language = process.env['LC_ALL'] ?? process.env['LANG'] ?? '';
  return language.startsWith('it') ? engineItalian : {};
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
