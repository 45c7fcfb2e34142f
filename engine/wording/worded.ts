/**
 * Sentences for people, kept as what they are made of, so that each reader gets them in her language. They are written in English
 * where they are said, as tagged templates; the English text is also the key of the translation (`italian.ts`), which a test holds
 * to the sources. What fills a sentence is data, left as it is, or worded itself.
 */

/** What stands in a gap: data as they are, or words of ours. */
export type Filling = string | number | Worded;

/** A sentence, or a part of one: its English text with the gaps `{0}`, `{1}`…, and what fills them. */
export interface Worded {
  readonly text: string;
  readonly values: readonly Filling[];
}

/** The English text of every sentence, with its gaps, in another language; the gaps may stand in another order. */
export type Catalogue = Readonly<Record<string, string>>;

/** Words a sentence: a tag for a template. */
export function worded({ raw }: TemplateStringsArray, ...values: readonly Filling[]): Worded {
  return { text: keyOf(raw), values };
}

/** The key of a template with these pieces of source text around its gaps. */
export function keyOf(pieces: readonly string[]): string {
  return pieces
    .map((piece, at) => `${at === 0 ? '' : `{${String(at - 1)}}`}${piece.replaceAll('\\`', '`')}`)
    .join('');
}

/** A text as it was said elsewhere, such as by a library; in other words only where a catalogue happens to have it. */
export function asSaid(text: string): Worded {
  return { text, values: [] };
}

/** Nothing, where words may be left out. */
export const nothing: Worded = worded``;

/** Names or sentences one after the other. */
export function listed(parts: readonly Filling[], between: string): Worded {
  return { text: parts.map((_, at) => `{${String(at)}}`).join(between), values: parts };
}

/** Names of which any may be meant. */
export function either(names: readonly Filling[]): Worded {
  return names.map((name) => worded`${name}`).reduce((before, name) => worded`${before} or ${name}`);
}

/** Names that are all meant. */
export function both(names: readonly Filling[]): Worded {
  return names.map((name) => worded`${name}`).reduce((before, name) => worded`${before} and ${name}`);
}

/** The sentence in English. */
export function inEnglish(sentence: Worded): string {
  return filled(sentence.text, sentence, inEnglish);
}

/** The sentence by a catalogue; in English where the catalogue does not have it. */
export function inWords(sentence: Worded, catalogue: Catalogue): string {
  const text = Object.hasOwn(catalogue, sentence.text) ? catalogue[sentence.text] : undefined;
  return filled(text ?? sentence.text, sentence, (inner) => inWords(inner, catalogue));
}

function filled(text: string, { values }: Worded, inner: (part: Worded) => string): string {
  return text.replaceAll(/\{(\d+)\}/g, (gap, at: string) => {
    const value = values[Number(at)];
    if (value === undefined) return gap;
    return typeof value === 'object' ? inner(value) : String(value);
  });
}

/** A field at fault: where, as a JSON pointer into what was sent, and what is wrong with it; `message` is its English. */
export interface FieldFault {
  readonly path: string;
  readonly message: string;
  readonly worded: Worded;
}

/** Makes the fault of a field. */
export function faultAt(path: string, what: Worded): FieldFault {
  return { path, message: inEnglish(what), worded: what };
}
