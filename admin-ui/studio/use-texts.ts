/** The tree of definitions with what is being written laid over it; what is not kept yet survives a reload of this window. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DefinitionChange, DefinitionKey, DefinitionText } from '../../domain/definition-file.js';
import { call } from '../providers/http.js';
import { keepDrafts } from './folder/keep-drafts.js';

interface KeptText extends DefinitionText {
  /** Whether this is one's own draft. */
  readonly draft: boolean;
}

const remembered = 'sportello.studio.unsaved';
const treeKey = ['definitions', 'tree'];

/** What is known of all definitions. */
export interface Texts {
  readonly kept: readonly KeptText[] | undefined;
  readonly error: unknown;
  /** What is kept, with what isn't yet in its place. */
  readonly tree: readonly DefinitionText[];
  /** Texts that are not kept yet, by `kind/name`. */
  readonly unsaved: ReadonlyMap<string, string>;
  /** Notes a text that is not kept yet; null: it is, or is given up. */
  readonly note: (id: string, text: string | null) => void;
  /** Writes texts, in the place of what was there; they are not kept by that. */
  readonly write: (written: readonly DefinitionText[]) => void;
  /** Keeps changes as drafts, all or none, and only if nothing is wrong then. @throws ApiError */
  readonly keep: (changes: readonly DefinitionChange[]) => Promise<void>;
  /** Reads all anew. */
  readonly reload: () => Promise<void>;
  /** Reads all anew where the tree has another text than the one that was found now. */
  readonly agree: (id: string, found: string) => Promise<void>;
  /** Reads all anew. @returns the tree as it is then */
  readonly reread: () => Promise<readonly DefinitionText[]>;
}

/** All definitions. */
export function useTexts(): Texts {
  const client = useQueryClient();
  const { data: kept, error } = useQuery({
    queryKey: treeKey,
    queryFn: async () => (await call<readonly KeptText[]>('/api/definitions/tree')).body,
    staleTime: 60_000,
  });
  const [unsaved, setUnsaved] = useState(read);
  const note = useCallback((id: string, text: string | null) => {
    setUnsaved((before) => {
      const after = new Map(before);
      if (text === null) after.delete(id);
      else after.set(id, text);
      return after;
    });
  }, []);
  useRemembered(unsaved);
  const tree = useMemo(() => laidOver(kept ?? [], unsaved), [kept, unsaved]);
  const reload = useCallback(() => client.invalidateQueries({ queryKey: treeKey }), [client]);
  const latest = useRef(unsaved);
  useEffect(() => {
    latest.current = unsaved;
  });
  const known = () => client.getQueryData<readonly KeptText[]>(treeKey) ?? [];
  const agree = useCallback(
    async (id: string, found: string) => {
      const text = client.getQueryData<readonly KeptText[]>(treeKey)?.find((each) => idOf(each) === id)?.text;
      if (text !== undefined && text !== found) await reload();
    },
    [client, reload],
  );
  const write = (written: readonly DefinitionText[]) => {
    const texts = new Map(known().map((each) => [idOf(each), each.text]));
    for (const each of written) note(idOf(each), texts.get(idOf(each)) === each.text ? null : each.text);
  };
  const keep = async (changes: readonly DefinitionChange[]) => {
    const seen = new Map(known().map((each) => [idOf(each), each.text]));
    await keepDrafts(
      changes.map((each) => ({ ...each, seen: seen.get(idOf(each)) ?? null })),
      true,
    );
    for (const each of changes) note(idOf(each), null);
    await client.invalidateQueries({ queryKey: ['definitions'] });
  };
  const reread = async () => {
    await reload();
    return laidOver(known(), latest.current);
  };
  return { kept, error, tree, unsaved, note, write, keep, agree, reload, reread };
}

/** Writes what is not kept where a reload finds it: soon after the last key, and at the latest when the page goes. */
function useRemembered(unsaved: ReadonlyMap<string, string>): void {
  const latest = useRef(unsaved);
  const soon = useRef<number | undefined>(undefined);
  const write = useCallback(() => {
    clearTimeout(soon.current);
    soon.current = undefined;
    sessionStorage.setItem(remembered, JSON.stringify([...latest.current]));
  }, []);
  useEffect(() => {
    if (latest.current === unsaved) return;
    latest.current = unsaved;
    soon.current ??= window.setTimeout(write, 250);
  }, [unsaved, write]);
  useEffect(() => {
    addEventListener('pagehide', write);
    return () => {
      removeEventListener('pagehide', write);
      write();
    };
  }, [write]);
}

function idOf({ kind, name }: DefinitionKey): string {
  return `${kind}/${name}`;
}

function read(): ReadonlyMap<string, string> {
  const text = sessionStorage.getItem(remembered);
  return new Map(text === null ? [] : (JSON.parse(text) as [string, string][]));
}

/** Texts that did not change stay the same objects, so that checking reads them once. */
function laidOver(
  kept: readonly DefinitionText[],
  unsaved: ReadonlyMap<string, string>,
): readonly DefinitionText[] {
  const known = new Set(kept.map(idOf));
  const changed = kept.map((each) => {
    const text = unsaved.get(idOf(each));
    return text === undefined || text === each.text ? each : { ...each, text };
  });
  const added = [...unsaved].flatMap(([id, text]) => {
    const [kind = '', ...name] = id.split('/');
    return known.has(id) ? [] : [{ kind, name: name.join('/'), text }];
  });
  return [...changed, ...added];
}
