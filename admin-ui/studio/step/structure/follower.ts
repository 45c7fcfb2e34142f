import type { Document } from 'yaml';
import { jsonOf, nodeAt } from '../../yaml/spots.js';
import { besideOf, isInside, stepPlaces, type StepPlace } from '../step-places.js';

/** Where a step leads by itself: to its `next`, else to the step below it, else to where its block leads; `end` after the last. */
export function followerOf(document: Document, place: StepPlace): string {
  const said = jsonOf(document, nodeAt(document, [...place.path, 'next']));
  if (typeof said === 'string') return said;
  const beside = besideOf(document, place);
  const below = beside[beside.findIndex(({ name }) => name === place.name) + 1];
  if (below !== undefined) return below.name;
  const outer = stepPlaces(document).findLast(({ path }) => isInside(place.block, path));
  return outer === undefined ? 'end' : followerOf(document, outer);
}
