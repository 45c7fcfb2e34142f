import { call } from '../../providers/http.js';

interface DraftToKeep {
  readonly kind: string;
  readonly name: string;
  /** Null: the definition is to go. */
  readonly text: string | null;
  /** The text in whose place it is kept; null for none. */
  readonly seen: string | null;
}

/** Keeps drafts, all or none; `sound`: only if nothing in them is wrong. @throws ApiError */
export async function keepDrafts(drafts: readonly DraftToKeep[], sound: boolean): Promise<void> {
  const parts = drafts.map(({ kind, name, text, seen }) => ({ kind, name, text, seen }));
  await call('/api/definitions/drafts', { method: 'PUT', body: { drafts: parts, sound } });
}
