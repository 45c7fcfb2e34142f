import { useEffect, useState } from 'react';
import type { DefinitionKey, DefinitionText } from '../../../domain/definition-file.js';
import type { NamedPlaces } from './places-of.js';

/** Where a definition is named; null while that is being read. */
export function usePlaces(
  tree: readonly DefinitionText[],
  { kind, name }: DefinitionKey,
): NamedPlaces | null {
  const [found, setFound] = useState<NamedPlaces | null>(null);
  useEffect(() => {
    let wanted = true;
    // Reading texts needs the engine's readers, which the page loads when it is asked for this.
    void import('./places-of.js').then(({ placesOf }) => {
      if (wanted) setFound(placesOf(tree, { kind, name }));
    });
    return () => {
      wanted = false;
    };
  }, [tree, kind, name]);
  return found;
}
