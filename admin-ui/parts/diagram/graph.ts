/** A workflow as nodes, ways and inner blocks: what a diagram shows of it, before anything has a place. */
import type { CompiledBlock, CompiledHandler, CompiledWorkflow } from '../../../engine/definition.js';
import { stepOf, type CompiledStep } from '../../../engine/steps/kinds.js';
import type { Say, NodeKind, GraphNode, GraphBlock, GraphEdge, Graph } from './graph-parts.js';
import { innerBlocksOf } from './inner-blocks.js';
import { valueText } from './value-text.js';
import { waysOf } from './ways.js';

const startId = '(start)';
const finishId = '(finish)';

/** The graph of a workflow, in the language that `say` speaks. Every step is in it once, and every way leads to a node of it. */
export function graphOf(workflow: CompiledWorkflow, say: Say): Graph {
  const edges = new Map<string, GraphEdge>();
  const add = (edge: Omit<GraphEdge, 'id'>) => {
    const to = edge.to === 'end' ? finishId : edge.to;
    const id = `${edge.from}→${to}${edge.of === 'handler' ? '!' : ''}`;
    const before = edges.get(id);
    const label = [before?.label ?? '', edge.label].filter((each) => each !== '').join(', ');
    const outcomes = [...(before?.outcomes ?? []), ...edge.outcomes];
    edges.set(id, { ...edge, to, id, label, outcomes });
  };
  const nodes = blockNodes(workflow.body, finishId, say, add, '');
  const first = workflow.body.steps[0]?.name;
  if (first !== undefined) add({ from: startId, to: first, label: '', of: 'flow', outcomes: [] });
  const ways = [...edges.values()];
  const finish = ways.some(({ to }) => to === finishId) ? [plainNode(finishId, 'finish')] : [];
  return { body: { title: '', nodes: [plainNode(startId, 'start'), ...nodes, ...finish] }, edges: ways };
}

/** All nodes of a block, those in it after what holds them. */
export function nodesIn(block: GraphBlock): readonly GraphNode[] {
  return block.nodes.flatMap((node) => [node, ...node.blocks.flatMap(nodesIn)]);
}

type Add = (edge: Omit<GraphEdge, 'id'>) => void;

/** The nodes of a block; `exit`: where its last step leads, null where what holds it goes on. */
function blockNodes(
  block: CompiledBlock,
  exit: string | null,
  say: Say,
  add: Add,
  owner: string,
): readonly GraphNode[] {
  const nodes = block.steps.map((each, index) => {
    const step = stepOf(each);
    const below = block.steps[index + 1]?.name ?? exit;
    for (const way of waysOf(step, below, say)) add({ from: step.name, ...way });
    const inner = innerBlocksOf(step);
    return {
      id: step.name,
      step: step.name,
      kind: step.kind,
      title: titleOf(step, say),
      detail: detailOf(step),
      conditional: step.when,
      within: step.clock === null ? null : valueText(step.clock.within),
      handlers: step.handlers.map((handler) => ({ of: kindOf(handler), title: nameOf(handler) })),
      blocks: inner.map(({ title, block: held }) => ({
        title,
        nodes: blockNodes(held, null, say, add, step.name),
      })),
    };
  });
  return [...handlerNodes(block, add, owner), ...nodes];
}

/** What a block as a whole handles: nodes that nothing leads to. */
function handlerNodes(block: CompiledBlock, add: Add, owner: string): readonly GraphNode[] {
  return block.handlers.map((handler) => {
    const id = `(on ${owner} ${nameOf(handler)})`;
    for (const action of handler.actions)
      if (action.kind === 'next') add({ from: id, to: action.next, label: '', of: 'handler', outcomes: [] });
    return { ...plainNode(id, 'handler'), title: nameOf(handler), detail: kindOf(handler) };
  });
}

function plainNode(id: string, kind: NodeKind): GraphNode {
  return {
    id,
    step: null,
    kind,
    title: '',
    detail: '',
    conditional: null,
    within: null,
    handlers: [],
    blocks: [],
  };
}

function kindOf({ on }: CompiledHandler): 'message' | 'error' {
  return 'message' in on ? 'message' : 'error';
}

function nameOf({ on }: CompiledHandler): string {
  return 'message' in on ? on.message : on.error === null ? 'error' : `error.${on.error}`;
}

function titleOf(step: CompiledStep, say: Say): string {
  return say(step.title, step.name.replaceAll('_', ' '));
}

function detailOf(step: CompiledStep): string {
  switch (step.kind) {
    case 'task':
      return valueText(step.to.group ?? step.to.user);
    case 'do':
      return step.service;
    case 'wait':
      return 'messages' in step.wait
        ? step.wait.messages.join(', ')
        : valueText('until' in step.wait ? step.wait.until : step.wait.for);
    case 'call':
      return step.workflow;
    case 'send':
      return step.message;
    case 'end':
      return valueText(step.outcome);
    case 'outreach':
      return step.channel;
    case 'each':
      return valueText(step.list);
    case 'set':
      return step.entries.map(({ path }) => path.path.join('.')).join(', ');
    case 'decide':
    case 'choose':
    case 'parallel':
    case 'steps':
    case 'undo':
      return '';
  }
}
