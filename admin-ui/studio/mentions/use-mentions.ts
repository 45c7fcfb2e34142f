import { useEffect, useState } from 'react';
import type { SideProps } from '../side.js';
import type { Mention } from './mentions-of.js';

/** Where a step is named, apart from where it is defined; without one the whole definition. Null while that is being read. */
export function useMentions({ tree, kind, name }: SideProps, step: string | null): readonly Mention[] | null {
  const [mentions, setMentions] = useState<readonly Mention[] | null>(null);
  useEffect(() => {
    let wanted = true;
    // Reading texts needs the engine's readers, which a page that only shows a form doesn't load.
    const found =
      step === null
        ? import('./uses.js').then(({ usesOf }) => usesOf(tree, { kind, name }))
        : import('./mentions-of.js').then(({ mentionsOf }) =>
            mentionsOf(tree, name, step).filter(({ of }) => of !== 'own'),
          );
    void found.then((list) => {
      if (wanted) setMentions(list);
    });
    return () => {
      wanted = false;
    };
  }, [tree, kind, name, step]);
  return mentions;
}
