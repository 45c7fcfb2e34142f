import { parsed } from './parsed.js';
import { spotAt, type Path } from './spots.js';
import { writtenKey } from './written.js';

/** The text with another name for the key at `path`; its value, place and comments stay. */
export function renameKey(text: string, path: Path, to: string): string {
  const spot = spotAt(parsed(text), path);
  if (spot?.key?.range == null) return text;
  const [start, end] = spot.key.range;
  return text.slice(0, start) + writtenKey(to, spot.inFlow) + text.slice(end);
}
