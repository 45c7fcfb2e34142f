/** A definition against an earlier text of it, in sentences and for the diagram. */
import { fileOf, type DefinitionKey } from '../../../domain/definition-file.js';
import type { CompiledWorkflow } from '../../../engine/definition.js';
import { differencesOf, type Sentence } from '../../../engine/difference.js';
import { readTree } from '../../../engine/reading.js';
import { findDefinition } from '../../../engine/reading/tree.js';

export interface ComparedWith {
  /** What has come to say something else; null where one of the texts can't be read. */
  readonly sentences: readonly Sentence[] | null;
  /** The workflow as it was; null where there is none, or its text can't be read any more. */
  readonly before: CompiledWorkflow | null;
  /** By name, what has come to say something else, or is new. */
  readonly steps: readonly string[];
  readonly clocks: readonly string[];
}

/** Compares two texts of a definition. Never throws. */
export function comparedWith(key: DefinitionKey, before: string, after: string): ComparedWith {
  const read = (text: string) => readTree([{ path: fileOf(key), text }]);
  const [old, now] = [read(before), read(after)];
  const isRead = [old, now].every((tree) => tree.byName.has(`${key.kind} ${key.name}`));
  const sentences = isRead ? differencesOf(old, now) : null;
  const parts = (sentences ?? []).map(({ part }) => part.split('/'));
  const named = (of: string) => [
    ...new Set(parts.flatMap(([kind, name]) => (kind === of && name !== undefined ? [name] : []))),
  ];
  return {
    sentences,
    before: key.kind === 'workflow' ? (findDefinition(old, 'workflow', key.name)?.body ?? null) : null,
    steps: named('steps'),
    clocks: named('clocks'),
  };
}
