/** Gives a definition another name, with everything that names it. */
import type { DefinitionChange, DefinitionKey, DefinitionText } from '../../../domain/definition-file.js';
import type { Mention } from '../mentions/mentions-of.js';
import { replaced } from '../step/structure/rename-step.js';
import { setValue } from '../yaml/set-value.js';
import { placesOf } from './places-of.js';

/** Whether definitions of a kind are named by a sentence, as people write it: nothing else names them. */
function isNamedBySentence(kind: string): boolean {
  return kind === 'scenario' || kind === 'simulation';
}

/** The definitions that change: the new one, all that name it, and last the old one, which goes; none if there is no such definition. */
export function withRenamed(
  texts: readonly DefinitionText[],
  key: DefinitionKey,
  to: string,
): readonly DefinitionChange[] {
  const { places } = placesOf(texts, key);
  const changed = texts.flatMap((each): readonly DefinitionChange[] => {
    const { kind, name, text } = each;
    const own = places.filter((place) => place.kind === kind && place.name === name);
    if (kind === key.kind && name === key.name)
      return [{ kind, name: to, text: renamedText(text, kind, own, to) }];
    return own.length === 0 ? [] : [{ kind, name, text: replaced(text, own, to) }];
  });
  return changed.some(({ kind, name }) => kind === key.kind && name === to)
    ? [...changed, { kind: key.kind, name: key.name, text: null }]
    : [];
}

/** A sentence may need quotes that another one doesn't. */
function renamedText(text: string, kind: string, places: readonly Mention[], to: string): string {
  return isNamedBySentence(kind) ? setValue(text, [kind], to) : replaced(text, places, to);
}
