/** What is wrong with the text that is open and what it says, asked of a worker at each key. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLocaleState } from 'react-admin';
import type { DefinitionKey, DefinitionText } from '../../../domain/definition-file.js';
import type { Answered, Ask, Checked, Drawn, Question, ReadText } from './checked.js';
import { drawings, type Drawings } from './drawings.js';
import { problemsLike, useOthers } from './kept-answers.js';

/** The last check's answer; `read` is of the last text that could be read, `broken` says that it isn't of the present one. */
export interface Shown extends Checked, Pick<Answered, 'milliseconds'> {
  readonly broken: boolean;
  /** No check was answered yet. */
  readonly waiting: boolean;
  /** What was drawn: a moment after it was read. */
  readonly drawings: Drawings;
  /** Asks about a text that was typed just now, before the page has rendered it: the worker need not wait for that. */
  readonly ask: (text: string) => void;
}

const nothing = { problems: [], read: null, broken: false, waiting: true, milliseconds: 0 } as const;

/** What is kept of one definition's answers. */
interface Kept<Answer> {
  readonly id: string;
  readonly answer: Answer;
}

/** Checks a text whenever it or the tree changes, in a worker of the page's own. */
export function useChecked(tree: readonly DefinitionText[], key: DefinitionKey | null, text: string): Shown {
  const [locale = 'en'] = useLocaleState();
  const worker = useRef<Worker | null>(null);
  const asked = useRef<Omit<Question, 'key'> & { readonly id: string }>({
    ...{ number: 0, id: '', text: '', locale: '' },
  });
  const [answer, setAnswer] = useState<Answered | null>(null);
  const [lastRead, setLastRead] = useState<Kept<ReadText> | null>(null);
  const [drawn] = useState(drawings);
  const id = key === null ? '' : `${key.kind}/${key.name}`;
  const others = useOthers(tree, id);
  useEffect(() => {
    const started = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
    started.addEventListener('message', ({ data }: MessageEvent<Answered | Drawn>) => {
      if (data.number !== asked.current.number) return;
      if ('drawing' in data) {
        drawn.put(asked.current.id, data);
        return;
      }
      const { read } = data;
      setAnswer((before) => ({ ...data, problems: problemsLike(before?.problems, data.problems) }));
      if (read !== null) setLastRead({ id: asked.current.id, answer: read });
    });
    worker.current = started;
    return () => started.terminate();
  }, [drawn]);
  const ask = useCallback(
    (now: string) => {
      const last = asked.current;
      if (last.number > 0 && last.id === id && last.text === now && last.locale === locale) return;
      const number = last.number + 1;
      asked.current = { number, id, text: now, locale };
      worker.current?.postMessage({ number, key: keyOf(id), text: now, locale } satisfies Ask);
    },
    [id, locale],
  );
  useEffect(() => {
    worker.current?.postMessage({ tree: others } satisfies Ask);
    // Among others the same text may say something else.
    asked.current = { ...asked.current, locale: '' };
  }, [others]);
  useEffect(() => ask(text), [others, ask, text]);
  if (answer === null) return { ...nothing, drawings: drawn, ask };
  const { problems, milliseconds } = answer;
  const read = answer.read ?? (lastRead?.id === id ? lastRead.answer : null);
  return { problems, milliseconds, read, broken: answer.read === null, waiting: false, drawings: drawn, ask };
}

function keyOf(id: string): DefinitionKey | null {
  const [kind = '', ...rest] = id.split('/');
  return id === '' ? null : { kind, name: rest.join('/') };
}
