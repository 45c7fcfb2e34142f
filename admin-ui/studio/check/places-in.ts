/** Where the parts of a definition stand in its text, and which names it uses where. */
import { entryOf, type Node, type Position, type ScalarNode } from '../../../engine/reading/node.js';
import type { Definition } from '../../../engine/reading/tree.js';
import type { Place, Reference } from './checked.js';

/** What the entries of a top-level key are; of `schema` those of its `properties`. */
const entriesOfKey: Readonly<Record<string, Place['of']>> = {
  messages: 'message',
  on: 'handler',
  inputs: 'entry',
  outcomes: 'entry',
  levels: 'entry',
  open: 'entry',
};

/** Top-level keys and what stands below them by name, steps and clocks at any depth, in the order of the text. */
export function placesIn({ node, facts }: Definition): readonly Place[] {
  const known = new Map<string, Place['of']>();
  for (const fact of facts)
    if (fact.fact === 'step' || (fact.fact === 'clock' && fact.step === null))
      known.set(keyOf(fact.at), fact.fact);
  for (const { key, value } of node.entries) {
    const properties = value.kind === 'map' ? entryOf(value, 'properties')?.value : undefined;
    const of = key === 'schema' ? 'field' : entriesOfKey[key];
    const map = key === 'schema' ? properties : value;
    if (of !== undefined && map?.kind === 'map')
      for (const { keyAt } of map.entries) known.set(keyOf(keyAt), of);
  }
  const places: Place[] = [];
  const visit = (inner: Node, depth: number): void => {
    if (inner.kind === 'list') for (const item of inner.items) visit(item, depth);
    if (inner.kind !== 'map') return;
    for (const { key, keyAt, value } of inner.entries) {
      const of = inner === node ? 'key' : known.get(keyOf(keyAt));
      if (of !== undefined) places.push({ of, name: key, depth, ...keyAt, toLine: lastLine(value, keyAt) });
      visit(value, of === undefined ? depth : depth + 1);
    }
  };
  visit(node, 0);
  return places;
}

/** Names used, each with the place where it is written. */
export function referencesIn({ facts, node }: Definition): readonly Reference[] {
  const played = entryOf(node, 'workflow')?.value;
  const workflow = played?.kind === 'scalar' && typeof played.value === 'string' ? played.value : null;
  const named = facts.flatMap((fact): Reference[] => {
    switch (fact.fact) {
      case 'name':
        return [{ of: fact.of === 'block' ? 'step' : fact.of, name: fact.name, ...fact.at }];
      case 'played':
        return workflow === null || !['step', 'task', 'incident', 'outreach'].includes(fact.of)
          ? []
          : [{ of: 'step', name: fact.name, workflow, ...fact.at }];
      case 'expression':
        return stepsRead(fact.node);
      case 'next':
        return [{ of: 'step', name: fact.to, ...fact.at }];
      case 'template_use':
        return [{ of: 'template', name: fact.name, ...fact.at }];
      case 'decide':
        return [{ of: 'decision', name: fact.decision, ...fact.at }];
      case 'start':
        return [{ of: 'workflow', name: fact.workflow, ...fact.at }];
      default:
        return [];
    }
  });
  return [...named, ...groupsIn(node)];
}

const groupsKnown = new WeakMap<Node, readonly Reference[]>();

/** Groups written out, by themselves or in a list; looked for once in what was read once. */
export function groupsIn(node: Node): readonly Reference[] {
  const known = groupsKnown.get(node);
  if (known !== undefined) return known;
  const found = groupsBelow(node);
  groupsKnown.set(node, found);
  return found;
}

function groupsBelow(node: Node): readonly Reference[] {
  if (node.kind === 'scalar') return [];
  if (node.kind === 'list') return node.items.flatMap(groupsBelow);
  return node.entries.flatMap(({ key, value }) => {
    if (key !== 'group' && key !== 'groups') return groupsBelow(value);
    return (value.kind === 'list' ? value.items : [value]).flatMap((each) =>
      each.kind === 'scalar' && typeof each.value === 'string' && !each.value.startsWith('=')
        ? [{ of: 'group', name: each.value, ...each.at }]
        : [],
    );
  });
}

/** The steps that an expression of one line reads, at their places. */
function stepsRead({ at, source }: ScalarNode): Reference[] {
  if (source.includes('\n')) return [];
  return [...source.matchAll(/(?<![\w.])steps\.([a-z][a-z0-9_]*)/g)].map((match) => ({
    of: 'step',
    name: match[1] ?? '',
    line: at.line,
    column: at.column + match.index + 'steps.'.length,
  }));
}

function keyOf({ line, column }: Position): string {
  return `${String(line)}:${String(column)}`;
}

function lastLine(node: Node, from: Position): number {
  const own = node.kind === 'scalar' ? node.at.line + node.source.split('\n').length - 1 : node.at.line;
  const inner =
    node.kind === 'map'
      ? node.entries.map(({ value, keyAt }) => lastLine(value, keyAt))
      : node.kind === 'list'
        ? node.items.map((item) => lastLine(item, item.at))
        : [];
  return Math.max(from.line, own, ...inner);
}
