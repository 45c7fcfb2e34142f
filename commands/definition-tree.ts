/** The tree of definitions as it would be: what is published, with somebody's drafts laid over it. */
import { checkTree, readTree, type Problem, type SourceFile, type Tree } from '../engine/reading.js';
import { listDefinitions } from '../store/definitions.js';
import { listDrafts } from '../store/drafts.js';
import type { Db } from '../store/store.js';

/** A definition by kind and name. */
export interface DefinitionKey {
  readonly kind: string;
  readonly name: string;
}

/** A definition's text, wherever it comes from. */
export interface DefinitionText extends DefinitionKey {
  readonly text: string;
}

const sentenceKinds = new Set(['scenario', 'simulation']);

/** The file that a definition of the store stands for, as problems name it: `workflow/ticket.yaml`, `scenario/Nobody takes it.scenario.yaml`. */
export function fileOf({ kind, name }: DefinitionKey): string {
  return sentenceKinds.has(kind)
    ? `${kind}/${name.replaceAll('/', ' ')}.${kind}.yaml`
    : `${kind}/${name}.yaml`;
}

/** Published texts, the newest of each definition, with `over` in the place of those that it names. */
export async function overlaid(db: Db, over: readonly DefinitionText[]): Promise<DefinitionText[]> {
  const published = await listDefinitions(db, null);
  const texts = new Map<string, DefinitionText>();
  for (const { kind, name, text } of [...published, ...over])
    texts.set(fileOf({ kind, name }), { kind, name, text });
  return [...texts.values()];
}

/** The published texts with all drafts of a person over them. */
export async function treeOf(db: Db, person: string): Promise<DefinitionText[]> {
  return overlaid(db, await listDrafts(db, person));
}

/** The tree of these texts, and all that is wrong with it. */
export function checkTexts(texts: readonly DefinitionText[]): {
  readonly tree: Tree;
  readonly problems: readonly Problem[];
} {
  const files: SourceFile[] = texts.map((each) => ({ path: fileOf(each), text: each.text }));
  const tree = readTree(files);
  return { tree, problems: [...checkTree(tree), ...misplaced(tree, texts)] };
}

/** What a draft's writer should see: all about the draft, and the errors that the tree has elsewhere. */
export function problemsFor(key: DefinitionKey, problems: readonly Problem[]): readonly Problem[] {
  const own = fileOf(key);
  return problems.filter((problem) => problem.file === own || problem.severity === 'error');
}

// A text under a name that is not its own would be published as something else: a kind or a sentence that the file's name does not tell.
function misplaced(tree: Tree, texts: readonly DefinitionText[]): Problem[] {
  const byFile = new Map(texts.map((each) => [fileOf(each), each]));
  return tree.definitions.flatMap(({ kind, name, file, at }) => {
    const expected = byFile.get(file);
    if (expected === undefined || (expected.kind === kind && expected.name === name)) return [];
    const message = `this is the ${kind} "${name}"; expected the ${expected.kind} "${expected.name}", under which it is kept: change its first line, or save it under its own name`;
    return [
      {
        file,
        line: at.line,
        column: at.column,
        severity: 'error' as const,
        code: 'file_name' as const,
        message,
      },
    ];
  });
}
