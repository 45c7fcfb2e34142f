import { useEffect, useState } from 'react';
import type { DefinitionKey, DefinitionText } from '../../../domain/definition-file.js';
import { usePlayer } from '../play/use-player.js';
import type { ComparedWith } from './compared-with.js';

/** Two texts are compared by themselves. */
const noTree: readonly DefinitionText[] = [];

/** A definition's text against an earlier one of it; null until that is known. */
export function useCompared(
  { kind, name }: DefinitionKey,
  before: string,
  after: string,
): ComparedWith | null {
  const ask = usePlayer(noTree);
  const [found, setFound] = useState<ComparedWith | null>(null);
  useEffect(() => {
    let wanted = true;
    ask('compare', { key: { kind, name }, before, after }).then(
      (answer) => {
        if (wanted) setFound(answer);
      },
      // A text that can't be compared says nothing; what is wrong with it is told below the editor.
      () => {
        if (wanted) setFound(null);
      },
    );
    return () => {
      wanted = false;
    };
  }, [ask, kind, name, before, after]);
  return found;
}
