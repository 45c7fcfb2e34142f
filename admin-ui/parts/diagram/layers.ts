/** What can be laid over a diagram; each layer says something of steps by their names. */
import type { CompiledWorkflow } from '../../../engine/definition.js';
import type { ShownClock } from '../clock-chip/shown-clock.js';

/** How much happened at a step. */
export interface StepCount {
  /** What is written at the step: a number, a time. */
  readonly text: string;
  /** From 0 to 1: how strongly it is painted. */
  readonly heat: number;
  /** Said to whoever hovers or listens. */
  readonly label?: string;
}

export interface Layers {
  /** Where it stands now. */
  readonly active?: readonly string[];
  /** Where it has been, in order. */
  readonly path?: readonly string[];
  /** Its clocks; those that run are told where it stands, and at their brackets. */
  readonly clocks?: readonly ShownClock[];
  /** The instant at which it stands, where that isn't the present. */
  readonly now?: number;
  readonly counts?: Readonly<Record<string, StepCount>>;
  /** Whether scenarios come by. */
  readonly coverage?: Readonly<Record<string, boolean>>;
  /** Outcomes that no scenario comes to, with their task: `back_office.solved`. */
  readonly untried?: readonly string[];
  /** The version that it is compared with: what came and went is marked, what is gone is drawn. */
  readonly before?: CompiledWorkflow;
  /** Steps and clocks by name that say something else since. */
  readonly changed?: { readonly steps: readonly string[]; readonly clocks: readonly string[] };
}
