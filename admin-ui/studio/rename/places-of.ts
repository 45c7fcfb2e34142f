/** Where a definition is named: in its own first line, in what uses it, in the expressions that choose it by a text. */
import { fileOf, type DefinitionKey, type DefinitionText } from '../../../domain/definition-file.js';
import { sourceOf } from '../../../domain/definition-texts.js';
import { allKinds, readTree } from '../../../engine/reading.js';
import type { Fact } from '../../../engine/reading/fact.js';
import type { Node, Position, ScalarNode } from '../../../engine/reading/node.js';
import type { Definition } from '../../../engine/reading/tree.js';
import type { Mention } from '../mentions/mentions-of.js';
import { lineAt, offsetOf, wordAt } from '../mentions/text-places.js';
import { choosing, parametersExpected, parametersOf } from './parameters.js';
import { textsChosen, type Naming } from './texts-chosen.js';

export interface NamedPlaces {
  /** Places that surely name it, in the order of files and texts. */
  readonly places: readonly Mention[];
  /** Texts that read like it and may be something else: values that are compared, results of a decision. */
  readonly doubtful: readonly Mention[];
  /** Definitions that hold the name and can't be read. */
  readonly unread: readonly DefinitionKey[];
}

/** Kinds of which one can be chosen by a text that is only known when it is run. */
const chosenByText = new Set(['calendar', 'template', 'questionnaire', 'contract']);
/** Kinds that say what data look like: a text in them names a field. */
const schemaKinds = new Set(['form', 'questionnaire']);
/** Under these a text names something else, or a place in data. */
const placeKeys = new Set<string>(['save', 'message', ...allKinds]);

/** All places that name a definition. Never throws. */
export function placesOf(texts: readonly DefinitionText[], key: DefinitionKey): NamedPlaces {
  const near = texts.filter((each) => isOf(key, each) || each.text.includes(key.name));
  const { definitions } = readTree(near.map(sourceOf));
  const read = new Map(definitions.map((each) => [each.file, each]));
  const found = definitions.map((each) => foundIn(each, key));
  return {
    places: found.flatMap(({ sure }) => sure),
    doubtful: found.flatMap(({ perhaps }) => perhaps),
    unread: near.filter((each) => (read.get(fileOf(each))?.body ?? null) === null),
  };
}

function isOf(key: DefinitionKey, { kind, name }: DefinitionKey): boolean {
  return kind === key.kind && name === key.name;
}

interface Found {
  readonly sure: readonly Mention[];
  readonly perhaps: readonly Mention[];
}

function foundIn(definition: Definition, key: DefinitionKey): Found {
  const { text, facts } = definition;
  const sure = new Map<number, Mention['of']>();
  const perhaps = new Set<number>();
  if (isOf(key, definition)) sure.set(wordAt(text, offsetOf(text, definition.at)), 'own');
  const named = facts.flatMap((fact) => namedBy(fact, key));
  for (const at of named) setOnce(sure, wordAt(text, offsetOf(text, at)), 'name');
  const chosen = choosing(definition);
  for (const fact of facts)
    if (fact.fact === 'expression') {
      const naming = namingOf(key.kind, chosen.get(fact.node));
      for (const { from, names } of textsIn(text, fact, key.name, naming))
        if (names) setOnce(sure, from, 'expression');
        else perhaps.add(from);
    }
  for (const each of parametersExpected(definition))
    if (each.kind === key.kind && each.node.value === key.name)
      setOnce(sure, wordAt(text, offsetOf(text, each.node.at)), 'name');
  if (chosenByText.has(key.kind) && !schemaKinds.has(definition.kind)) {
    const meant = new Set(facts.flatMap((fact) => ('at' in fact ? [offsetOf(text, fact.at)] : [])));
    for (const { at } of valuesLike(definition.node, key.name))
      if (!meant.has(offsetOf(text, at))) perhaps.add(wordAt(text, offsetOf(text, at)));
  }
  const written = (from: number) => text.startsWith(key.name, from);
  const mention = (of: Mention['of'], from: number): Mention => ({
    ...{ kind: definition.kind, name: definition.name, of },
    ...{ from, to: from + key.name.length, line: lineAt(text, from) },
  });
  const sorted = [...sure].filter(([from]) => written(from)).toSorted(([one], [other]) => one - other);
  return {
    sure: sorted.map(([from, of]) => mention(of, from)),
    perhaps: [...perhaps]
      .filter((from) => chosenByText.has(key.kind) && !sure.has(from))
      .toSorted((one, other) => one - other)
      .map((from) => mention('expression', from)),
  };
}

function setOnce(found: Map<number, Mention['of']>, from: number, of: Mention['of']): void {
  if (!found.has(from)) found.set(from, of);
}

function namedBy(fact: Fact, { kind, name }: DefinitionKey): readonly Position[] {
  switch (fact.fact) {
    case 'name':
      return fact.of === kind && fact.name === name ? [fact.at] : [];
    case 'template_use':
      return kind === 'template' && fact.name === name && !fact.perhaps ? [fact.at] : [];
    case 'call':
      return parametersOf(fact).flatMap((each) =>
        each.kind === kind && each.node.value === name ? [each.node.at] : [],
      );
    default:
      return [];
  }
}

/** How an expression may name a definition of a kind; `gives`: the kind of what the expression chooses. */
function namingOf(kind: string, gives: string | undefined): Naming | null {
  if (gives === kind) return 'itself';
  return kind === 'calendar' || kind === 'workflow' ? kind : null;
}

/** The texts of an expression that read like the name, as they are written: with YAML's own quotes around them. */
function textsIn(
  text: string,
  { source, node }: Extract<Fact, { readonly fact: 'expression' }>,
  name: string,
  naming: Naming | null,
): readonly { readonly from: number; readonly names: boolean }[] {
  if (!source.includes(name)) return [];
  const names = textsChosen(source, name, naming) ?? [];
  const start = offsetOf(text, node.at);
  const written = text.slice(start, start + node.source.length);
  const found = [...written.matchAll(new RegExp(`["'](${escaped(name)})\\\\?["']`, 'g'))];
  // What is written otherwise than it reads can't be told apart.
  if (found.length !== names.length) return [];
  return found.map(({ index }, at) => ({ from: start + index + 1, names: names[at] === true }));
}

function escaped(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Values that read like the name; not where a place in data is written, nor in the line that names a definition. */
function valuesLike(node: Node, name: string, key = ''): readonly ScalarNode[] {
  if (node.kind === 'scalar') return node.value === name && !placeKeys.has(key) ? [node] : [];
  return node.kind === 'list'
    ? node.items.flatMap((each) => valuesLike(each, name, key))
    : node.entries.flatMap((each) => valuesLike(each.value, name, each.key));
}
