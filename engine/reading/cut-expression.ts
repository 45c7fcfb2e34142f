/**
 * Finding expressions that YAML cuts short for want of quotes: at ` #` and `: `, before a first `!` or `"`, and inside `{}` and `[]`
 * at commas, brackets and question marks. What YAML then reads is no expression any more, so the text itself is looked at.
 */

/** Keys whose value is an expression with or without the `=`. */
const conditionKeys = ['when', 'where', 'must'];
const site = /(?:^|[\s{,[])(?:([A-Za-z_][\w.[\]]*|"[^"]*"):[ \t]+|-[ \t]+|[[,][ \t]*(?==))/g;

interface Site {
  readonly key: string | null;
  /** Where the value begins in the text. */
  readonly start: number;
}

/** An expression that YAML cuts: where it begins, and how to write it, in quotes and with its key. */
export interface Cut {
  readonly offset: number;
  readonly shown: string;
}

/** Longer ones are shown by their beginning. */
const longestShown = 200;

/**
 * The expression of the line around `offset` that needs quotes; null where the line holds none.
 * For an error at a line's beginning the line above is looked at too: there YAML lost its way.
 */
export function cutAt(text: string, offset: number): Cut | null {
  const line = lineAround(text, offset);
  const found = cutInLine(text, line.start, line.end, offset);
  if (found !== null || offset > line.start + indentOf(text, line.start) || line.start === 0) return found;
  const above = lineAround(text, line.start - 1);
  return cutInLine(text, above.start, above.end, above.end);
}

/** The expression that begins at `start`, if it goes on beyond `end`, where YAML ended it; else null. */
export function cutInFlow(text: string, key: string | null, start: number, end: number): Cut | null {
  if (!isExpression(key, text.slice(start, end))) return null;
  const whole = wholeExpression(text, start, lineAround(text, start).end, true);
  return whole.length > end - start ? { offset: start, shown: shown(key, whole) } : null;
}

/** An expression in the quotes that suit it. */
export function quoted(expression: string): string {
  if (!expression.includes('"')) return `"${expression.replaceAll('\\', '\\\\')}"`;
  return `'${expression.replaceAll("'", "''")}'`;
}

/** True for a text that is written as an expression: by its `=`, or as the value of a condition. */
function isExpression(key: string | null, text: string): boolean {
  return text.startsWith('=') || (key !== null && conditionKeys.includes(key));
}

function cutInLine(text: string, from: number, to: number, offset: number): Cut | null {
  const line = text.slice(from, to);
  const sites: Site[] = [];
  for (const match of line.matchAll(site))
    sites.push({ key: match[1] ?? null, start: from + match.index + match[0].length });
  const candidates = sites.filter((place) => place.start <= offset).reverse();
  for (const { key, start } of candidates) {
    if (!isExpression(key, text.slice(start, to))) continue;
    const inFlow = /[{[]/.test(text.slice(from, start));
    const whole = wholeExpression(text, start, to, inFlow);
    if (needsQuotes(whole, inFlow) && !isQuoted(whole)) return { offset: start, shown: shown(key, whole) };
  }
  return null;
}

function shown(key: string | null, expression: string): string {
  const short = expression.length > longestShown ? `${expression.slice(0, longestShown)}…` : expression;
  return key === null ? quoted(short) : `${key}: ${quoted(short)}`;
}

function needsQuotes(expression: string, inFlow: boolean): boolean {
  return (
    /^[!"'&*|>%@`{[]/.test(expression) ||
    /: | #|:$/.test(expression) ||
    (inFlow && /[,?[\]{}:]/.test(expression))
  );
}

/** True for a text that is one quoted YAML scalar already. */
function isQuoted(text: string): boolean {
  return /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')$/.test(text);
}

/** The expression's text from `start`: to the line's end, or in a flow to the comma or bracket that isn't its own. */
function wholeExpression(text: string, start: number, lineEnd: number, inFlow: boolean): string {
  const rest = text.slice(start, lineEnd).replace(/\s{2,}#.*$/, '');
  if (!inFlow) return rest.trimEnd();
  let depth = 0;
  let quote: string | null = null;
  for (let index = 0; index < rest.length; index += 1) {
    const character = rest.charAt(index);
    if (quote !== null) {
      if (character === '\\') index += 1;
      else if (character === quote) quote = null;
    } else if (character === '"' || character === "'") quote = character;
    else if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character) || character === ',') {
      if (depth === 0) return rest.slice(0, index).trimEnd();
      if (character !== ',') depth -= 1;
    }
  }
  return rest.trimEnd();
}

function lineAround(text: string, offset: number): { readonly start: number; readonly end: number } {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { start, end: end === -1 ? text.length : end };
}

function indentOf(text: string, lineStart: number): number {
  return /^[ \t]*/.exec(text.slice(lineStart, lineStart + 200))?.[0].length ?? 0;
}
