/** Notes as parts of a story: told where they were written. Pure. */
import type { Told } from './story.js';

/** A note as `/api/instances/:id/notes` tells it. */
export interface Note {
  readonly id: string;
  readonly by: string;
  readonly at: string;
  readonly text: string;
}

/** Tells a note. */
export function tellNote({ by, at, text }: Note): Told {
  const what = { key: 'story.what.note', values: { by, text } };
  return { kind: 'note', at, recordedAt: at, what, then: [], trouble: false };
}

/** Both in the order in which they were recorded; entries of one instant keep theirs, before a note. */
export function inTime<One extends Told, Other extends Told>(
  entries: readonly One[],
  notes: readonly Other[],
): readonly (One | Other)[] {
  return [...entries, ...notes].toSorted((a, b) => Date.parse(a.recordedAt) - Date.parse(b.recordedAt));
}
