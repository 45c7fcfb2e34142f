import type { MapNode } from '../../../engine/reading/node.js';
import type { Problem } from '../../../engine/reading/problem.js';
import { startReading, type Reading } from '../../../engine/reading/reading.js';
import { readSource } from '../../../engine/reading/source.js';

/** The engine's reader of a kind. */
export type BodyReader<Body> = (node: MapNode, reading: Reading) => Body | null;

/** A definition as a kind's reader takes it from its text; null where it can't be read, `problems` then say why. */
export interface ReadBody<Body> {
  readonly body: Body | null;
  readonly problems: readonly Problem[];
}

/** Reads one definition by itself, without those that it names. Never throws. */
export function readBody<Body>(text: string, read: BodyReader<Body>): ReadBody<Body> {
  const { node, problems } = readSource('', text);
  if (node?.kind !== 'map') return { body: null, problems };
  const reading = startReading('');
  const body = read(node, reading);
  return { body, problems: [...problems, ...reading.problems] };
}
