/** A tree of definitions, read: every file with its definition, and what is wrong with the files taken one by one. */
import { nearest } from '../expressions/nearest.js';
import type { Fact } from './fact.js';
import { allKinds, definitionReaders, sentenceKinds, type Bodies, type Kind } from './kinds.js';
import type { Entry, MapNode, Position } from './node.js';
import { compareProblems, type Problem } from './problem.js';
import { startReading, type FullReading } from './reading.js';
import { readSource, type ReadSource } from './source.js';
import { readEdited } from './edited-source.js';
import { withinLimits } from './tree-limits.js';
import { nothing, worded } from '../wording/worded.js';

/** A file of a tree; `path` is relative to it, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

interface DefinitionBase {
  readonly name: string;
  readonly file: string;
  /** Where the name stands. */
  readonly at: Position;
  readonly text: string;
  readonly node: MapNode;
  readonly facts: readonly Fact[];
}

/** A definition. `body` is null where it could not be read. */
export type Definition = {
  readonly [K in Kind]: DefinitionBase & { readonly kind: K; readonly body: Bodies[K] | null };
}[Kind];

export interface Tree {
  readonly definitions: readonly Definition[];
  /** The first definition of each kind and name, by `kind name`. */
  readonly byName: ReadonlyMap<string, Definition>;
  readonly problems: readonly Problem[];
}

/**
 * Reads files of definitions, each for itself; `checkTree` then finds what is wrong between them. Never throws: whatever is wrong
 * is a problem. Both lists are in the order of file names, whatever the order of the files given.
 */
export function readTree(files: readonly SourceFile[]): Tree {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const { within, problem } = withinLimits(sorted);
  const read = within.map(readFile);
  const definitions = read.flatMap(({ definition }) => (definition === null ? [] : [definition]));
  const byName = new Map<string, Definition>();
  for (const each of definitions)
    if (!byName.has(`${each.kind} ${each.name}`)) byName.set(`${each.kind} ${each.name}`, each);
  return {
    definitions,
    byName,
    problems: [...(problem === null ? [] : [problem]), ...read.flatMap(({ problems }) => problems)].sort(
      compareProblems,
    ),
  };
}

/** The definition of this kind and name; null if the tree has none. */
export function findDefinition<K extends Kind>(
  tree: Tree,
  kind: K,
  name: string,
): Extract<Definition, { readonly kind: K }> | null {
  const found = tree.byName.get(`${kind} ${name}`);
  return (found as Extract<Definition, { readonly kind: K }> | undefined) ?? null;
}

interface ReadFile {
  readonly definition: Definition | null;
  readonly problems: readonly Problem[];
  readonly source: ReadSource;
}

/** Files read before: an editor reads a whole tree at each key, of which one file is another. */
const readBefore = new WeakMap<SourceFile, ReadFile>();

function readFile(file: SourceFile): ReadFile {
  const known = readBefore.get(file);
  if (known !== undefined) return known;
  const read = readAnew(file);
  readBefore.set(file, read);
  return read;
}

/**
 * Reads a file that was another text a moment ago, so that `readTree` knows it: what stands as it stood is not read again.
 * It comes to the same as reading it by itself.
 */
export function readAfter(file: SourceFile, before: SourceFile): void {
  const known = readBefore.get(before);
  if (known === undefined || file.path !== before.path || readBefore.has(file)) return;
  const source = readEdited(file.path, file.text, before.text, known.source);
  if (source !== null) readBefore.set(file, readFrom(file, source));
}

function readAnew(file: SourceFile): ReadFile {
  return readFrom(file, readSource(file.path, file.text));
}

function readFrom({ path, text }: SourceFile, source: ReadSource): ReadFile {
  if (source.node === null) return { definition: null, problems: source.problems, source };
  const reading = startReading(path);
  const definition = source.node.kind === 'map' ? definitionOf(source.node, text, reading) : null;
  if (source.node.kind !== 'map')
    reading.problem(
      source.node.at,
      'unknown_kind',
      worded`expected a map whose first key says the kind, such as \`workflow: name\``,
    );
  return { definition, problems: [...source.problems, ...reading.problems], source };
}

function definitionOf(node: MapNode, text: string, reading: FullReading): Definition | null {
  const [first] = node.entries;
  const kind = allKinds.find((each) => each === first?.key);
  if (first === undefined || kind === undefined) {
    noKind(node, first, reading);
    return null;
  }
  const name = nameOf(first, kind, reading);
  if (name === null) return null;
  const base = { name, file: reading.file, at: first.value.at, text, node, facts: reading.facts };
  const body = definitionReaders[kind](node, reading);
  // The reader of a kind gives the body of that kind.
  return { ...base, kind, body } as Definition;
}

function noKind(node: MapNode, first: Entry | undefined, reading: FullReading): void {
  const later = node.entries.find((entry) => allKinds.some((kind) => kind === entry.key));
  if (later !== undefined) {
    reading.problem(
      later.keyAt,
      'unknown_kind',
      worded`"${later.key}" says the kind of the definition; expected in the first line: move it there`,
    );
    return;
  }
  const near = first === undefined ? null : nearest(first.key, allKinds);
  const found = first === undefined ? worded`nothing` : `"${first.key}"`;
  const way = near === null ? nothing : worded`; did you mean "${near}"?`;
  reading.problem(
    first?.keyAt ?? node.at,
    'unknown_kind',
    worded`expected a first key that says the kind (${allKinds.join(', ')}), found ${found}${way}`,
    near ?? undefined,
  );
}

function nameOf(first: Entry, kind: Kind, reading: FullReading): string | null {
  const value = first.value.kind === 'scalar' ? first.value.value : null;
  if (typeof value !== 'string' || value.trim() === '') {
    const isSentence = sentenceKinds.some((each) => each === kind);
    const expected = isSentence ? worded`a sentence` : worded`a name`;
    reading.problem(
      first.value.at,
      'wrong_value',
      worded`expected ${expected} after "${kind}:", such as \`${kind}: ${isSentence ? worded`What happens` : 'my_name'}\``,
    );
    return null;
  }
  // A name's form is checked by the reader of its kind.
  return value;
}
