/** Definitions from YAML texts, compiled and published into a store. */
import { compile, readTree, type SourceFile } from '../../engine/reading.js';
import type { Program } from '../../engine/definition.js';
import { publish } from '../../store/definitions.js';
import { saveProgram } from '../../store/programs.js';
import { inTransaction, type Store } from '../../store/store.js';

/** The program of one workflow among the files. Throws with all problems if they have any. */
export function programOf(files: readonly SourceFile[], workflow: string, year = 2026): Program {
  const tree = readTree(files);
  const errors = tree.problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0)
    throw new Error(errors.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'));
  return compile(tree, workflow, year);
}

/** Publishes one workflow among the files, so that starts take it; its calendars are known for the years around `year`. */
export async function publishWorkflow(
  store: Store,
  files: readonly SourceFile[],
  workflow: string,
  publishedAt = Date.now(),
  year?: number,
): Promise<Program> {
  const program = programOf(files, workflow, year);
  await saveProgram(store, program, publishedAt);
  await inTransaction(store, (db) =>
    publish(db, {
      author: 'test',
      note: null,
      publishedAt,
      parts: [],
      workflows: [{ workflow, hash: program.version }],
    }),
  );
  return program;
}
