import { useEffect, useState } from 'react';
import type { SideProps } from '../side.js';
import type { Mention } from './structure/mentions.js';

/** Where a step is named, apart from where it is defined; null while that is being read. */
export function useMentions({ tree, name }: SideProps, step: string): readonly Mention[] | null {
  const [mentions, setMentions] = useState<readonly Mention[] | null>(null);
  useEffect(() => {
    let wanted = true;
    // Reading texts needs the engine's readers, which a page that only shows a form doesn't load.
    void import('./structure/mentions.js').then(({ mentionsOf }) => {
      if (wanted) setMentions(mentionsOf(tree, name, step).filter(({ of }) => of !== 'own'));
    });
    return () => {
      wanted = false;
    };
  }, [tree, name, step]);
  return mentions;
}
