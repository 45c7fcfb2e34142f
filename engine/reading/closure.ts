/** All that a workflow uses: its forms, calendars, decisions, dispositions, questionnaires and templates, and what these use in turn. */
import type { Named } from './fact.js';
import { namesWritten } from './names-written.js';
import { findDefinition, type Definition, type Tree } from './tree.js';

const parts = [
  'form',
  'calendar',
  'decision',
  'dispositions',
  'questionnaire',
  'template',
] as const satisfies readonly Named[];

/** The workflow's definition and those of its parts, in the order of kind and name. Names that the tree lacks are left out. */
export function closureOf(tree: Tree, workflow: Definition): readonly Definition[] {
  const found = new Set<Definition>([workflow]);
  for (const definition of found) for (const part of usedBy(tree, definition)) found.add(part);
  return [...found].sort((a, b) => (`${a.kind} ${a.name}` < `${b.kind} ${b.name}` ? -1 : 1));
}

function usedBy(tree: Tree, definition: Definition): readonly Definition[] {
  return definition.facts.flatMap((fact) => {
    if (fact.fact === 'expression') return calendarsIn(tree, fact.source);
    if (fact.fact === 'template_use') return findDefinition(tree, 'template', fact.name) ?? [];
    if (fact.fact !== 'name') return [];
    const kind = parts.find((each) => each === fact.of);
    const found = kind === undefined ? null : findDefinition(tree, kind, fact.name);
    return found === null ? [] : [found];
  });
}

/** Calendars that an expression names as a text, `add(now, "2 working days", "offices")`; one too many does no harm. */
function calendarsIn(tree: Tree, source: string): readonly Definition[] {
  return namesWritten(source).flatMap((text) => findDefinition(tree, 'calendar', text) ?? []);
}
