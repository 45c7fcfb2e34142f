import { useState } from 'react';
import { keepDraft, readDraft, type Draft } from './draft.js';

/** The draft of a detection; each change is kept at once. */
export function useDraft(id: string): readonly [Draft, (of: Partial<Draft>) => void] {
  const [draft, setDraft] = useState(() => readDraft(localStorage, id));
  const change = (of: Partial<Draft>) => {
    setDraft((before) => {
      const next = { ...before, ...of };
      keepDraft(localStorage, id, next);
      return next;
    });
  };
  return [draft, change];
}
