/** A rule's condition as cells of a table, a cell an input, and back. What no cell can say stays as it is written. Pure. */
import type { CompiledDecision } from '../../../../engine/definition.js';

type Inputs = CompiledDecision['inputs'];

/** A part of a condition, joined to the others by `&&`; `input` null: it is about several inputs, or none. */
interface Part {
  readonly text: string;
  readonly input: string | null;
}

/** What the condition says of an input, as its cell shows it: `fax`, `funds, tenders`, `!= x`, `>= 3`, `yes`; empty: anything. */
export function cellOf(when: string, inputs: Inputs, input: string): string {
  const own = partsOf(when, inputs).filter((part) => part.input === input);
  const [part, ...more] = own;
  if (part === undefined) return '';
  return more.length > 0 ? own.map(({ text }) => text).join(' && ') : shortOf(part.text, input);
}

/** What is said beside the inputs' own cells. */
export function restOf(when: string, inputs: Inputs): string {
  return partsOf(when, inputs)
    .flatMap(({ text, input }) => (input === null && text !== 'true' ? [text] : []))
    .join(' && ');
}

/** The condition with another cell for an input (null: for what is said beside them), all others as they are; `true` where nothing is asked. */
export function withCell(when: string, inputs: Inputs, input: string | null, cell: string): string {
  const parts = partsOf(when, inputs).filter(({ text }) => text !== 'true');
  const at = parts.findIndex((part) => part.input === input);
  const kept = parts.filter((part, index) => part.input !== input || index === at);
  const text = input === null ? cell.trim() : longOf(cell, inputs, input);
  const next =
    at === -1
      ? [...kept.map((part) => part.text), text]
      : kept.map((part) => (part.input === input ? text : part.text));
  return next.filter((each) => each !== '').join(' && ') || 'true';
}

function partsOf(when: string, inputs: Inputs): readonly Part[] {
  const texts = conjuncts(when);
  return texts.map((text) => {
    const named = Object.keys(inputs).filter((name) => new RegExp(`\\b${name}\\b`).test(withoutTexts(text)));
    const [only, ...more] = named;
    return { text, input: only === undefined || more.length > 0 ? null : only };
  });
}

/** Cut at each `&&` outside of quotes and brackets; one with an `||` of its own level stays whole. */
function conjuncts(when: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let from = 0;
  for (let at = 0; at < when.length; at += 1) {
    const character = when.charAt(at);
    if (quote !== '') {
      if (character === '\\') at += 1;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    else if (depth === 0 && /^(\|\||\?)/.test(when.slice(at))) return [when.trim()];
    else if (depth === 0 && when.startsWith('&&', at)) {
      parts.push(when.slice(from, at).trim());
      from = at + 2;
    }
  }
  return [...parts, when.slice(from).trim()];
}

function withoutTexts(text: string): string {
  return text.replaceAll(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, '""');
}

const literal = /^(?:"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false)$/;

function shortOf(text: string, input: string): string {
  if (text === input) return 'yes';
  if (text === `!${input}`) return 'no';
  const compared = new RegExp(`^${input}\\s*(==|!=|>=|<=|>|<)\\s*(.+)$`).exec(text);
  const [, operator = '', value = ''] = compared ?? [];
  if (literal.test(value)) return operator === '==' ? bare(value) : `${operator} ${bare(value)}`;
  const listed = new RegExp(`^${input}\\s+in\\s+\\[(.*)\\]$`).exec(text)?.[1]?.split(/,\s*/);
  return listed?.every((each) => literal.test(each)) === true && listed.length > 1
    ? listed.map(bare).join(', ')
    : text;
}

/** Words stand without quotes in a cell; whatever could be taken for something else keeps them. */
function bare(value: string): string {
  const inside = value.slice(1, -1);
  return value.startsWith('"') && wordForm.test(inside) && !taken.has(inside) ? inside : value;
}

const wordForm = /^[\p{L}_][\p{L}\p{N}_ -]*$/u;
const taken: ReadonlySet<string> = new Set(['yes', 'no', 'true', 'false']);

function longOf(cell: string, inputs: Inputs, input: string): string {
  const typed = cell.trim();
  if (typed === '' || typed === '-') return '';
  const isTruth = inputs[input]?.type === 'boolean';
  if (isTruth && ['yes', 'sì', 'si', 'true'].includes(typed.toLowerCase())) return input;
  if (isTruth && ['no', 'false'].includes(typed.toLowerCase())) return `!${input}`;
  if (new RegExp(`\\b${input}\\b`).test(withoutTexts(typed)) && !wordForm.test(typed)) return typed;
  const [, operator = '==', value = typed] = /^(==|!=|>=|<=|>|<)\s*(.+)$/.exec(typed) ?? [];
  const values = value.match(/"(?:[^"\\]|\\.)*"|[^,]+/g)?.map((each) => each.trim()) ?? [value];
  const written = values.filter((each) => each !== '').map((each) => quoted(each, inputs[input]?.type));
  return written.length > 1 && operator === '=='
    ? `${input} in [${written.join(', ')}]`
    : `${input} ${operator} ${written.join(', ')}`;
}

function quoted(value: string, type: string | undefined): string {
  const isNumber = type === 'number' || type === 'integer';
  if (isNumber || /^".*"$/.test(value) || (type !== 'string' && literal.test(value))) return value;
  return JSON.stringify(value);
}
