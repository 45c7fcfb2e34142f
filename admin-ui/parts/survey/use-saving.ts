/** Saves answers on the way: a moment after the last change, at once where asked; one after the other, the last state wins. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { JsonObject } from '../../../engine/json.js';
import { ApiError } from '../../providers/http.js';

/** `failed`: it is tried again; `refused`: it is not. */
type Saving = 'idle' | 'saving' | 'saved' | 'failed' | 'refused';

const afterMs = 2_000;
const againMs = 10_000;

export interface Savings {
  readonly state: Saving;
  /** Notes what is to be saved. */
  readonly note: (data: JsonObject) => void;
  /** Saves what is noted, now. */
  readonly flush: () => Promise<void>;
  /** Saves nothing of what was noted, and waits for what is under way. */
  readonly stop: () => Promise<void>;
}

/** `save` is called with the newest answers; while the server is out of reach, or asked too often, it is tried again. */
export function useSaving(save: (data: JsonObject) => Promise<void>): Savings {
  const [state, setState] = useState<Saving>('idle');
  const waiting = useRef<JsonObject | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const under = useRef<Promise<void>>(Promise.resolve());
  const latest = useRef(save);
  latest.current = save;
  const clear = () => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  };
  const flush = useCallback((): Promise<void> => {
    clear();
    under.current = under.current.then(async () => {
      const data = waiting.current;
      if (data === null) return;
      waiting.current = null;
      setState('saving');
      try {
        await latest.current(data);
        setState('saved');
      } catch (error) {
        const again =
          !(error instanceof ApiError) || error.status === 0 || error.status === 429 || error.status >= 500;
        setState(again ? 'failed' : 'refused');
        if (!again) return;
        waiting.current ??= data;
        timer.current ??= setTimeout(() => void flush(), againMs);
      }
    });
    return under.current;
  }, []);
  const note = useCallback(
    (data: JsonObject) => {
      waiting.current = data;
      clear();
      timer.current = setTimeout(() => void flush(), afterMs);
    },
    [flush],
  );
  const stop = useCallback(() => {
    clear();
    waiting.current = null;
    return under.current;
  }, []);
  useEffect(() => {
    const leaving = () => {
      if (document.visibilityState === 'hidden') void flush();
    };
    document.addEventListener('visibilitychange', leaving);
    return () => {
      document.removeEventListener('visibilitychange', leaving);
      void flush();
    };
  }, [flush]);
  return { state, note, flush, stop };
}
