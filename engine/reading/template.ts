/** Reader of a template: subject and body by language, each cut into text and the expressions in `{{ }}`. */
import type { CompiledTemplate, TextPart, Title } from '../definition.js';
import type { MapNode, Node, ScalarNode } from './node.js';
import { entryOf } from './node.js';
import { optional, readFields, required, unread } from './reader.js';
import type { Reading } from './reading.js';
import { name, title } from './scalars.js';
import { placeInBlock } from './text-place.js';
import { worded } from '../wording/worded.js';

/** A template as read. */
export interface TemplateDefinition extends CompiledTemplate {
  readonly title: Title | null;
}

export const templateFields = {
  template: required(name, 'its name'),
  title: optional(title, 'what people call it'),
  subject: optional(title, 'the subject, by language'),
  body: required(title, 'the text, by language'),
};

/** Reads a template; null, and problems, where it can't be read. */
export function readTemplate(node: MapNode, reading: Reading): TemplateDefinition | null {
  const values = readFields(node, worded`a template`, templateFields, reading, node.at);
  if (values === unread) return null;
  const subjects = partsByLanguage(entryOf(node, 'subject')?.value, reading);
  const bodies = partsByLanguage(entryOf(node, 'body')?.value, reading);
  if (subjects === null || bodies === null) return null;
  const written = [...new Set([...bodies.keys(), ...subjects.keys()])];
  // A text without a language is that of all languages that the other one has.
  const languages = written.length > 1 ? written.filter((language) => language !== '') : written;
  const texts = languages.map((language) => ({
    language,
    subject: inLanguage(subjects, language) ?? [],
    body: inLanguage(bodies, language) ?? [],
  }));
  return { name: values.template, title: values.title, texts };
}

type ByLanguage = ReadonlyMap<string, readonly TextPart[]>;

function inLanguage(texts: ByLanguage, language: string): readonly TextPart[] | undefined {
  return texts.get(language) ?? [...texts.values()][0];
}

function partsByLanguage(node: Node | undefined, reading: Reading): ByLanguage | null {
  const texts = new Map<string, readonly TextPart[]>();
  if (node === undefined) return texts;
  const entries =
    node.kind === 'map' ? node.entries.map(({ key, value }) => [key, value] as const) : [['', node] as const];
  for (const [language, text] of entries) {
    const parts = text.kind === 'scalar' ? partsOf(text, reading) : null;
    if (parts === null) return null;
    texts.set(language, parts);
  }
  return texts;
}

/** Cuts a text at its `{{ }}`; null, and a problem, where one isn't closed or is empty. */
function partsOf(node: ScalarNode, reading: Reading): readonly TextPart[] | null {
  const text = typeof node.value === 'string' ? node.value : '';
  const parts: TextPart[] = [];
  let from = 0;
  for (let open = text.indexOf('{{'); open !== -1; open = text.indexOf('{{', from)) {
    const end = closing(text, open + 2);
    const expression = end === -1 ? '' : text.slice(open + 2, end).trim();
    if (expression === '') {
      const what =
        end === -1
          ? worded`"{{" is never closed; expected "}}" after the expression`
          : worded`"{{ }}" is empty`;
      reading.problem(
        placeInBlock(node, open),
        'bad_expression',
        worded`${what}: expected {{ data.subject }}`,
      );
      return null;
    }
    if (open > from) parts.push(text.slice(from, open));
    parts.push({ expression });
    const skipped = text.indexOf(expression, open + 2);
    reading.note({ fact: 'expression', source: expression, node, skipped, names: reading.names, block: [] });
    from = end + 2;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

/** Where the `}}` of an expression stands that begins at `from`: not one in quotes or of a map; -1 for none. */
function closing(text: string, from: number): number {
  let quote: string | null = null;
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote !== null) {
      if (character === '\\') at += 1;
      else if (character === quote) quote = null;
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '{') depth += 1;
    else if (character === '}' && depth > 0) depth -= 1;
    else if (text.startsWith('}}', at)) return at;
  }
  return -1;
}
