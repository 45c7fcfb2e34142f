/** Which definitions name another one, and where. */
import { fileOf, type DefinitionKey, type DefinitionText } from '../../../domain/definition-file.js';
import { readTree } from '../../../engine/reading.js';
import { referencesIn } from '../check/places-in.js';
import type { Mention } from './mentions-of.js';

/** All places that name a definition, in the order of files. */
export function usesOf(texts: readonly DefinitionText[], { kind, name }: DefinitionKey): readonly Mention[] {
  const near = texts.filter((each) => each.text.includes(name));
  const { definitions } = readTree(near.map((each) => ({ path: fileOf(each), text: each.text })));
  return definitions.flatMap((each) => {
    const found = referencesIn(each).filter((reference) => reference.of === kind && reference.name === name);
    const played = each.node.entries.find(({ key }) => key === 'workflow' && kind === 'workflow')?.value;
    const isPlay =
      each.kind !== 'workflow' && played?.kind === 'scalar' && played.value === name ? [played.at] : [];
    const lines = new Set([...found, ...isPlay].map(({ line }) => line));
    return [...lines].map((line): Mention => ({
      ...{ kind: each.kind, name: each.name, of: 'name' },
      ...{ from: line, to: line, line },
    }));
  });
}
