/** Definitions as texts under a kind and a name, as the store and the studio hold them, and what is wrong with a tree of such. */
import { checkTree, readTree, type Problem, type SourceFile, type Tree } from '../engine/reading.js';
import { fileOf, type DefinitionKey, type DefinitionText } from './definition-file.js';
import { inEnglish, worded } from '../engine/wording/worded.js';

/** The tree of these texts, and all that is wrong with it. `peopled`: the groups that somebody belongs to, null: not asked. */
export function checkTexts(
  texts: readonly DefinitionText[],
  peopled: ReadonlySet<string> | null = null,
): {
  readonly tree: Tree;
  readonly problems: readonly Problem[];
} {
  const tree = readTree(texts.map(sourceOf));
  return { tree, problems: [...checkTree(tree, undefined, peopled), ...misplaced(tree, texts)] };
}

/** What a draft's writer should see: all about the draft, and the errors that the tree has elsewhere. */
export function problemsFor(key: DefinitionKey, problems: readonly Problem[]): readonly Problem[] {
  const own = fileOf(key);
  return problems.filter((problem) => problem.file === own || problem.severity === 'error');
}

const sources = new WeakMap<DefinitionText, SourceFile>();

/** One source a text, so that reading knows again what it has read. */
export function sourceOf(text: DefinitionText): SourceFile {
  const known = sources.get(text);
  if (known !== undefined) return known;
  const source = { path: fileOf(text), text: text.text };
  sources.set(text, source);
  return source;
}

// A text under a name that is not its own would be published as something else: a kind or a sentence that the file's name does not tell.
function misplaced(tree: Tree, texts: readonly DefinitionText[]): Problem[] {
  const byFile = new Map(texts.map((each) => [fileOf(each), each]));
  return tree.definitions.flatMap(({ kind, name, file, at }) => {
    const expected = byFile.get(file);
    if (expected === undefined || (expected.kind === kind && expected.name === name)) return [];
    const what = worded`this is the ${kind} "${name}"; expected the ${expected.kind} "${expected.name}", under which it is kept: change its first line, or save it under its own name`;
    return [
      {
        file,
        line: at.line,
        column: at.column,
        severity: 'error' as const,
        code: 'file_name' as const,
        message: inEnglish(what),
        worded: what,
      },
    ];
  });
}
