/** What a diagram's graph is made of: nodes, ways, inner blocks. */
import type { Title } from '../../../engine/definition.js';
import type { CompiledStep } from '../../../engine/steps/kinds.js';

/** Writes a title in the reader's language. */
export type Say = (title: Title | null, otherwise: string) => string;

/** What a node is: a kind of step, the beginning, the end without a name of its own, or a handler of a block. */
export type NodeKind = CompiledStep['kind'] | 'start' | 'finish' | 'handler';

export interface GraphNode {
  readonly id: string;
  /** The step that it stands for; null for what is no step. */
  readonly step: string | null;
  readonly kind: NodeKind;
  readonly title: string;
  /** The second line: the group of a task, the service that is called, what is waited for. */
  readonly detail: string;
  /** Only under a condition. */
  readonly conditional: string | null;
  /** Its own term, by `within`. */
  readonly within: string | null;
  /** Messages and errors that it handles, for its border. */
  readonly handlers: readonly { readonly of: 'message' | 'error'; readonly title: string }[];
  readonly blocks: readonly GraphBlock[];
}

export interface GraphBlock {
  /** Names a branch; empty where a step has one block. */
  readonly title: string;
  readonly nodes: readonly GraphNode[];
}

/** A way from one node to another, with the outcomes or conditions that take it. */
export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly of: 'flow' | 'handler';
  /** The outcomes that take it, with their task: `back_office.solved`. */
  readonly outcomes: readonly string[];
}

export interface Graph {
  readonly body: GraphBlock;
  readonly edges: readonly GraphEdge[];
}
