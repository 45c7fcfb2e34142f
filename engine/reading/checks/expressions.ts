/** Expressions parse, and read only what can be there. */
import { checkExpression, itemSchema } from '../../expressions/check.js';
import type { Known } from '../../expressions/checking.js';
import { compileExpression } from '../../expressions/compile.js';
import { ExpressionError } from '../../expressions/expression-error.js';
import type { JsonObject } from '../../json.js';
import type { KnownStep } from '../../expressions/shape.js';
import type { CompiledStep } from '../../steps/kinds.js';
import { outcomesOf } from '../../steps/task.js';
import { contactSchema } from '../../contact.js';
import type { Fact, KnownName } from '../fact.js';
import { placeInBlock } from '../text-place.js';
import { schemaOfDecision } from './decision-schema.js';
import { findDefinition, type Definition, type Tree } from '../tree.js';
import type { Check, Checking } from './checking.js';
import { schemaOfForm } from './form-schemas.js';
import { aroundWorkflows, isSame, remembering } from './remembered.js';
import { actionsOf, factsOf, type WorkflowInTree } from './workflow-in-tree.js';
import { worded } from '../../wording/worded.js';

const text = { type: 'string' } as const;
const counts: JsonObject = { type: 'object', additionalProperties: { type: 'integer' } };
/** What an outreach has come to. */
const totalsSchema: JsonObject = {
  type: 'object',
  properties: {
    ...{ done: { type: 'integer' }, open: { type: 'integer' }, outcomes: counts, rolled_up: counts },
    all_tried_at: { type: 'string', format: 'date-time' },
  },
  additionalProperties: false,
};
/** What `message` is in the handling of an error. */
const errorSchema: JsonObject = {
  type: 'object',
  properties: { code: text, message: text, step: text },
  additionalProperties: false,
};

const instant = { type: 'string', format: 'date-time' } as const;
/** What `clock` is to the templates of a clock's actions. */
const clockSchema: JsonObject = {
  type: 'object',
  properties: { name: text, state: text, due: instant, elapsed: text, remaining: text, breached: {} },
  additionalProperties: false,
};

/** What `contact` is to the template of an outreach: the row of the list, which attempt it is, and links of its own. */
const invitedSchema: JsonObject = {
  type: 'object',
  properties: {
    ...{ name: text, email: text, phone: text, fax: text, language: text },
    extra: { type: 'object', additionalProperties: text },
    ...{ attempt: { type: 'integer' }, link: text, opt_out: text },
  },
  additionalProperties: false,
};

/** What a workflow that was called gives: at its end, or at once where nobody waits. */
const reportSchema: JsonObject = {
  type: 'object',
  properties: { outcome: text, data: { type: 'object' } },
  additionalProperties: false,
};
const startedSchema: JsonObject = {
  type: 'object',
  properties: { id: text, number: text },
  additionalProperties: false,
};

/** Of a definition that could not be read, at least that its expressions parse. */
export const checkExpressionsAlone: Check = (checking) => {
  for (const definition of checking.tree.definitions) {
    const isRead =
      definition.kind === 'workflow'
        ? checking.workflows.some((each) => each.definition === definition)
        : definition.body !== null;
    if (!isRead) compiles(checking, definition);
  }
};

/** That the expressions of a definition parse, whatever they read. */
export function compiles({ error }: Checking, definition: Definition): void {
  for (const { source, node, skipped } of factsOf(definition, 'expression')) {
    try {
      compileExpression(source);
    } catch (fault) {
      if (!(fault instanceof ExpressionError)) throw fault;
      const message = worded`in the expression "${source}": ${fault.worded}`;
      error(definition, placeInBlock(node, skipped + fault.offset), 'bad_expression', message);
    }
  }
}

const ofExpressions = remembering();

export const checkExpressions: Check = (checking) => {
  const around = aroundWorkflows(checking);
  for (const inTree of checking.workflows)
    ofExpressions(checking, inTree.definition, around, (own) => checkExpressionsOf(own, inTree));
};

function checkExpressionsOf(checking: Checking, inTree: WorkflowInTree): void {
  const known = knownIn(checking, inTree);
  for (const fact of factsOf(inTree.definition, 'expression')) {
    const names = fact.names.filter((name) => name.of !== 'clock');
    // What came in by a channel, or the instant of a schedule, is all that there is before the start.
    const alone = names.some(({ of }) => of === 'contact' || of === 'schedule');
    const here = { ...known, alone, names: namesKnown(checking, inTree, names, known) };
    checkOne(checking, inTree.definition, fact, here);
  }
}

/** Tells all that is wrong with one expression, where this is known. */
export function checkOne(
  checking: Checking,
  definition: Definition,
  { source, node, skipped }: Extract<Fact, { readonly fact: 'expression' }>,
  known: Known,
): void {
  for (const problem of checkExpression(source, known)) {
    const at = placeInBlock(node, skipped + problem.offset);
    const report = problem.severity === 'error' ? checking.error : checking.warning;
    const message = worded`in the expression "${source}": ${problem.worded}`;
    report(definition, at, 'bad_expression', message, problem.suggestion);
  }
}

/** The names that expressions see in some place, each with its schema. */
export function namesKnown(
  checking: Checking,
  inTree: WorkflowInTree,
  names: readonly KnownName[],
  known: Known,
): Known['names'] {
  const schemaOf = (name: KnownName): JsonObject | null => {
    if (name.of === 'index') return { type: 'integer' };
    if (name.of !== 'item') return schemaOfName(checking.tree, inTree, name);
    if (name.items == null) return null;
    const seen = namesKnown(checking, inTree, name.items.names, known);
    return itemSchema(name.items.source, { ...known, names: seen });
  };
  return Object.fromEntries(names.map((name) => [name.name, schemaOf(name)]));
}

/** Three checks ask of each workflow, at each key. */
const knownBefore = new WeakMap<
  WorkflowInTree,
  { readonly seen: readonly unknown[]; readonly known: Known }
>();

/** What all expressions of a workflow see. */
export function knownIn(checking: Checking, inTree: WorkflowInTree): Known {
  const seen = aroundWorkflows(checking);
  const before = knownBefore.get(inTree);
  if (before !== undefined && isSame(before.seen, seen)) return before.known;
  const known = gatheredIn(checking, inTree);
  knownBefore.set(inTree, { seen, known });
  return known;
}

function gatheredIn(checking: Checking, inTree: WorkflowInTree): Known {
  const { definition, workflow, flow } = inTree;
  const steps = [...flow.steps.values()].map(({ step }) => step);
  return {
    names: {},
    steps: Object.fromEntries(steps.map((step) => [step.name, knownStep(checking, inTree, step)])),
    clocks: factsOf(definition, 'clock').map((clock) => clock.name),
    calendars: calendarsOf(checking),
    data: workflow.data === null ? null : schemaOfForm(checking.tree, workflow.data),
    saved: [
      ...steps.flatMap((step) => (step.save === null ? [] : [step.save.path])),
      ...steps.flatMap(entriesIn).map((entry) => entry.path.path),
      ...actionsOf(workflow.body, steps)
        .flatMap((action) => (action.kind === 'set' ? action.entries : []))
        .map((entry) => entry.path.path),
    ],
  };
}

/** The names of the tree's calendars. */
export function calendarsOf({ tree }: Checking): readonly string[] {
  return tree.definitions.flatMap(({ kind, name }) => (kind === 'calendar' ? [name] : []));
}

function entriesIn(step: CompiledStep) {
  if (step.kind === 'set') return step.entries;
  return step.kind === 'task' ? step.outcomes.flatMap((outcome) => outcome.set) : [];
}

function knownStep(checking: Checking, inTree: WorkflowInTree, step: CompiledStep): KnownStep {
  return { data: schemaOfStep(checking, inTree, step), outcomes: outcomesOfStep(step) };
}

/** The outcomes that a step's record can have beside null; null where they are another workflow's. */
function outcomesOfStep(step: CompiledStep): readonly string[] | null {
  switch (step.kind) {
    case 'task':
      return outcomesOf(step).map(({ name }) => name);
    case 'wait':
      return 'messages' in step.wait ? step.wait.messages : [];
    case 'call':
      return step.waits ? null : [];
    default:
      return [];
  }
}

function schemaOfStep(
  { tree, services }: Checking,
  inTree: WorkflowInTree,
  step: CompiledStep,
): JsonObject | null {
  if (step.kind === 'do') return services.find((service) => service.name === step.service)?.result ?? null;
  if (step.kind === 'outreach') return totalsSchema;
  if (step.kind === 'decide') {
    const decision = findDefinition(tree, 'decision', step.decision)?.body ?? null;
    return decision === null ? null : schemaOfDecision(decision);
  }
  if (step.kind === 'wait')
    return 'messages' in step.wait
      ? eitherSchema(step.wait.messages.map((message) => schemaOfMessage(tree, inTree, message)))
      : null;
  if (step.kind === 'call') return step.waits ? reportSchema : startedSchema;
  if (step.kind !== 'task') return null;
  return eitherSchema(
    step.outcomes.map((outcome) => {
      const form = outcome.form ?? step.form;
      return form === null ? null : schemaOfForm(tree, form);
    }),
  );
}

/** The one schema, or one of several; null where one of them is unknown. */
function eitherSchema(schemas: readonly (JsonObject | null)[]): JsonObject | null {
  const known = schemas.filter((schema) => schema !== null);
  const [first] = known;
  if (first === undefined || known.length < schemas.length) return null;
  if (new Set(known.map((schema) => JSON.stringify(schema))).size === 1) return first;
  return { anyOf: known.map((schema, n) => placedAt(schema, `/anyOf/${n}`)) };
}

/** A schema that stands at a pointer of another one: what it refers to of its own is found there. */
function placedAt(schema: JsonObject, pointer: string): JsonObject {
  const place = (key: string, value: unknown) =>
    key === '$ref' && typeof value === 'string' && value.startsWith('#')
      ? `#${pointer}${value.slice(1)}`
      : value;
  return JSON.parse(JSON.stringify(schema, place)) as JsonObject;
}

function schemaOfName(tree: Tree, inTree: WorkflowInTree, { messages, of }: KnownName): JsonObject | null {
  if (of === 'clock') return clockSchema;
  if (of === 'invited') return invitedSchema;
  if (of === 'contact') return contactSchema;
  if (of === 'schedule') return instant;
  return messages.length === 0
    ? errorSchema
    : eitherSchema(messages.map((message) => schemaOfMessage(tree, inTree, message)));
}

function schemaOfMessage(tree: Tree, { workflow }: WorkflowInTree, name: string): JsonObject | null {
  const form = workflow.messages.find((message) => message.name === name)?.form ?? null;
  return form === null ? null : schemaOfForm(tree, form);
}
