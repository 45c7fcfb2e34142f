/** Checks one text in its place among all others, by the engine's own check. */
import { fileOf, type DefinitionKey, type DefinitionText } from '../../../domain/definition-file.js';
import { checkTexts, sourceOf } from '../../../domain/definition-texts.js';
import type { Tree } from '../../../engine/reading.js';
import { compileForm } from '../../../engine/reading/compile-form.js';
import { findDefinition, readAfter, type Definition } from '../../../engine/reading/tree.js';
import { namesIn } from './names-in.js';
import { placesIn, referencesIn } from './places-in.js';
import type { Checked, ReadText } from './checked.js';

/** The tree with this text in the place of the one with its kind and name; the others stay the same objects. */
function withDraft(texts: readonly DefinitionText[], draft: DefinitionText): readonly DefinitionText[] {
  const known = texts.findIndex((each) => each.kind === draft.kind && each.name === draft.name);
  return known === -1 ? [...texts, draft] : texts.with(known, draft);
}

/** The tree that came, with the texts known before in the place of their like: what crosses to a worker is always new, and would be read anew. */
export function sameTexts(
  before: readonly DefinitionText[],
  came: readonly DefinitionText[],
): readonly DefinitionText[] {
  const known = new Map(before.map((each) => [`${each.kind}/${each.name}`, each]));
  return came.map((each) => {
    const old = known.get(`${each.kind}/${each.name}`);
    return old?.text === each.text ? old : each;
  });
}

/** What is wrong with the tree, and what the text of `key` says; without a key of the tree alone. Never throws. */
export function checkDraft(
  texts: readonly DefinitionText[],
  key: DefinitionKey | null,
  text: string,
): Checked {
  return checkedOf(texts, key === null ? null : { kind: key.kind, name: key.name, text });
}

/** `checkDraft` for one text after another, as somebody writes: of the next one only what has changed is read. */
export function draftChecker(): typeof checkDraft {
  let last: DefinitionText | null = null;
  return (texts, key, text) => {
    if (key === null) return checkedOf(texts, null);
    const isKnown = last?.text === text && last.kind === key.kind && last.name === key.name;
    const draft: DefinitionText = isKnown && last !== null ? last : { kind: key.kind, name: key.name, text };
    if (last !== null) readAfter(sourceOf(draft), sourceOf(last));
    last = draft;
    return checkedOf(texts, draft);
  };
}

function checkedOf(texts: readonly DefinitionText[], key: DefinitionText | null): Checked {
  const { tree, problems } = checkTexts(key === null ? texts : withDraft(texts, key));
  const file = key === null ? null : fileOf(key);
  const definition = tree.definitions.find((each) => each.file === file);
  return { problems, read: definition === undefined ? null : readTextOf(tree, definition) };
}

function readTextOf(tree: Tree, definition: Definition): ReadText | null {
  if (definition.body === null) return null;
  const { names, fields } = namesIn(tree, definition);
  return {
    places: placesIn(definition),
    references: referencesIn(definition),
    names,
    fields,
    workflow: definition.kind === 'workflow' ? definition.body : null,
    form: definition.kind === 'form' ? compiledForm(tree, definition.body) : null,
  };
}

function compiledForm(tree: Tree, body: Parameters<typeof compileForm>[0]) {
  try {
    return compileForm(body, (name) => findDefinition(tree, 'form', name)?.body ?? null);
  } catch {
    return null; // a form that refers to one that can't be read
  }
}
