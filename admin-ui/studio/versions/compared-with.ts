/** A workflow against an earlier text of it, for the diagram. */
import type { CompiledWorkflow } from '../../../engine/definition.js';
import { differencesOf } from '../../../engine/difference.js';
import { readTree } from '../../../engine/reading.js';
import { findDefinition } from '../../../engine/reading/tree.js';

export interface ComparedWith {
  /** As it was; null where that text can't be read any more. */
  readonly before: CompiledWorkflow | null;
  /** By name, what has come to say something else, or is new. */
  readonly steps: readonly string[];
  readonly clocks: readonly string[];
}

/** Compares two texts of a workflow. */
export function comparedWith(workflow: string, before: string, after: string): ComparedWith {
  const [old, now] = [before, after].map((text) => readTree([{ path: `${workflow}.yaml`, text }]));
  if (old === undefined || now === undefined) return { before: null, steps: [], clocks: [] };
  const parts = differencesOf(old, now).map(({ part }) => part.split('/'));
  const named = (of: string) => [
    ...new Set(parts.flatMap(([kind, name]) => (kind === of && name !== undefined ? [name] : []))),
  ];
  return {
    before: findDefinition(old, 'workflow', workflow)?.body ?? null,
    steps: named('steps'),
    clocks: named('clocks'),
  };
}
