/** The changes of several definitions in this window, which go back and again as one, wherever one is in the studio. */
import { useState } from 'react';
import type { DefinitionChange, DefinitionKey, DefinitionText } from '../../../domain/definition-file.js';
import type { Texts } from '../use-texts.js';
import {
  isWayOf,
  movedBy,
  movesDefinitions,
  togetherOf,
  turned,
  type Together,
  type Way,
} from './together.js';

/** What was done last, by which way, and what was changed meanwhile: that stays, and all else with it where definitions come and go. */
interface Told {
  readonly change: Together;
  readonly way: Way;
  readonly left: readonly DefinitionKey[];
  /** Why it could not be done; null: it is done. */
  readonly error: unknown;
}

/** One definition came in the place of another. */
export type Moved = NonNullable<ReturnType<typeof movedBy>>;

export interface Changes {
  /** What to say of the last one; null: nothing, or it was read. */
  readonly told: Told | null;
  /** Writes changed texts as one change. */
  readonly begin: (title: string, changed: readonly DefinitionText[]) => void;
  /** Keeps a change by which definitions come and go, all of it or nothing. @throws ApiError */
  readonly keep: (title: string, changed: readonly DefinitionChange[]) => Promise<void>;
  /** Takes back the last change, or does it again. */
  readonly turn: () => Promise<void>;
  /** Hears of each step in a text: one that takes a change back there takes it back everywhere. */
  readonly follow: (step: DefinitionKey & { readonly from: string; readonly to: string }) => void;
  readonly dismiss: () => void;
}

/** The changes on these texts; `onMoved` hears of a definition that is now another. */
export function useChanges(texts: Texts, onMoved: (moved: Moved) => void): Changes {
  const [history, setHistory] = useState<readonly Together[]>([]);
  /** How many of them are done; those behind were taken back. */
  const [done, setDone] = useState(0);
  const [told, setTold] = useState<Told | null>(null);
  const go = async (change: Together, way: Way) => {
    // Another window may have kept something meanwhile.
    const present = await texts.reread();
    const { texts: written, left } = turned(change, way, present);
    const undone = { change, way: way === 'back' ? 'again' : 'back' } as const;
    if (movesDefinitions(change)) {
      // A part of it alone would leave names that nothing has.
      if (left.length > 0) {
        setTold({ ...undone, left, error: null });
        return;
      }
      try {
        await texts.keep(written);
      } catch (error) {
        setTold({ ...undone, left, error });
        return;
      }
    } else texts.write(textsIn(written));
    setDone(history.indexOf(change) + (way === 'back' ? 0 : 1));
    setTold({ change, way, left, error: null });
    const moved = movedBy(change, way);
    if (moved !== null) onMoved(moved);
  };
  const remember = (change: Together) => {
    setHistory([...history.slice(0, done), change]);
    setDone(done + 1);
    setTold({ change, way: 'again', left: [], error: null });
  };
  return {
    told,
    begin(title, changed) {
      const change = togetherOf(title, texts.tree, changed);
      texts.write(changed);
      if (change.parts.length < 2) return;
      remember(change);
    },
    async keep(title, changed) {
      const change = togetherOf(title, texts.tree, changed);
      await texts.keep(changed);
      remember(change);
      const moved = movedBy(change, 'again');
      if (moved !== null) onMoved(moved);
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

function textsIn(changes: readonly DefinitionChange[]): readonly DefinitionText[] {
  return changes.flatMap(({ kind, name, text }) => (text === null ? [] : [{ kind, name, text }]));
}
