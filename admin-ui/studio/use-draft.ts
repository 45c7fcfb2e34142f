/** One definition's draft: loaded with its tag, kept by it, so that nobody overwrites what another window kept. */
import { useCallback, useEffect, useState } from 'react';
import { ApiError, call } from '../providers/http.js';
import type { Texts } from './use-texts.js';

const yaml = { 'Content-Type': 'application/yaml' };

/** The draft and what can be done with it. */
export interface Draft {
  /** Null while it is loading. */
  readonly text: string | null;
  /** Whether the text is as it is kept. */
  readonly isKept: boolean;
  /** Whether a draft is kept on the server. */
  readonly isDraft: boolean;
  readonly error: unknown;
  /** It was kept from another window meanwhile. */
  readonly conflict: boolean;
  readonly write: (text: string) => void;
  /** Keeps it; `over`: also over what another window kept. False if it could not be kept. */
  readonly save: (over?: boolean) => Promise<boolean>;
  /** Reads what is kept, and gives up what isn't. */
  readonly reread: () => Promise<void>;
  readonly discard: () => Promise<void>;
}

interface Loaded {
  readonly text: string;
  readonly tag: string;
  readonly draft: boolean;
}

/** The draft of one definition; what is typed goes to `texts` too. */
export function useDraft(kind: string, name: string, texts: Texts): Draft {
  const id = `${kind}/${name}`;
  const path = `/api/definitions/${kind}/${encodeURIComponent(name)}`;
  const [conflict, setConflict] = useState(false);
  const { note, reload, unsaved } = texts;
  const { loaded, setLoaded, base, error, setError, load } = useLoaded(id, path, texts);
  const text = unsaved.get(id) ?? base;
  const save = async (over = false) => {
    if (text === null || loaded === null) return false;
    try {
      const tag = over ? '*' : loaded.tag;
      setLoaded(await keep(path, text, tag));
      setConflict(false);
      setError(null);
      await reload();
      note(id, null);
      return true;
    } catch (cause) {
      if (cause instanceof ApiError && cause.status === 412) setConflict(true);
      else setError(cause);
      return false;
    }
  };
  const reread = async () => {
    note(id, null);
    setConflict(false);
    await load();
    await reload();
  };
  const discard = async () => {
    try {
      if (loaded?.draft === true) await call(path, { method: 'DELETE' });
      await reread();
    } catch (cause) {
      setError(cause);
    }
  };
  return {
    text,
    isKept: loaded !== null && text === base,
    isDraft: loaded?.draft ?? false,
    error,
    conflict,
    write: (next) => note(id, next === base ? null : next),
    save,
    reread,
    discard,
  };
}

/** What is kept of it, with its tag; `base`: the text that is kept, as far as is known. */
function useLoaded(id: string, path: string, { agree, kept, unsaved }: Texts) {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [error, setError] = useState<unknown>(null);
  const load = useCallback(async () => {
    try {
      const found = await read(path);
      await agree(id, found.text);
      setLoaded(found);
      setError(null);
    } catch (cause) {
      setError(cause);
    }
  }, [path, id, agree]);
  useEffect(() => void load(), [load]);
  const inTree = kept?.find(({ kind, name }) => `${kind}/${name}` === id)?.text;
  // Kept together with others, it has another tag; what was kept from another window meanwhile is told when this is.
  const keptWithOthers =
    loaded !== null &&
    inTree !== undefined &&
    inTree !== loaded.text &&
    (unsaved.get(id) ?? inTree) === inTree;
  useEffect(() => {
    if (keptWithOthers) void load();
  }, [keptWithOthers, load]);
  const base = keptWithOthers ? inTree : (loaded?.text ?? null);
  return { loaded, setLoaded, base, error, setError, load };
}

async function keep(path: string, text: string, tag: string): Promise<Loaded> {
  const asked = { method: 'PUT', body: text, headers: { ...yaml, 'If-Match': tag } } as const;
  const { headers } = await call(path, asked);
  return { text, tag: headers.get('ETag') ?? tag, draft: true };
}

/** A definition that is nowhere yet begins empty. */
async function read(path: string): Promise<Loaded> {
  try {
    const { body, headers } = await call<string>(path, { headers: { Accept: 'application/yaml' } });
    return { text: body, tag: headers.get('ETag') ?? '"0"', draft: headers.get('X-Draft') === 'true' };
  } catch (cause) {
    if (cause instanceof ApiError && cause.status === 404) return { text: '', tag: '"0"', draft: false };
    throw cause;
  }
}
