/**
 * The gate before a publication: the tree as it would be is checked, the scenarios of every workflow that it touches are
 * played, what changes is told in sentences, and running instances are tried. Nothing is written.
 */
import type { Program } from '../engine/definition.js';
import { differencesOf, type Sentence } from '../engine/difference.js';
import { openMemoryPlay, runScenarios, type ScenarioResult } from '../engine/playing.js';
import { closureOf, type Problem, type Tree } from '../engine/reading.js';
import { countRunning } from '../store/batches.js';
import { listCurrentVersions } from '../store/definitions.js';
import { peopledGroups } from '../store/groups.js';
import type { Db } from '../store/store.js';
import type { CommandContext } from './context.js';
import {
  fileOf,
  type DefinitionChange,
  type DefinitionKey,
  type DefinitionText,
} from '../domain/definition-file.js';
import { checkTexts } from '../domain/definition-texts.js';
import { overlaid } from './definition-tree.js';
import { changedPrograms } from './definitions.js';
import { dryRun, type DryRun } from './dry-run.js';

/** As `sportello test --json` has it. */
export interface ScenarioSummary {
  readonly passed: number;
  readonly failed: number;
  readonly scenarios: readonly ScenarioResult[];
}

/** What the gate found, in the names of the API. */
export interface GateReport {
  readonly problems: readonly Problem[];
  readonly scenarios: ScenarioSummary;
  readonly differences: readonly Sentence[];
  readonly workflows: readonly {
    readonly workflow: string;
    /** The version that starts take now; null: it is new. */
    readonly from: string | null;
    readonly to: string;
    /** How many instances run. */
    readonly running: number;
    readonly dry_run: DryRun;
  }[];
  /** Workflows that nobody starts from then on; their instances run on. */
  readonly gone: readonly { readonly workflow: string; readonly running: number }[];
}

export interface Gate {
  readonly passed: boolean;
  readonly report: GateReport;
  /** The workflows that change, compiled. */
  readonly programs: readonly Program[];
}

type GateContext = Pick<CommandContext, 'programs' | 'keys'>;

// A publication answers within seconds; the rest is asked for page by page.
const triedAtOnce = 500;

/** Looks at a set of texts as it would be published at `now` (milliseconds since 1970 UTC). */
export async function gate(
  context: GateContext,
  db: Db,
  parts: readonly DefinitionChange[],
  now: number,
): Promise<Gate> {
  const before = checkTexts(await overlaid(db, []));
  const texts = await overlaid(db, parts);
  const { tree, problems } = checkTexts(texts, await peopledGroups(db));
  const differences = differencesOf(before.tree, tree);
  if (problems.some(({ severity }) => severity === 'error')) {
    const scenarios = { passed: 0, failed: 0, scenarios: [] };
    return {
      passed: false,
      report: { problems, scenarios, differences, workflows: [], gone: [] },
      programs: [],
    };
  }
  const programs = await changedPrograms(db, tree, now);
  const touched = new Set(programs.map(({ workflow }) => workflow.name));
  const own = new Set(parts.map(fileOf));
  const scenarios = await played(
    tree,
    problems,
    ({ workflow, file }) => touched.has(workflow) || own.has(file),
  );
  const current = new Map((await listCurrentVersions(db)).map(({ workflow, hash }) => [workflow, hash]));
  const workflows: GateReport['workflows'][number][] = [];
  for (const program of programs) {
    const { name } = program.workflow;
    workflows.push({
      workflow: name,
      from: current.get(name) ?? null,
      to: program.version,
      running: await countRunning(db, { workflow: name }),
      dry_run: await dryRun(context, db, program, { after: '', limit: triedAtOnce, now }),
    });
  }
  const gone: GateReport['gone'][number][] = [];
  for (const { kind, name, text } of parts)
    if (kind === 'workflow' && text === null)
      gone.push({ workflow: name, running: await countRunning(db, { workflow: name }) });
  return {
    passed: scenarios.failed === 0,
    report: { problems, scenarios, differences, workflows, gone },
    programs,
  };
}

/** Plays the scenarios that concern a definition of a tree: of a workflow its own, of a part those of all that use it. */
export async function scenariosFor(
  texts: readonly DefinitionText[],
  key: DefinitionKey,
): Promise<ScenarioSummary> {
  const { tree, problems } = checkTexts(texts);
  const users = new Set(
    tree.definitions.flatMap((definition) => {
      const uses =
        definition.kind === 'workflow' &&
        closureOf(tree, definition).some(({ kind, name }) => kind === key.kind && name === key.name);
      return uses ? [definition.name] : [];
    }),
  );
  const file = fileOf(key);
  return played(tree, problems, (scenario) => scenario.file === file || users.has(scenario.workflow));
}

async function played(
  tree: Tree,
  problems: readonly Problem[],
  wanted: (scenario: { readonly workflow: string; readonly file: string }) => boolean,
): Promise<ScenarioSummary> {
  const definitions = tree.definitions.filter(
    (definition) =>
      definition.kind !== 'scenario' ||
      wanted({ workflow: definition.body?.workflow ?? '', file: definition.file }),
  );
  const { results } = await runScenarios({ ...tree, definitions }, [], problems, openMemoryPlay);
  const passed = results.filter(({ ok }) => ok).length;
  return { passed, failed: results.length - passed, scenarios: results };
}
