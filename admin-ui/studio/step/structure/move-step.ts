/** Moves a step to another place of the flow, with its comments. */
import { columnOf, linesOf, nextLine } from '../../yaml/entry-lines.js';
import { parsed } from '../../yaml/parsed.js';
import { removeEntry } from '../../yaml/remove-entry.js';
import { setValue } from '../../yaml/set-value.js';
import { endOf, jsonOf, spotAt, startOf } from '../../yaml/spots.js';
import { isInside, placeOfStep } from '../step-places.js';

interface Move {
  readonly step: string;
  readonly beside: string;
  readonly side: 'before' | 'after';
}

/** The text with a step before or after another one, of any block; the same text where that can't be: into itself, or out of a block that would be empty. */
export function withMovedStep(text: string, { step, beside, side }: Move): string {
  const document = parsed(text);
  const [place, target] = [placeOfStep(document, step), placeOfStep(document, beside)];
  if (place === null || target === null || isInside(target.path, place.path)) return text;
  const spot = spotAt(document, place.path);
  const goal = spotAt(document, target.path);
  if (spot === null || goal === null || spot.holder.items.length === 1) return text;
  if (spot.inFlow || goal.inFlow) {
    const options = side === 'before' ? { before: [beside] } : { after: beside };
    const without = removeEntry(text, place.path);
    const block = placeOfStep(parsed(without), beside)?.block ?? place.block;
    return setValue(without, [...block, step], jsonOf(document, spot.value), options);
  }
  const { from, to } = linesOf(text, spot);
  const lines = text.slice(from, to);
  const by = columnOf(text, startOf(goal)) - columnOf(text, startOf(spot));
  const moved = indented(lines.endsWith('\n') ? lines : `${lines}\n`, by);
  const at = side === 'before' ? linesOf(text, goal).from : nextLine(text, endOf(text, goal));
  const broken = at > 0 && text[at - 1] !== '\n' ? '\n' : '';
  return at <= from
    ? text.slice(0, at) + moved + text.slice(at, from) + text.slice(to)
    : text.slice(0, from) + text.slice(to, at) + broken + moved + text.slice(at);
}

function indented(lines: string, by: number): string {
  if (by === 0) return lines;
  return lines
    .split('\n')
    .map((line) =>
      line.trim() === '' ? line : by > 0 ? ' '.repeat(by) + line : line.slice(Math.min(-by, indentOf(line))),
    )
    .join('\n');
}

function indentOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}
