/** Gives an entry of a map or list another place among its like. */
import { parsed } from './parsed.js';
import { hasBefore, linesOf } from './entry-lines.js';
import { endOf, entryIn, spotAt, startOf, type Path, type Spot } from './spots.js';

/** The text with the entry at `path` in place `to` (from 0) of what holds it, the comments right above it with it. The same text if nothing is there. */
export function moveEntry(text: string, path: Path, to: number): string {
  const spot = spotAt(parsed(text), path);
  if (spot === null || to < 0 || to >= spot.holder.items.length) return text;
  const places = placesOf(text, spot);
  const pieces = places.map(({ from, until }) => text.slice(from, until));
  const order = pieces.toSpliced(spot.index, 1).toSpliced(to, 0, pieces[spot.index] ?? '');
  // From the last one, so that the places of those before stay true.
  return places.reduceRight(
    (so, { from, until }, at) => so.slice(0, from) + (order[at] ?? '') + so.slice(until),
    text,
  );
}

interface Place {
  readonly from: number;
  readonly until: number;
}

function placesOf(text: string, { holder, inFlow }: Spot): readonly Place[] {
  const entries = holder.items.flatMap((_, at) => entryIn(holder, at) ?? []);
  // What shares its line with something before it, such as a dash, is moved without that line.
  const inLines = !inFlow && entries.every((each) => each.key === null || !hasBefore(text, startOf(each)));
  return entries.map((each) => {
    if (!inLines) return { from: startOf(each), until: endOf(text, each) };
    const { from, to } = linesOf(text, each);
    return { from, until: text[to - 1] === '\n' ? to - 1 : to };
  });
}
