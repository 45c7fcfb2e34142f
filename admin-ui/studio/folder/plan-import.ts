/** What bringing files into the studio would do: which definitions are new, changed, the same, and what is wrong. */
import { fileOf, type DefinitionText } from '../../../domain/definition-file.js';
import { checkTexts } from '../../../domain/definition-texts.js';
import { differencesOf, type Sentence } from '../../../engine/difference.js';
import { readTree, type Problem, type SourceFile } from '../../../engine/reading.js';
import { inEnglish, worded } from '../../../engine/wording/worded.js';

/** A definition that comes. */
export interface Part extends DefinitionText {
  readonly state: 'new' | 'changed' | 'same';
  /** What changes in it; none where only comments or layout do. */
  readonly sentences: readonly Sentence[];
  /** The text in whose place it comes; null for none. */
  readonly seen: string | null;
}

/** The plan; it can be carried out if there are no problems. `file` of a problem is the file that was chosen. */
export interface ImportPlan {
  readonly parts: readonly Part[];
  readonly problems: readonly Problem[];
}

/** Plans the import of files over the definitions that are there. Never throws. */
export function planImport(files: readonly SourceFile[], tree: readonly DefinitionText[]): ImportPlan {
  const read = readTree(files);
  const unread = files.filter(({ path }) => !read.definitions.some(({ file }) => file === path));
  const texts = read.definitions.map(({ kind, name, text }) => ({ kind, name, text }));
  const byFile = new Map(read.definitions.map((each) => [fileOf(each), each.file]));
  const twice = read.definitions.filter((each) => byFile.get(fileOf(each)) !== each.file);
  const coming = new Set(byFile.keys());
  const { tree: after, problems } = checkTexts([
    ...tree.filter((each) => !coming.has(fileOf(each))),
    ...once(texts),
  ]);
  const before = checkTexts(tree).tree;
  const sentences = differencesOf(before, after);
  const present = new Map(tree.map((each) => [fileOf(each), each.text]));
  return {
    parts: once(texts).map((each) => {
      const seen = present.get(fileOf(each)) ?? null;
      const state = seen === null ? 'new' : seen === each.text ? 'same' : 'changed';
      const own = sentences.filter(({ definition }) => definition === `${each.kind}/${each.name}`);
      return { ...each, seen, state, sentences: state === 'changed' ? own : [] };
    }),
    problems: [
      ...read.problems.filter(({ file }) => unread.some(({ path }) => path === file)),
      ...twice.map(twiceProblem),
      ...problems.flatMap((each) => {
        const file = byFile.get(each.file);
        return each.severity === 'error' && file !== undefined ? [{ ...each, file }] : [];
      }),
    ],
  };
}

function once(texts: readonly DefinitionText[]): readonly DefinitionText[] {
  return [...new Map(texts.map((each) => [fileOf(each), each])).values()];
}

function twiceProblem({
  kind,
  name,
  file,
  at,
}: {
  readonly kind: string;
  readonly name: string;
  readonly file: string;
  readonly at: { readonly line: number; readonly column: number };
}): Problem {
  const what = worded`the ${kind} "${name}" is in another of these files too; expected once: leave one out`;
  return { file, ...at, severity: 'error', code: 'duplicate_name', message: inEnglish(what), worded: what };
}
