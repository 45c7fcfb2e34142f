/** A workflow as checks see it: compiled, with its facts, its flow, and the names in it. */
import type { Action, CompiledBlock, CompiledWorkflow } from '../../definition.js';
import { blocksIn } from '../../steps/blocks.js';
import type { CompiledStep } from '../../steps/kinds.js';
import type { Fact } from '../fact.js';
import type { Position } from '../node.js';
import type { Definition } from '../tree.js';
import { flowOf, type Flow } from './flow.js';

export interface WorkflowInTree {
  readonly definition: Definition;
  readonly workflow: CompiledWorkflow;
  readonly flow: Flow;
  /** Where each step is defined. */
  readonly places: ReadonlyMap<string, Position>;
  /** Messages that something in it declares, waits for or handles. */
  readonly messages: ReadonlySet<string>;
}

/** Thirty checks ask of each definition. */
const sortedFacts = new WeakMap<Definition, ReadonlyMap<Fact['fact'], readonly Fact[]>>();

/** The facts of one kind that the reading of a definition noted. */
export function factsOf<K extends Fact['fact']>(
  definition: Definition,
  kind: K,
): readonly Extract<Fact, { readonly fact: K }>[] {
  const sorted = sortedFacts.get(definition) ?? sortedByKind(definition.facts);
  sortedFacts.set(definition, sorted);
  return (sorted.get(kind) ?? []) as readonly Extract<Fact, { readonly fact: K }>[];
}

function sortedByKind(facts: readonly Fact[]): ReadonlyMap<Fact['fact'], readonly Fact[]> {
  const sorted = new Map<Fact['fact'], Fact[]>();
  for (const fact of facts) {
    const known = sorted.get(fact.fact);
    if (known === undefined) sorted.set(fact.fact, [fact]);
    else known.push(fact);
  }
  return sorted;
}

/** A definition that did not change is the same object, whatever else of the tree did. */
const lookedInto = new WeakMap<Definition, WorkflowInTree>();

/** Looks into a workflow that was read. */
export function workflowInTree(definition: Definition, workflow: CompiledWorkflow): WorkflowInTree {
  const inTree = lookedInto.get(definition) ?? look(definition, workflow);
  lookedInto.set(definition, inTree);
  return inTree;
}

function look(definition: Definition, workflow: CompiledWorkflow): WorkflowInTree {
  const flow = flowOf(workflow);
  const places = new Map(factsOf(definition, 'step').map((fact) => [fact.name, fact.at]));
  return { definition, workflow, flow, places, messages: messagesOf(workflow, flow) };
}

/** The workflow and those that it calls or runs, directly or through others; `byMessage`: also those that its messages start. */
export function reachedFrom(
  first: WorkflowInTree,
  workflows: readonly WorkflowInTree[],
  { byMessage = false }: { readonly byMessage?: boolean } = {},
): readonly WorkflowInTree[] {
  const reached = new Set([first]);
  for (const { definition } of reached) {
    const started = new Set(factsOf(definition, 'start').map(({ workflow }) => workflow));
    const sent = byMessage ? factsOf(definition, 'sent').filter(({ workflow }) => workflow === null) : [];
    for (const each of workflows) {
      const { name, start } = each.workflow;
      if (started.has(name) || sent.some(({ message }) => message === start.message)) reached.add(each);
    }
  }
  return [...reached];
}

/** Every action of a workflow: of the clocks and handlers of its blocks, and of its steps. */
export function actionsOf(body: CompiledBlock, steps: readonly CompiledStep[]): readonly Action[] {
  const blocks = blocksIn(body);
  const clocks = [...blocks.flatMap((block) => block.clocks), ...steps.flatMap((step) => step.clock ?? [])];
  const handlers = [...blocks.flatMap((block) => block.handlers), ...steps.flatMap((step) => step.handlers)];
  return [
    ...clocks.flatMap((clock) => [...clock.at, ...clock.every].flatMap((each) => each.actions)),
    ...handlers.flatMap((handler) => handler.actions),
  ];
}

function messagesOf({ messages, body }: CompiledWorkflow, flow: Flow): ReadonlySet<string> {
  const steps = [...flow.steps.values()].map(({ step }) => step);
  const handlers = [
    ...blocksIn(body).flatMap((block) => block.handlers),
    ...steps.flatMap((step) => step.handlers),
  ];
  return new Set([
    ...messages.map((message) => message.name),
    ...handlers.flatMap(({ on }) => ('message' in on ? [on.message] : [])),
    ...steps.flatMap((step) => (step.kind === 'wait' && 'messages' in step.wait ? step.wait.messages : [])),
  ]);
}
