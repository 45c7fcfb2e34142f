/** Places inside a text of several lines. */
import type { Position, ScalarNode } from './node.js';
import { placeInText } from './node.js';

/**
 * The place of the character `offset` of a text; also of one written as a literal block (`|`), line by line. Where the text isn't
 * written as it reads, that of its beginning.
 */
export function placeInBlock(node: ScalarNode, offset: number): Position {
  const lines = node.source.split('\n');
  if (node.textOffset !== null || !(lines[0] ?? '').startsWith('|') || typeof node.value !== 'string')
    return placeInText(node, offset);
  const before = node.value.slice(0, offset).split('\n');
  const within = before.at(-1) ?? '';
  const written = lines[before.length] ?? '';
  const text = node.value.split('\n')[before.length - 1] ?? '';
  const indent = written.endsWith(text) ? written.length - text.length : 0;
  return { line: node.at.line + before.length, column: indent + within.length + 1 };
}
