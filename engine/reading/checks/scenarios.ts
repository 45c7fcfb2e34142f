/** What a scenario or a simulation names has to be in the workflow that it plays. */
import { groupsNamed, type GroupsNamed } from '../../scenario/groups-named.js';
import type { Scenario } from '../../scenario/scenario.js';
import { blocksIn } from '../../steps/blocks.js';
import type { OutreachStep } from '../../steps/kinds.js';
import { outcomesOf } from '../../steps/task.js';
import type { Fact, Played } from '../fact.js';
import { findDefinition, type Definition, type Tree } from '../tree.js';
import type { Check, Checking } from './checking.js';
import { aroundWorkflows, remembering } from './remembered.js';
import { unknownName } from './unknown-names.js';
import { factsOf, reachedFrom, type WorkflowInTree } from './workflow-in-tree.js';
import { worded } from '../../wording/worded.js';

type PlayedFact = Extract<Fact, { readonly fact: 'played' }>;

/** What messages call it, and which names there are; null names: any will do. */
interface Known {
  readonly what: string;
  readonly names: readonly string[] | null;
}

/** The workflow that scenarios play, and what is known of it, asked once for all of them. */
interface PlayedWorkflow {
  readonly found: WorkflowInTree;
  readonly reached: readonly WorkflowInTree[];
  readonly known: Map<Played, Known>;
  readonly groups: readonly GroupsNamed[];
}

const ofScenarios = remembering();

export const checkScenarios: Check = (checking) => {
  const around = aroundWorkflows(checking);
  const played = new Map<string, PlayedWorkflow | null>();
  for (const definition of checking.tree.definitions) {
    if (definition.kind !== 'scenario' && definition.kind !== 'simulation') continue;
    if (definition.body === null) continue;
    const { workflow } = definition.body;
    const known = played.get(workflow);
    const found = known === undefined ? playedWorkflow(checking, workflow) : known;
    played.set(workflow, found);
    // One that can't be read has its own problems, and what it holds can't be told.
    if (found === null) continue;
    const people = definition.kind === 'scenario' ? definition.body : nobody;
    ofScenarios(checking, definition, [...found.reached, ...around], (own) =>
      checkNames(own, definition, people, found),
    );
  }
};

function playedWorkflow({ workflows }: Checking, name: string): PlayedWorkflow | null {
  const found = workflows.find((each) => each.workflow.name === name);
  if (found === undefined) return null;
  const reached = reachedFrom(found, workflows, { byMessage: true });
  return { found, reached, known: new Map(), groups: reached.map(groupsIn) };
}

const groupsKnown = new WeakMap<WorkflowInTree, GroupsNamed>();

function groupsIn(inTree: WorkflowInTree): GroupsNamed {
  const groups = groupsKnown.get(inTree) ?? groupsNamed(inTree.workflow);
  groupsKnown.set(inTree, groups);
  return groups;
}

type People = Pick<Scenario, 'users' | 'play'>;
const nobody: People = { users: {}, play: [] };

function checkNames(
  checking: Checking,
  definition: Definition,
  scenario: People,
  played: PlayedWorkflow,
): void {
  const { found, reached, known } = played;
  for (const fact of factsOf(definition, 'played')) {
    if (fact.of === 'working_time') checkTerm(checking, definition, fact, found);
    else if (fact.of === 'group' || fact.of === 'addressee')
      checkPerson(checking, definition, fact, scenario, played);
    else if (fact.of !== 'disposition' || reached.some((each) => isOutreach(fact.name, each))) {
      const entry = known.get(fact.of) ?? knownIn(fact.of, found, reached, checking);
      known.set(fact.of, entry);
      if (entry.names?.includes(fact.name) === false)
        unknownName(checking, definition, fact.at, entry.what, fact.name, entry.names);
    }
  }
}

type Lookup = Exclude<Played, 'group' | 'addressee' | 'working_time'>;

/** What is reached of called workflows is reached like the workflow's own; only its own end ends the play. */
function knownIn(
  of: Lookup,
  found: WorkflowInTree,
  reached: readonly WorkflowInTree[],
  checking: Checking,
): Known {
  const own = knownAs(of, found, checking);
  if (of === 'end') return own;
  const all = reached.map((each) => knownAs(of, each, checking).names);
  if (of === 'disposition' && all.includes(null)) return { what: own.what, names: null };
  return { what: own.what, names: all.flatMap((names) => names ?? []) };
}

function knownAs(of: Lookup, found: WorkflowInTree, { tree }: Checking): Known {
  const steps = [...found.flow.steps.values()].map(({ step }) => step);
  const tasks = steps.flatMap((step) => (step.kind === 'task' ? [step] : []));
  const outreaches = steps.flatMap((step) => (step.kind === 'outreach' ? [step] : []));
  const clocks = factsOf(found.definition, 'clock').map(({ name }) => name);
  const outcomes = tasks.flatMap((task) => outcomesOf(task).map(({ name }) => `${task.name}.${name}`));
  switch (of) {
    case 'step':
      return { what: 'step', names: steps.map(({ name }) => name) };
    case 'task':
      return { what: 'task', names: tasks.map(({ name }) => name) };
    case 'clock':
      return { what: 'clock', names: clocks };
    case 'message':
      return { what: 'message', names: [...found.messages] };
    case 'outcome':
      return { what: 'outcome', names: outcomes };
    case 'end': {
      const ends = steps.flatMap((step) => (step.kind === 'end' ? [step.outcome] : []));
      const written = ends.flatMap((end) =>
        'literal' in end && typeof end.literal === 'string' ? [end.literal] : [],
      );
      const last = outcomes.map((name) => name.slice(name.indexOf('.') + 1));
      const known = [...new Set([...written, ...last, 'done', 'cancelled'])];
      return { what: 'end', names: written.length < ends.length ? null : known };
    }
    case 'incident':
      return { what: 'step', names: [...steps.map(({ name }) => name), ...clocks, ...found.messages] };
    case 'outreach':
      return { what: 'outreach', names: outreaches.map(({ name }) => name) };
    case 'disposition':
      return { what: 'outcome of an attempt', names: dispositionNames(tree, outreaches) };
    case 'measure':
      return { what: 'measure', names: measuresOf(found) };
  }
}

/** A step that is no outreach is told already, and has no dispositions. */
function isOutreach(name: string, { flow }: WorkflowInTree): boolean {
  return flow.steps.get(name.slice(0, name.indexOf('.')))?.step.kind === 'outreach';
}

/** Outcomes named with their step; null where one takes any. */
function dispositionNames(tree: Tree, steps: readonly OutreachStep[]): readonly string[] | null {
  const names = steps.map(({ name, dispositions }) => {
    const found = dispositions === null ? null : findDefinition(tree, 'dispositions', dispositions)?.body;
    return found == null ? null : found.outcomes.map((outcome) => `${name}.${outcome.name}`);
  });
  return names.includes(null) ? null : names.flatMap((each) => each ?? []);
}

function measuresOf({ workflow, flow }: WorkflowInTree): readonly string[] {
  const clocks = [
    ...blocksIn(workflow.body).flatMap((block) => block.clocks),
    ...[...flow.steps.values()].flatMap(({ step }) => step.clock ?? []),
  ];
  return [...new Set(clocks.flatMap(({ measure }) => measure ?? []))];
}

/** Groups are the organisation's, so a strange one is only a warning; where an expression names them, it is none. */
function checkPerson(
  { warning }: Checking,
  definition: Definition,
  { of, name, at }: PlayedFact,
  { users, play }: People,
  { found, groups }: PlayedWorkflow,
): void {
  const names = new Set(groups.flatMap((each) => [...each.names]));
  if (groups.some(({ complete }) => !complete) || names.has(name)) return;
  if (of === 'addressee') {
    const doers = play.flatMap((line) => ('by' in line && typeof line.by === 'string' ? [line.by] : []));
    const members = Object.values(users).flatMap(({ groups }) => groups);
    if ([...Object.keys(users), ...doers, ...members].includes(name)) return;
  }
  const known = [...names].join(', ') || worded`none`;
  const workflow = found.workflow.name;
  const what = of === 'group' ? worded`the group "${name}"` : worded`a group or user "${name}"`;
  warning(definition, at, 'unknown_name', worded`nothing in ${workflow} names ${what}; it names: ${known}`);
}

function checkTerm(
  { error }: Checking,
  definition: Definition,
  { name, at }: PlayedFact,
  { workflow }: WorkflowInTree,
): void {
  if (workflow.calendar !== null) return;
  const message = worded`"${name}" is working time, and the workflow ${workflow.name} has no calendar; add one to it, or write elapsed time`;
  error(definition, at, 'no_calendar', message);
}
