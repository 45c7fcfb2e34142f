/** The changes of several definitions in this window, which go back and again as one, wherever one is in the studio. */
import { useState } from 'react';
import type { DefinitionKey, DefinitionText } from '../../../domain/definition-file.js';
import type { Texts } from '../use-texts.js';
import { isWayOf, togetherOf, turned, type Together, type Way } from './together.js';

/** What was done last, by which way, and what stays as it was changed meanwhile. */
interface Told {
  readonly change: Together;
  readonly way: Way;
  readonly left: readonly DefinitionKey[];
}

export interface Changes {
  /** What to say of the last one; null: nothing, or it was read. */
  readonly told: Told | null;
  /** Writes changed texts as one change. */
  readonly begin: (title: string, changed: readonly DefinitionText[]) => void;
  /** Takes back the last change, or does it again. */
  readonly turn: () => Promise<void>;
  /** Hears of each step in a text: one that takes a change back there takes it back everywhere. */
  readonly follow: (step: DefinitionKey & { readonly from: string; readonly to: string }) => void;
  readonly dismiss: () => void;
}

/** The changes on these texts. */
export function useChanges(texts: Texts): Changes {
  const [history, setHistory] = useState<readonly Together[]>([]);
  /** How many of them are done; those behind were taken back. */
  const [done, setDone] = useState(0);
  const [told, setTold] = useState<Told | null>(null);
  const go = async (change: Together, way: Way) => {
    // Another window may have kept something meanwhile.
    const present = await texts.reread();
    const { texts: written, left } = turned(change, way, present);
    texts.write(written);
    setDone(history.indexOf(change) + (way === 'back' ? 0 : 1));
    setTold({ change, way, left });
  };
  return {
    told,
    begin(title, changed) {
      const change = togetherOf(title, texts.tree, changed);
      texts.write(changed);
      if (change.parts.length < 2) return;
      setHistory([...history.slice(0, done), change]);
      setDone(done + 1);
      setTold({ change, way: 'again', left: [] });
    },
    async turn() {
      if (told !== null) await go(told.change, told.way === 'again' ? 'back' : 'again');
    },
    follow(step) {
      const [last, next] = [history[done - 1], history[done]];
      if (last !== undefined && isWayOf(last, 'back', step)) void go(last, 'back');
      else if (next !== undefined && isWayOf(next, 'again', step)) void go(next, 'again');
    },
    dismiss: () => setTold(null),
  };
}
