/** A change of several definitions at once, which is taken back and done again as one. */
import {
  fileOf,
  type DefinitionChange,
  type DefinitionKey,
  type DefinitionText,
} from '../../../domain/definition-file.js';

/** A definition's text before the change and after it; null: there is none. */
interface Part extends DefinitionKey {
  readonly before: string | null;
  readonly after: string | null;
}

export interface Together {
  /** What it did, for people: `office → bureau`. */
  readonly title: string;
  readonly parts: readonly Part[];
}

export type Way = 'back' | 'again';

/** What a way comes to: the texts to be written, and the definitions that were changed meanwhile and stay as they are. */
export interface Turned {
  readonly texts: readonly DefinitionChange[];
  readonly left: readonly DefinitionKey[];
}

/** The change that makes `present` texts the `changed` ones. */
export function togetherOf(
  title: string,
  present: readonly DefinitionText[],
  changed: readonly DefinitionChange[],
): Together {
  const texts = new Map(present.map((each) => [fileOf(each), each.text]));
  const parts = changed.flatMap(({ kind, name, text }) => {
    const before = texts.get(fileOf({ kind, name })) ?? null;
    return before === text ? [] : [{ kind, name, before, after: text }];
  });
  return { title, parts };
}

/** Takes the change back, or does it again, on the texts as they are at present. What has the wanted text already is nothing to write. */
export function turned({ parts }: Together, way: Way, present: readonly DefinitionText[]): Turned {
  const now = new Map(present.map((each) => [fileOf(each), each.text]));
  const texts: DefinitionChange[] = [];
  const left: DefinitionKey[] = [];
  for (const part of parts) {
    const { kind, name } = part;
    const [from, to] = ends(part, way);
    const text = now.get(fileOf(part)) ?? null;
    if (text === from) texts.push({ kind, name, text: to });
    else if (text !== to) left.push({ kind, name });
  }
  return { texts, left };
}

/** Whether definitions come and go by it: that is no text of an editor, so it is kept at once. */
export function movesDefinitions({ parts }: Together): boolean {
  return parts.some(({ before, after }) => before === null || after === null);
}

/** The definition in whose place another one comes by this way of a change; null where none goes. */
export function movedBy(
  { parts }: Together,
  way: Way,
): { readonly from: DefinitionKey; readonly to: DefinitionKey } | null {
  const from = parts.find((part) => ends(part, way)[1] === null);
  const to = parts.find((part) => ends(part, way)[0] === null && part.kind === from?.kind);
  return from === undefined || to === undefined ? null : { from, to };
}

/** Whether a step in the text's own history is this way of the change, as Ctrl+Z is. */
export function isWayOf(
  { parts }: Together,
  way: Way,
  { kind, name, from, to }: DefinitionKey & { readonly from: string; readonly to: string },
): boolean {
  const part = parts.find((each) => each.kind === kind && each.name === name);
  if (part === undefined) return false;
  const [start, end] = ends(part, way);
  return from === start && to === end;
}

function ends({ before, after }: Part, way: Way): readonly [from: string | null, to: string | null] {
  return way === 'back' ? [after, before] : [before, after];
}
