import { useCallback, useEffect, useState } from 'react';
import type { DefinitionText } from '../../../domain/definition-file.js';
import type { Unplayable } from './player.js';
import { backTo, withMove, type PlayMove, type PlaySession } from './play-session.js';
import type { ShownPlay } from './shown-play.js';
import { usePlayer, type AskPlayer } from './use-player.js';

/** A play of one workflow, kept by this window. */
export interface Play {
  readonly ask: AskPlayer;
  /** Null: it has not begun. */
  readonly shown: ShownPlay | Unplayable | null;
  readonly error: unknown;
  readonly begin: (session: PlaySession) => void;
  readonly move: (move: PlayMove) => void;
  readonly back: () => void;
  readonly clear: () => void;
}

/** The play of a workflow; played again whenever the tree changes, so that what was changed shows at once. */
export function usePlay(workflow: string, tree: readonly DefinitionText[]): Play {
  const ask = usePlayer(tree);
  const remembered = `sportello.studio.play.${workflow}`;
  const [session, setSession] = useState<PlaySession | null>(() => read(remembered));
  const [shown, setShown] = useState<ShownPlay | Unplayable | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    if (session === null) {
      sessionStorage.removeItem(remembered);
      return;
    }
    let wanted = true;
    sessionStorage.setItem(remembered, JSON.stringify(session));
    ask('play', { session }).then(
      (answer) => {
        if (!wanted) return;
        setShown(answer);
        setError(null);
      },
      (cause: unknown) => {
        if (wanted) setError(cause);
      },
    );
    return () => {
      wanted = false;
    };
  }, [ask, session, tree, remembered]);
  const standing = shown !== null && 'session' in shown ? shown.session : session;
  const clear = useCallback(() => {
    setSession(null);
    setShown(null);
  }, []);
  return {
    ask,
    shown: session === null ? null : shown,
    error,
    begin: setSession,
    move: (move) => {
      if (standing !== null) setSession(withMove(standing, move));
    },
    back: () => {
      if (standing === null) return;
      if (standing.moves.length === 0) clear();
      else setSession(backTo(standing, standing.moves.length - 1));
    },
    clear,
  };
}

function read(remembered: string): PlaySession | null {
  const text = sessionStorage.getItem(remembered);
  return text === null ? null : (JSON.parse(text) as PlaySession);
}
