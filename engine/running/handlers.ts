/** The scopes whose handlers reach an activation: its step, the block around it, the step that holds that block, and so on. */
import type { CompiledHandler } from '../definition.js';
import { activationOf, blockOf, frameOf } from './frames.js';
import type { Run } from './run.js';

export interface HandlerScope {
  readonly handlers: readonly CompiledHandler[];
  readonly frame: string;
  /** The step whose scope it is; null for a block's. */
  readonly activation: string | null;
}

/** The scopes around an activation, innermost first. */
export function handlerScopes(run: Run, id: string): readonly HandlerScope[] {
  const scopes: HandlerScope[] = [];
  for (let at: string | null = id; at !== null;) {
    const activation = activationOf(run.draft, at);
    const frame = frameOf(run.draft, activation.frame);
    scopes.push({
      handlers: run.index.steps.get(activation.step)?.step.handlers ?? [],
      frame: frame.id,
      activation: at,
    });
    scopes.push({ handlers: blockOf(run.index, frame).block.handlers, frame: frame.id, activation: null });
    at = frame.owner;
  }
  return scopes;
}
