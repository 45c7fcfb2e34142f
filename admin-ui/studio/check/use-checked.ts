import { useEffect, useRef, useState } from 'react';
import { useLocaleState } from 'react-admin';
import type { DefinitionKey, DefinitionText } from '../../../domain/definition-file.js';
import type { Answered, Ask, Checked, Question } from './checked.js';

/** The last check's answer; `read` is of the last text that could be read, `broken` says that it isn't of the present one. */
export interface Shown extends Checked, Pick<Answered, 'drawing' | 'milliseconds'> {
  readonly broken: boolean;
  /** No check was answered yet. */
  readonly waiting: boolean;
}

const nothing: Shown = {
  problems: [],
  read: null,
  drawing: null,
  broken: false,
  waiting: true,
  milliseconds: 0,
};

/** Checks a text whenever it or the tree changes, in a worker of the page's own. */
export function useChecked(tree: readonly DefinitionText[], key: DefinitionKey | null, text: string): Shown {
  const [locale] = useLocaleState();
  const worker = useRef<Worker | null>(null);
  const asked = useRef(0);
  const [answer, setAnswer] = useState<Answered | null>(null);
  const [lastRead, setLastRead] = useState<
    ({ readonly id: string } & Pick<Answered, 'read' | 'drawing'>) | null
  >(null);
  const id = key === null ? '' : `${key.kind}/${key.name}`;
  const latestId = useRef(id);
  useEffect(() => {
    const started = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
    started.addEventListener('message', ({ data }: MessageEvent<Answered>) => {
      if (data.number !== asked.current) return;
      setAnswer(data);
      if (data.read !== null) setLastRead({ id: latestId.current, read: data.read, drawing: data.drawing });
    });
    worker.current = started;
    return () => started.terminate();
  }, []);
  useEffect(() => {
    worker.current?.postMessage({ tree } satisfies Ask);
  }, [tree]);
  useEffect(() => {
    asked.current += 1;
    latestId.current = id;
    const [kind, ...rest] = id.split('/');
    const name = rest.join('/');
    const of = id === '' || kind === undefined ? null : { kind, name };
    const question: Question = { number: asked.current, key: of, text, locale };
    worker.current?.postMessage(question satisfies Ask);
  }, [tree, id, text, locale]);
  if (answer === null) return nothing;
  const { problems, milliseconds } = answer;
  const shown = answer.read === null && lastRead?.id === id ? lastRead : answer;
  const { read, drawing } = shown;
  return { problems, milliseconds, read, drawing, broken: answer.read === null, waiting: false };
}
