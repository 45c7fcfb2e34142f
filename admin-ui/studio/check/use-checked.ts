import { useEffect, useRef, useState } from 'react';
import type { DefinitionKey, DefinitionText } from '../../../domain/definition-file.js';
import type { Answered, Ask, Checked, ReadText } from './checked.js';

/** The last check's answer; `read` is of the last text that could be read, `broken` says that it isn't of the present one. */
export interface Shown extends Checked {
  readonly broken: boolean;
  readonly milliseconds: number;
}

const nothing: Shown = { problems: [], read: null, broken: false, milliseconds: 0 };

/** Checks a text whenever it or the tree changes, in a worker of the page's own. */
export function useChecked(tree: readonly DefinitionText[], key: DefinitionKey | null, text: string): Shown {
  const worker = useRef<Worker | null>(null);
  const asked = useRef(0);
  const [answer, setAnswer] = useState<Answered | null>(null);
  const [lastRead, setLastRead] = useState<{ readonly id: string; readonly read: ReadText } | null>(null);
  const id = key === null ? '' : `${key.kind}/${key.name}`;
  const latestId = useRef(id);
  useEffect(() => {
    const started = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
    started.addEventListener('message', ({ data }: MessageEvent<Answered>) => {
      if (data.number !== asked.current) return;
      setAnswer(data);
      if (data.read !== null) setLastRead({ id: latestId.current, read: data.read });
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
    worker.current?.postMessage({ number: asked.current, key: of, text } satisfies Ask);
  }, [tree, id, text]);
  if (answer === null) return nothing;
  const { problems, milliseconds } = answer;
  const read = answer.read ?? (lastRead?.id === id ? lastRead.read : null);
  return { problems, milliseconds, read, broken: answer.read === null };
}
