/** The programs that scenarios are played on. */
import type { Program } from '../definition.js';
import { closureOf } from '../reading/closure.js';
import { compile } from '../reading/compile.js';
import type { Problem } from '../reading/problem.js';
import { findDefinition, type Tree } from '../reading/tree.js';
import type { Scenario } from './scenario.js';

/** A program, or why there is none. */
export type Compiled = Program | { readonly problem: string };

/**
 * Gives each scenario its program, compiled for the year in which it plays: so it gives the same whenever it is run.
 * @param errors what checking the tree found
 */
export function scenarioPrograms(tree: Tree, errors: readonly Problem[]): (scenario: Scenario) => Compiled {
  const known = new Map<string, Compiled>();
  return ({ workflow, at }) => {
    const year = new Date(at).getUTCFullYear();
    const key = `${workflow} ${year}`;
    const compiled = known.get(key) ?? programOf(tree, workflow, errors, year);
    known.set(key, compiled);
    return compiled;
  };
}

function programOf(tree: Tree, workflow: string, errors: readonly Problem[], year: number): Compiled {
  const definition = findDefinition(tree, 'workflow', workflow);
  if (definition === null) return { problem: `there is no workflow ${workflow}` };
  const parts = new Set(closureOf(tree, definition).map(({ file }) => file));
  const error = errors.find(({ file }) => parts.has(file));
  if (error === undefined) return compile(tree, workflow, year);
  return { problem: `${error.file}:${error.line}:${error.column} ${error.code}: ${error.message}` };
}
