/** The names that can be written in a definition: what an editor offers. */
import type { CompiledForm } from '../../../engine/definition.js';
import { services } from '../../../engine/services.js';
import { stepsIn } from '../../../engine/steps/blocks.js';
import { allKinds, type Tree } from '../../../engine/reading.js';
import { findDefinition, type Definition } from '../../../engine/reading/tree.js';
import { isName } from '../is-name.js';
import type { ReadText } from './checked.js';
import { groupsIn } from './places-in.js';

const deepest = 4;

/** Names by what they name, and the fields of `data`. */
export function namesIn(tree: Tree, definition: Definition): Pick<ReadText, 'names' | 'fields'> {
  const names: Record<string, readonly string[]> = Object.fromEntries(
    allKinds.map((kind) => [
      kind,
      sorted(tree.definitions.flatMap((d) => (d.kind === kind ? [d.name] : []))),
    ]),
  );
  names['service'] = services.map(({ name }) => name);
  names['group'] = sorted(
    tree.definitions.flatMap(({ node }) =>
      groupsIn(node).flatMap(({ name }) => (isName(name) ? [name] : [])),
    ),
  );
  const workflow = workflowOf(tree, definition);
  if (workflow === null) return { names, fields: [] };
  const facts = findDefinition(tree, 'workflow', workflow.name)?.facts ?? [];
  names['step'] = facts.flatMap((fact) => (fact.fact === 'step' ? [fact.name] : []));
  names['clock'] = facts.flatMap((fact) => (fact.fact === 'clock' ? [fact.name] : []));
  names['message'] = sorted([
    ...workflow.messages.map(({ name }) => name),
    ...facts.flatMap((fact) => (fact.fact === 'name' && fact.of === 'message' ? [fact.name] : [])),
  ]);
  const start = workflow.data === null ? null : (findDefinition(tree, 'form', workflow.data)?.body ?? null);
  const saved = stepsIn(workflow.body).flatMap(({ save }) => (save === null ? [] : [save.path.join('.')]));
  return { names, fields: sorted([...fieldsOf(start?.schema ?? null), ...saved]) };
}

/** The workflow that a definition is, or is a play of. */
function workflowOf(tree: Tree, definition: Definition) {
  if (definition.kind === 'workflow') return definition.body;
  if (definition.kind !== 'scenario' && definition.kind !== 'simulation') return null;
  const named = definition.node.entries.find(({ key }) => key === 'workflow')?.value;
  return named?.kind === 'scalar' && typeof named.value === 'string'
    ? (findDefinition(tree, 'workflow', named.value)?.body ?? null)
    : null;
}

/** The fields of a schema, with dots. */
function fieldsOf(schema: CompiledForm['schema'] | null, at = '', depth = 0): readonly string[] {
  const properties = schema?.['properties'];
  if (typeof properties !== 'object' || properties === null || depth >= deepest) return [];
  return Object.entries(properties).flatMap(([key, value]) => {
    const path = at === '' ? key : `${at}.${key}`;
    return [path, ...fieldsOf(value as CompiledForm['schema'], path, depth + 1)];
  });
}

function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].toSorted();
}
