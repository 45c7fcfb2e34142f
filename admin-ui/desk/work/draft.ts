/** What somebody has typed into a task and not sent, kept in this browser through reload and crash. */
import type { Kept } from '../../providers/kept.js';

export interface Draft {
  readonly outcome: string | null;
  /** By form: outcomes that share a form share what was typed. */
  readonly data: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export const emptyDraft: Draft = { outcome: null, data: {} };

const place = (who: string, what: string) => `sportello.draft.${who}.${what}`;

/** What is kept for somebody of a task; empty if nothing, or nothing readable. */
export function readDraft(storage: Kept, who: string, what: string): Draft {
  try {
    const found: unknown = JSON.parse(storage.getItem(place(who, what)) ?? 'null');
    if (typeof found !== 'object' || found === null || !('data' in found)) return emptyDraft;
    return found as Draft;
  } catch {
    return emptyDraft;
  }
}

/** Keeps it; one without any text is forgotten. */
export function keepDraft(storage: Kept, who: string, what: string, draft: Draft): void {
  if (hasText(draft)) storage.setItem(place(who, what), JSON.stringify(draft));
  else storage.removeItem(place(who, what));
}

/** Forgets it: it was sent. */
export function forgetDraft(storage: Kept, who: string, what: string): void {
  storage.removeItem(place(who, what));
}

/** Whether anything was typed. */
export function hasText(draft: Draft): boolean {
  return Object.values(draft.data).some((data) =>
    Object.values(data).some((value) => value !== undefined && value !== '' && !isEmptyList(value)),
  );
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
