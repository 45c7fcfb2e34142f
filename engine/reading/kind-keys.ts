/** Maps whose kind is said by which key they have: steps, actions, branches, waits. */
import { nearest } from '../expressions/nearest.js';
import type { Entry, MapNode } from './node.js';
import type { Reading } from './reading.js';
import { nothing, worded, type Worded } from '../wording/worded.js';

export interface KindKeys {
  /** What the map is, for messages: `a step`. */
  readonly what: Worded;
  readonly known: readonly string[];
  /** Keys that say a kind by themselves, but belong to another kind where that one is said: `undo` beside `do`. */
  readonly further: { readonly [kind: string]: readonly string[] };
  /** Other keys that the map may have, for proposals. */
  readonly besides: readonly string[];
}

/** The entry whose key says the kind; null, and a problem, if none does or two do. */
export function kindEntry(node: MapNode, keys: KindKeys, reading: Reading, at = node.at): Entry | null {
  const said = node.entries.filter((entry) => keys.known.includes(entry.key));
  const [first, second] = said.filter(
    ({ key }) => !said.some((other) => other.key !== key && keys.further[other.key]?.includes(key) === true),
  );
  if (first === undefined) {
    noKind(node, keys, reading, at);
    return null;
  }
  if (second !== undefined) {
    const message = worded`"${second.key}" makes ${keys.what} of another kind, and "${first.key}" has said its kind already; expected one of them: make two of it`;
    reading.problem(second.keyAt, 'two_kinds', message);
    return null;
  }
  return first;
}

function noKind(node: MapNode, keys: KindKeys, reading: Reading, at: MapNode['at']): void {
  const all = [...keys.known, ...keys.besides];
  for (const entry of node.entries) {
    const near = all.includes(entry.key) ? null : nearest(entry.key, all);
    if (near === null) continue;
    reading.problem(
      entry.keyAt,
      'unknown_key',
      worded`${keys.what} has no key "${entry.key}"; did you mean "${near}"?`,
      near,
    );
    return;
  }
  const stranger = node.entries.find((entry) => !all.includes(entry.key));
  const found = stranger === undefined ? nothing : worded`, found "${stranger.key}"`;
  reading.problem(
    stranger?.keyAt ?? at,
    'missing_step_kind',
    worded`${keys.what} needs a key that says its kind${found}; expected one of ${keys.known.join(', ')}`,
  );
}
