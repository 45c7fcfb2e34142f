/** Where the parts of a definition stand in its text, and which names it uses where. */
import type { Node, Position } from '../../../engine/reading/node.js';
import type { Definition } from '../../../engine/reading/tree.js';
import type { Place, Reference } from './checked.js';

/** Top-level keys, steps and clocks in the order of the text. */
export function placesIn({ node, facts }: Definition): readonly Place[] {
  const known = new Map<string, 'step' | 'clock'>();
  for (const fact of facts)
    if (fact.fact === 'step' || (fact.fact === 'clock' && fact.step === null))
      known.set(keyOf(fact.at), fact.fact);
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
export function referencesIn({ facts }: Definition): readonly Reference[] {
  return facts.flatMap((fact): Reference[] => {
    switch (fact.fact) {
      case 'name':
        return [{ of: fact.of, name: fact.name, ...fact.at }];
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
