import { useEffect, useMemo, useRef } from 'react';
import type { DefinitionText } from '../../../domain/definition-file.js';
import type { Letter, Reply } from './play-worker.js';
import type { Question, Questions } from './player.js';

/** Asks the player of this page, about the tree as it is then. */
export type AskPlayer = <Q extends Question>(
  question: Q,
  ask: Questions[Q]['ask'],
) => Promise<Questions[Q]['answer']>;

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

/** A player of this component's own, in a worker, that always has the present tree. */
export function usePlayer(tree: readonly DefinitionText[]): AskPlayer {
  const worker = useRef<Worker | null>(null);
  const waiting = useRef(new Map<number, Waiting>());
  const latest = useRef(tree);
  const sent = useRef<readonly DefinitionText[] | null>(null);
  const asked = useRef(0);
  useEffect(() => {
    latest.current = tree;
  });
  useEffect(
    () => () => {
      worker.current?.terminate();
      worker.current = null;
      sent.current = null;
    },
    [],
  );
  return useMemo(() => {
    const post = (letter: Letter) => {
      worker.current ??= started(waiting.current);
      worker.current.postMessage(letter);
    };
    return (question, ask) => {
      if (sent.current !== latest.current) {
        sent.current = latest.current;
        post({ tree: latest.current });
      }
      asked.current += 1;
      const number = asked.current;
      return new Promise((resolve, reject) => {
        waiting.current.set(number, { resolve: resolve, reject });
        post({ number, question, ask });
      });
    };
  }, []);
}

function started(waiting: Map<number, Waiting>): Worker {
  const worker = new Worker(new URL('./play-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    const one = waiting.get(data.number);
    waiting.delete(data.number);
    if ('fault' in data) one?.reject(new Error(data.fault));
    else one?.resolve(data.answer as never);
  });
  return worker;
}
