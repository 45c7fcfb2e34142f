/** All scenarios of a tree, played, with what became of each: what `sportello test` prints. */
import type { Program } from '../definition.js';
import type { Problem } from '../reading/problem.js';
import type { SourceFile, Tree } from '../reading/tree.js';
import { coverageOf, nothingReached, reachable, type Coverage, type Reached } from './coverage.js';
import type { OpenPlay } from './play-engine.js';
import { playScenario } from './play-scenario.js';
import type { Failure, Scenario } from './scenario.js';
import { scenarioPrograms, type Compiled } from './scenario-programs.js';

export interface ScenarioResult {
  readonly file: string;
  readonly scenario: string;
  readonly ok: boolean;
  readonly failures: readonly Failure[];
  /** How much of its workflow this scenario played. */
  readonly coverage: Coverage;
}

/** How much of a workflow all its scenarios played together. */
interface WorkflowCoverage extends Coverage {
  readonly workflow: string;
  /** What none of them reached: steps, and outcomes with their task. */
  readonly missing: readonly string[];
}

export interface ScenarioRun {
  readonly results: readonly ScenarioResult[];
  readonly coverage: readonly WorkflowCoverage[];
}

interface Played {
  readonly result: Omit<ScenarioResult, 'file' | 'scenario' | 'ok'>;
  readonly reached: readonly { readonly program: Program; readonly what: Reached }[];
}

const ending = '.scenario.yaml';

/**
 * Plays every scenario of a tree, in the order of files. One that can't be read, or whose workflow has errors, fails by them.
 * @param files those of the tree; @param problems all that checking it found
 */
export async function runScenarios(
  tree: Tree,
  files: readonly SourceFile[],
  problems: readonly Problem[],
  open: OpenPlay,
): Promise<ScenarioRun> {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const programFor = scenarioPrograms(tree, errors);
  const results: ScenarioResult[] = [];
  const reached: Played['reached'][number][] = [];
  for (const { file, scenario, body } of scenariosOf(tree, files)) {
    const wrong = errors.filter((error) => error.file === file);
    const played =
      body === null || wrong.length > 0 ? unreadable(wrong) : await play(body, programFor(body), open);
    results.push({ file, scenario, ok: played.result.failures.length === 0, ...played.result });
    reached.push(...played.reached);
  }
  return { results, coverage: together(reached) };
}

/** The scenarios of a tree; a file that holds none, though its name says so, stands for one without a body. */
function scenariosOf({ definitions }: Tree, files: readonly SourceFile[]) {
  const found = definitions.flatMap((definition) => {
    const { kind, file, name, body } = definition;
    return kind === 'scenario' ? [{ file, scenario: name, body }] : [];
  });
  const read = new Set(definitions.map(({ file }) => file));
  const empty = files
    .map(({ path }) => path)
    .filter((path) => path.endsWith(ending) && !read.has(path))
    .map((file) => ({ file, scenario: file.slice(file.lastIndexOf('/') + 1, -ending.length), body: null }));
  return [...found, ...empty].sort((one, other) => (one.file < other.file ? -1 : 1));
}

async function play(scenario: Scenario, programs: Compiled, open: OpenPlay): Promise<Played> {
  if ('problem' in programs) {
    const expected = `the workflow ${scenario.workflow} without errors`;
    return fails([{ line: scenario.lines['workflow'] ?? 1, expected, found: programs.problem }]);
  }
  const { failures, reached } = await playScenario(scenario, programs, open);
  const own = programs.flatMap((program) => {
    const what = reached.get(program.workflow.name);
    return what === undefined ? [] : [{ program, what }];
  });
  const coverage = coverageOf(reached.get(scenario.workflow) ?? nothingReached, reachable(programs[0]));
  return { result: { failures, coverage }, reached: own };
}

function unreadable(errors: readonly Problem[]): Played {
  const expected = 'a scenario without errors';
  return fails(errors.map(({ line, code, message }) => ({ line, expected, found: `${code}: ${message}` })));
}

function fails(failures: readonly Failure[]): Played {
  return { result: { failures, coverage: { steps: 0, outcomes: 0 } }, reached: [] };
}

function together(played: Played['reached']): readonly WorkflowCoverage[] {
  const programs = new Map(played.map(({ program }) => [program.workflow.name, program]));
  return [...programs].map(([workflow, program]) => {
    const own = played.filter((one) => one.program.workflow.name === workflow);
    const steps = new Set(own.flatMap(({ what }) => [...what.steps]));
    const outcomes = new Set(own.flatMap(({ what }) => [...what.outcomes]));
    const whole = reachable(program);
    const missing = [...whole.steps, ...whole.outcomes].filter(
      (name) => !steps.has(name) && !outcomes.has(name),
    );
    return { workflow, ...coverageOf({ steps, outcomes }, whole), missing };
  });
}
