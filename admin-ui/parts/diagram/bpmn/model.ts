/** A workflow in the words of BPMN 2.0, before anything has a place: elements in scopes, and the flows between them. */
import type { Say } from '../graph-parts.js';

/** What triggers an event, or what it throws. `text`: a time as it is written, `name`: of a message, an error's code, an escalation, a signal. */
export type Trigger =
  | { readonly of: 'message' | 'error' | 'escalation' | 'signal'; readonly name: string }
  | { readonly of: 'timeDuration' | 'timeDate' | 'timeCycle'; readonly text: string }
  | { readonly of: 'compensate' };

export interface BpmnElement {
  readonly id: string;
  /** The name of its class, without `bpmn:`. */
  readonly type: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly trigger: Trigger | null;
  /** For each item of a list: one at a time, until a condition. */
  readonly loop: { readonly sequential: boolean; readonly until: string | null } | null;
  /** The activity on whose border it stands. */
  readonly on: string | null;
  /** What is inside a sub-process. */
  readonly inside: Scope | null;
}

export interface BpmnFlow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly condition: string | null;
  /** Taken where no condition holds. */
  readonly isDefault: boolean;
}

/** A process, or the inside of a sub-process: no flow crosses its border. */
export interface Scope {
  readonly elements: BpmnElement[];
  readonly flows: BpmnFlow[];
  /** The sub-process, and the scope that it stands in; null for the process. */
  readonly holder: { readonly id: string; readonly scope: Scope } | null;
  /** The steps in it, and where a flow to each of them leads. */
  readonly entries: Map<string, string>;
  readonly say: Say;
}

/** Where a flow leads: to a step here or further out, to an element here, to the end of this scope or of the instance. */
export type Target =
  | { readonly step: string }
  | { readonly id: string }
  | { readonly end: 'scope' }
  | { readonly end: 'instance'; readonly outcome: string };

/** An empty scope. */
export function newScope(say: Say, holder: Scope['holder'] = null): Scope {
  return { elements: [], flows: [], holder, entries: new Map(), say };
}

type Rest = Partial<Omit<BpmnElement, 'id' | 'type'>>;

/** Adds an element; what isn't said of it is empty. */
export function add(scope: Scope, id: string, type: string, rest: Rest = {}): BpmnElement {
  const nothing = { name: '', attributes: {}, trigger: null, loop: null, on: null, inside: null };
  const element = { ...nothing, ...rest, id, type };
  scope.elements.push(element);
  return element;
}

export function has(scope: Scope, id: string): boolean {
  return scope.elements.some((each) => each.id === id);
}

/** The name of a step's element in XML. */
export function idOf(step: string): string {
  return `n_${step}`;
}
