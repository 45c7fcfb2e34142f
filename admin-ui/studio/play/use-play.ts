import { useCallback, useEffect, useState } from 'react';
import type { DefinitionText } from '../../../domain/definition-file.js';
import type { Unplayable } from './player.js';
import { backTo, forward, withMove, type PlayMove, type PlaySession } from './play-session.js';
import { rememberedPlay, rememberPlay } from './remembered-play.js';
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
  /** Makes so many of the moves that lie ahead. */
  readonly forward: (moves: number) => void;
  readonly clear: () => void;
}

/** The play of a workflow; played again whenever the tree changes, so that what was changed shows at once. */
export function usePlay(workflow: string, tree: readonly DefinitionText[]): Play {
  const ask = usePlayer(tree);
  const [session, setSession] = useState<PlaySession | null>(() => rememberedPlay(workflow));
  const [shown, setShown] = useState<ShownPlay | Unplayable | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    rememberPlay(workflow, session);
    if (session === null) return;
    let wanted = true;
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
  }, [ask, session, tree, workflow]);
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
    forward: (moves) => {
      if (standing !== null) setSession(forward(standing, moves));
    },
    clear,
  };
}
