import { useMemo, useState } from 'react';
import { readBody, type BodyReader } from './read-body.js';

/** The definition as last read; `broken`: the present text can't be. */
export interface LastGood<Body> {
  readonly body: Body | null;
  readonly broken: boolean;
}

/** Reads a text whenever it changes; while it can't be read, the last one that could stays. */
export function useLastGood<Body>(text: string, read: BodyReader<Body>): LastGood<Body> {
  const { body } = useMemo(() => readBody(text, read), [text, read]);
  const [last, setLast] = useState(body);
  if (body !== null && body !== last) setLast(body);
  return { body: body ?? last, broken: body === null };
}
