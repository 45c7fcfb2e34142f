/** All scenarios of a tree, played, with what became of each: what `sportello test` prints. */
import type { Program } from '../definition.js';
import { closureOf } from '../reading/closure.js';
import { compile } from '../reading/compile.js';
import type { Problem } from '../reading/problem.js';
import { findDefinition, type Definition, type SourceFile, type Tree } from '../reading/tree.js';
import { coverageOf, reachable, type Coverage, type Reached } from './coverage.js';
import type { OpenPlay } from './play-engine.js';
import { playScenario } from './play-scenario.js';
import type { Failure } from './scenario.js';

export interface ScenarioResult {
  readonly file: string;
  readonly scenario: string;
  readonly ok: boolean;
  readonly failures: readonly Failure[];
  /** How much of its workflow this scenario played. */
  readonly coverage: Coverage;
}

/** How much of a workflow all its scenarios played together. */
export interface WorkflowCoverage extends Coverage {
  readonly workflow: string;
  /** What none of them reached: steps, and outcomes with their task. */
  readonly missing: readonly string[];
}

export interface ScenarioRun {
  readonly results: readonly ScenarioResult[];
  readonly coverage: readonly WorkflowCoverage[];
}

type ScenarioDefinition = Extract<Definition, { readonly kind: 'scenario' }>;
/** A program, or why there is none. */
type Compiled = Program | { readonly problem: string };

/**
 * Plays every scenario of a tree, in the order of files. One that can't be read, or whose workflow has errors, fails by them.
 * @param problems all that checking the tree found
 * @param thisYear for calendars
 */
export async function runScenarios(
  tree: Tree,
  files: readonly SourceFile[],
  problems: readonly Problem[],
  open: OpenPlay,
  thisYear: number,
): Promise<ScenarioRun> {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const programs = new Map<string, Compiled>();
  const reached = new Map<Program, Reached[]>();
  const results: ScenarioResult[] = [];
  for (const { path } of files.filter((file) => file.path.endsWith('.scenario.yaml')))
    if (!tree.definitions.some((definition) => definition.file === path))
      results.push(unreadable(path, path, errors));
  for (const definition of tree.definitions) {
    if (definition.kind !== 'scenario') continue;
    const { file, name, body } = definition;
    if (body === null || errors.some((error) => error.file === file)) {
      results.push(unreadable(file, name, errors));
      continue;
    }
    const program = programs.get(body.workflow) ?? programOf(tree, body.workflow, errors, thisYear);
    programs.set(body.workflow, program);
    if ('problem' in program) {
      const failure = {
        line: body.lines['workflow'] ?? 1,
        expected: `workflow ${body.workflow} without errors`,
        found: program.problem,
      };
      results.push({ file, scenario: name, ok: false, failures: [failure], coverage: nothing });
      continue;
    }
    const { result, reached: found } = await play(definition, program, open);
    results.push(result);
    reached.set(program, [...(reached.get(program) ?? []), found]);
  }
  const byFile = results.toSorted((one, other) =>
    one.file < other.file ? -1 : one.file > other.file ? 1 : 0,
  );
  return { results: byFile, coverage: [...reached].map(([program, all]) => together(program, all)) };
}

const nothing: Coverage = { steps: 0, outcomes: 0 };

async function play(definition: ScenarioDefinition, program: Program, open: OpenPlay) {
  const { body, file, name } = definition;
  if (body === null)
    throw new Error(`The scenario in ${file} could not be read, and is played all the same.`);
  const { failures, reached } = await playScenario(body, program, open);
  const coverage = coverageOf(reached, reachable(program));
  const result: ScenarioResult = { file, scenario: name, ok: failures.length === 0, failures, coverage };
  return { result, reached };
}

function unreadable(file: string, scenario: string, errors: readonly Problem[]): ScenarioResult {
  const failures = errors
    .filter((error) => error.file === file)
    .map(({ line, code, message }) => ({
      line,
      expected: 'a scenario without errors',
      found: `${code}: ${message}`,
    }));
  return { file, scenario, ok: false, failures, coverage: nothing };
}

function programOf(tree: Tree, workflow: string, errors: readonly Problem[], thisYear: number): Compiled {
  const definition = findDefinition(tree, 'workflow', workflow);
  if (definition === null) return { problem: `there is no workflow ${workflow}` };
  const parts = new Set(closureOf(tree, definition).map(({ file }) => file));
  const error = errors.find(({ file }) => parts.has(file));
  if (error !== undefined)
    return { problem: `${error.file}:${error.line}:${error.column} ${error.code}: ${error.message}` };
  return compile(tree, workflow, thisYear);
}

function together(program: Program, all: readonly Reached[]): WorkflowCoverage {
  const whole = reachable(program);
  const steps = new Set(all.flatMap((one) => [...one.steps]));
  const outcomes = new Set(all.flatMap((one) => [...one.outcomes]));
  const missing = [...whole.steps]
    .filter((name) => !steps.has(name))
    .concat([...whole.outcomes].filter((name) => !outcomes.has(name)));
  return { workflow: program.workflow.name, ...coverageOf({ steps, outcomes }, whole), missing };
}
