import { useEffect, useRef, useState } from 'react';
import { useLocaleState } from 'react-admin';
import type { DefinitionKey, DefinitionText } from '../../../domain/definition-file.js';
import type { Answered, Ask, Checked, Drawn, Question, ReadText } from './checked.js';
import { problemsLike, useOthers } from './kept-answers.js';

/** The last check's answer; `read` is of the last text that could be read, `broken` says that it isn't of the present one. */
export interface Shown extends Checked, Pick<Answered, 'milliseconds'> {
  readonly broken: boolean;
  /** No check was answered yet. */
  readonly waiting: boolean;
  /** The last workflow that was drawn: a moment after it was read. */
  readonly drawn: Drawn | null;
}

const nothing: Shown = {
  problems: [],
  read: null,
  drawn: null,
  broken: false,
  waiting: true,
  milliseconds: 0,
};

/** What is kept of one definition's answers. */
interface Kept<Answer> {
  readonly id: string;
  readonly answer: Answer;
}

/** Checks a text whenever it or the tree changes, in a worker of the page's own. */
export function useChecked(tree: readonly DefinitionText[], key: DefinitionKey | null, text: string): Shown {
  const [locale] = useLocaleState();
  const worker = useRef<Worker | null>(null);
  const asked = useRef(0);
  const [answer, setAnswer] = useState<Answered | null>(null);
  const [lastRead, setLastRead] = useState<Kept<ReadText> | null>(null);
  const [lastDrawn, setLastDrawn] = useState<Kept<Drawn> | null>(null);
  const id = key === null ? '' : `${key.kind}/${key.name}`;
  const others = useOthers(tree, id);
  const latestId = useRef(id);
  useEffect(() => {
    const started = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
    started.addEventListener('message', ({ data }: MessageEvent<Answered | Drawn>) => {
      if (data.number !== asked.current) return;
      if ('drawing' in data) {
        setLastDrawn({ id: latestId.current, answer: data });
        return;
      }
      const { read } = data;
      setAnswer((before) => ({ ...data, problems: problemsLike(before?.problems, data.problems) }));
      if (read !== null) setLastRead({ id: latestId.current, answer: read });
    });
    worker.current = started;
    return () => started.terminate();
  }, []);
  useEffect(() => {
    worker.current?.postMessage({ tree: others } satisfies Ask);
  }, [others]);
  useEffect(() => {
    asked.current += 1;
    latestId.current = id;
    const [kind, ...rest] = id.split('/');
    const name = rest.join('/');
    const of = id === '' || kind === undefined ? null : { kind, name };
    const question: Question = { number: asked.current, key: of, text, locale };
    worker.current?.postMessage(question satisfies Ask);
  }, [others, id, text, locale]);
  if (answer === null) return nothing;
  const { problems, milliseconds } = answer;
  const read = answer.read ?? (lastRead?.id === id ? lastRead.answer : null);
  const drawn = lastDrawn?.id === id ? lastDrawn.answer : null;
  return { problems, milliseconds, read, drawn, broken: answer.read === null, waiting: false };
}
