/** The lines of an entry that is written without braces: from its own comments to its last line. */
import { endOf, startOf, type Spot } from './spots.js';

/** From the first character of its first line to behind the break of its last one. */
export interface Lines {
  readonly from: number;
  readonly to: number;
}

/** A line of dashes stands over a part of the text, not over the entry below it. */
const heading = /^\s*#.*[-=#*]{4}/;

/** The lines of an entry, with the comments right above it. */
export function linesOf(text: string, spot: Pick<Spot, 'key' | 'value'>): Lines {
  let from = lineStart(text, startOf(spot));
  for (;;) {
    const above = text.slice(lineStart(text, from - 1), from);
    if (from === 0 || !/^\s*#/.test(above) || heading.test(above)) break;
    from -= above.length;
  }
  return { from, to: nextLine(text, endOf(text, spot)) };
}

/** The offset at which the line of `offset` begins. */
export function lineStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** The offset at which the line after that of `offset` begins; the text's end for its last one. */
export function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

/** How far `offset` stands from the beginning of its line. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** Whether something stands before `offset` on its line, such as the dash of a list. */
export function hasBefore(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() !== '';
}
