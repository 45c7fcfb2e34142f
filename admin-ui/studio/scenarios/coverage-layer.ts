/** What scenarios reach, as it is laid over the diagram. */
import type { CompiledWorkflow } from '../../../engine/definition.js';
import { stepsIn } from '../../../engine/steps/blocks.js';
import type { Layers } from '../../parts/diagram/layers.js';

/** `missing`: steps by name, outcomes with their task, that no scenario reaches. */
export function coverageLayer(workflow: CompiledWorkflow, missing: readonly string[]): Layers {
  const gaps = new Set(missing);
  return {
    coverage: Object.fromEntries(stepsIn(workflow.body).map(({ name }) => [name, !gaps.has(name)])),
    untried: missing.filter((name) => name.includes('.')),
  };
}
