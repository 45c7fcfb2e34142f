/** Takes an entry out of a YAML text, with the comments right above it. */
import { parsed } from './parsed.js';
import { columnOf, hasBefore, lineStart, linesOf, nextLine } from './entry-lines.js';
import { endOf, entryIn, spotAt, startOf, type Path, type Spot } from './spots.js';

/** The text without the entry at `path`; a map or list that would be left empty goes with it. The same text if nothing is there. */
export function removeEntry(text: string, path: Path): string {
  const spot = spotAt(parsed(text), path);
  if (spot === null) return text;
  if (spot.holder.items.length === 1 && path.length > 1) return removeEntry(text, path.slice(0, -1));
  return spot.inFlow ? fromBraces(text, spot) : fromLines(text, spot);
}

function fromBraces(text: string, spot: Spot): string {
  const { holder, index } = spot;
  const next = entryIn(holder, index + 1);
  if (next !== null) return without(text, startOf(spot), startOf(next));
  const before = entryIn(holder, index - 1);
  return without(text, before === null ? startOf(spot) : endOf(text, before), endOf(text, spot));
}

function fromLines(text: string, spot: Spot): string {
  const { from, to } = linesOf(text, spot);
  if (spot.key === null) {
    const dash = text.lastIndexOf('-', startOf(spot) - 1);
    if (!hasBefore(text, dash)) return without(text, from, to);
    const next = entryIn(spot.holder, spot.index + 1);
    return next === null ? without(text, dash, to) : without(text, startOf(spot), startOf(next));
  }
  if (!hasBefore(text, startOf(spot))) return without(text, from, to);
  // The first key of a list's item shares its line with the dash.
  const rest = text.slice(nextLine(text, endOf(text, spot)));
  const column = columnOf(text, startOf(spot));
  return text.slice(0, lineStart(text, startOf(spot)) + column) + rest.slice(column);
}

function without(text: string, from: number, to: number): string {
  return text.slice(0, from) + text.slice(to);
}
