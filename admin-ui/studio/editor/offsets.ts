/** Between the engine's lines and columns and an editor's offsets. */
import type { Text } from '@codemirror/state';

/** The offset of a place; one beyond the text (which has changed meanwhile) is its nearest. */
export function offsetAt(doc: Text, { line, column = 1 }: { line: number; column?: number }): number {
  const found = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return Math.min(found.from + column - 1, found.to);
}
