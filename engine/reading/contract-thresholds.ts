/** Readers of what a level is held to: one threshold, or several tests with one each. */
import type { Threshold } from './contract-definition.js';
import type { MapNode, Node } from './node.js';
import { share } from './quantities.js';
import { optional, refuse, unread, type Read } from './reader.js';
import type { Reading } from './reading.js';
import { worded } from '../wording/worded.js';

export const limits = {
  at_least: optional(share, 'the share to be reached'),
  at_most: optional(share, 'the share not to be exceeded'),
};

interface Limits {
  readonly at_least: number | null;
  readonly at_most: number | null;
}

/** The one threshold that a map gives. */
export function thresholdOf(
  { at_least: atLeast, at_most: atMost }: Limits,
  node: Node,
  reading: Reading,
): Read<Threshold> {
  if (atLeast !== null && atMost === null) return { atLeast };
  if (atMost !== null && atLeast === null) return { atMost };
  return refuse(reading, node, worded`a threshold: either "at_least" or "at_most"`);
}

/** Keys that say a single test; beside `tests` they would say it twice. */
const ofOneTest = ['met', 'formula', 'within', 'under', 'short', 'at_least', 'at_most'];

/** The tests of a level; `single` with the level's own threshold where it has no list of them. */
export function testsOf<T extends object>(
  tests: readonly (T & { readonly threshold: Threshold })[],
  single: T | null,
  own: Limits,
  node: MapNode,
  reading: Reading,
): Read<readonly (T & { readonly threshold: Threshold })[]> {
  if (tests.length === 0) {
    if (single === null) return refuse(reading, node, worded`a level with "met", "formula" or "tests"`);
    const threshold = thresholdOf(own, node, reading);
    return threshold === unread ? unread : [{ ...single, threshold }];
  }
  const second = node.entries.find(({ key }) => ofOneTest.includes(key));
  if (second === undefined) return tests;
  const message = worded`"tests" has its own thresholds; expected no "${second.key}" beside it: leave it out`;
  reading.problem(second.keyAt, 'two_kinds', message);
  return unread;
}
