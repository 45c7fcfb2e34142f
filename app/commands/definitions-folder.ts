/** The folder of definitions that a command is about. */
import { statSync } from 'node:fs';
import { checkTree, readTree, type Problem, type SourceFile, type Tree } from '../../engine/reading.js';
import { readFolder } from '../definition-files.js';

/** The options that `check` and `test` share. */
export const folderOptions = {
  definitions: { type: 'string', default: 'definitions' },
  json: { type: 'boolean', default: false },
} as const;

export interface CheckedFolder {
  readonly files: readonly SourceFile[];
  readonly tree: Tree;
  readonly problems: readonly Problem[];
}

/** Reads and checks a folder. @throws Error when it can't be read */
export function checkFolder(folder: string): CheckedFolder {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found === undefined)
    throw new Error(`There is no folder "${folder}". Name one that has definitions: --definitions DIR`);
  if (!found.isDirectory())
    throw new Error(`"${folder}" is a file. Name the folder that it is in: --definitions DIR`);
  const files = readFolder(folder);
  const tree = readTree(files);
  return { files, tree, problems: checkTree(tree) };
}

/** Runs a command that tells "it found something" (1) from "it could not run" (2): whatever it throws is the latter. */
export async function runnable(usage: string, command: () => Promise<number>): Promise<number> {
  try {
    return await command();
  } catch (error) {
    const wrongUse =
      error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
    const message = error instanceof Error ? error.message : String(error);
    console.error(wrongUse ? `${message}\n\n${usage}` : message);
    return 2;
  }
}
