import { useEffect, useState } from 'react';
import type { SideProps } from '../side.js';
import type { Mention } from '../step/structure/mentions.js';

/** Where the chosen step is named, or without one the whole definition; null while that is being read. */
export function useUses({ tree, kind, name }: SideProps, step: string | null): readonly Mention[] | null {
  const [uses, setUses] = useState<readonly Mention[] | null>(null);
  useEffect(() => {
    let wanted = true;
    const found =
      step === null
        ? import('./uses.js').then(({ usesOf }) => usesOf(tree, { kind, name }))
        : import('../step/structure/mentions.js').then(({ mentionsOf }) =>
            mentionsOf(tree, name, step).filter(({ of }) => of !== 'own'),
          );
    void found.then((list) => {
      if (wanted) setUses(list);
    });
    return () => {
      wanted = false;
    };
  }, [tree, kind, name, step]);
  return uses;
}
