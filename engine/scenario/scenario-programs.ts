/** The programs that scenarios are played on. */
import { closureOf } from '../reading/closure.js';
import { compile } from '../reading/compile.js';
import type { Problem } from '../reading/problem.js';
import { findDefinition, type Definition, type Tree } from '../reading/tree.js';
import type { PlayPrograms } from './play-engine.js';
import type { Scenario } from './scenario.js';

/** The programs of a workflow and of all that it may start, or why there are none. */
export type Compiled = PlayPrograms | { readonly problem: string };

/**
 * Gives each scenario its programs, compiled for the year in which it plays: so it gives the same whenever it is run.
 * @param errors what checking the tree found
 */
export function scenarioPrograms(tree: Tree, errors: readonly Problem[]): (scenario: Scenario) => Compiled {
  const known = new Map<string, Compiled>();
  return ({ workflow, at }) => {
    const year = new Date(at).getUTCFullYear();
    const key = `${workflow} ${year}`;
    const compiled = known.get(key) ?? programsWith(tree, workflow, errors, year);
    known.set(key, compiled);
    return compiled;
  };
}

/** Compiles a workflow and all that it may start, for a year. @param errors what checking the tree found */
export function programsWith(
  tree: Tree,
  workflow: string,
  errors: readonly Problem[],
  year: number,
): Compiled {
  const definition = findDefinition(tree, 'workflow', workflow);
  if (definition === null) return { problem: `there is no workflow ${workflow}` };
  const reached = new Set<Definition>([definition]);
  for (const each of reached) for (const started of startedBy(tree, each)) reached.add(started);
  const parts = new Set([...reached].flatMap((each) => closureOf(tree, each)).map(({ file }) => file));
  const error = errors.find(({ file }) => parts.has(file));
  if (error === undefined) {
    const others = [...reached].slice(1).map(({ name }) => compile(tree, name, year));
    return [compile(tree, workflow, year), ...others];
  }
  return { problem: `${error.file}:${error.line}:${error.column} ${error.code}: ${error.message}` };
}

/** The workflows that one may start or send to. */
function startedBy(tree: Tree, { facts }: Definition): readonly Definition[] {
  return facts.flatMap((fact) => {
    if (fact.fact === 'sent' && fact.workflow === null)
      return tree.definitions.filter((each) => startsBy(each, fact.message));
    const named = fact.fact === 'start' || fact.fact === 'sent' ? fact.workflow : null;
    return named === null ? [] : (findDefinition(tree, 'workflow', named) ?? []);
  });
}

function startsBy(definition: Definition, message: string): boolean {
  return definition.kind === 'workflow' && definition.body?.start.message === message;
}
