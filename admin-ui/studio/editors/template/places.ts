/** Where a template's expressions stand in its text. Pure. */
import type { Problem } from '../../../../engine/reading.js';

/** The problems of an expression: those whose place is inside its `{{ }}`. */
export function problemsOf(
  text: string,
  problems: readonly Problem[],
  expression: string,
): readonly Problem[] {
  const lines = text.split('\n');
  return problems.filter(({ line, column }) => {
    const before = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    const offset = before + column - 1;
    const open = text.lastIndexOf('{{', offset + 1);
    const close = text.indexOf('}}', open);
    return open !== -1 && offset < close && text.slice(open + 2, close).trim() === expression;
  });
}

/** The first line (from 1) in which an expression stands; 1 where it isn't written on one. */
export function lineOf(text: string, expression: string): number {
  const at = text.split('\n').findIndex((line) => line.includes(expression));
  return Math.max(0, at) + 1;
}
