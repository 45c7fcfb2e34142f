/** Where a cursor stands in a YAML text, told by indentation and brackets, so that it holds for texts that are broken too. */

/** The way to a cursor. */
export interface YamlPath {
  /** The keys from outside in; `[]` for an item of a list. */
  readonly keys: readonly string[];
  /** Whether a key is being written, or a value. */
  readonly writing: 'key' | 'value';
  /** What is written of it so far, and where that begins. */
  readonly prefix: string;
  readonly from: number;
}

interface Level {
  readonly indent: number;
  readonly key: string;
}

const key = /^(?:"([^"]*)"|'([^']*)'|([^\s#,[\]{}"'][^:#]*?))\s*:(?=\s|$)/;

/** The way to the cursor at `offset`. */
export function pathAt(text: string, offset: number): YamlPath {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  const above = text.slice(0, lineStart).split('\n').slice(0, -1);
  const inLine = inlinePath(before);
  const outer = outerKeys(above, inLine.indent);
  return { ...inLine.rest, keys: [...outer, ...inLine.rest.keys], from: lineStart + inLine.rest.from };
}

/** The keys of the lines above that hold a line indented like this, from outside in. */
function outerKeys(above: readonly string[], indent: number): readonly string[] {
  const keys: string[] = [];
  let limit = indent;
  for (let index = above.length - 1; index >= 0 && limit > 0; index -= 1) {
    const line = above[index] ?? '';
    if (/^\s*(#|$)/.test(line)) continue;
    const levels = levelsOf(line).filter((level) => level.indent < limit);
    for (const level of levels.toReversed()) keys.unshift(level.key);
    const outermost = levels[0];
    if (outermost !== undefined) limit = outermost.indent;
  }
  return keys;
}

/** What a line opens: `- key:` opens an item and a key in it. */
function levelsOf(line: string): readonly Level[] {
  const levels: Level[] = [];
  let at = /^\s*/.exec(line)?.[0].length ?? 0;
  while (/^-\s/.test(line.slice(at))) {
    levels.push({ indent: at, key: '[]' });
    at += 1 + (/^\s*/.exec(line.slice(at + 1))?.[0].length ?? 0);
  }
  const found = key.exec(line.slice(at));
  if (found !== null) levels.push({ indent: at, key: found[1] ?? found[2] ?? found[3] ?? '' });
  return levels;
}

/** The way inside the line, through brackets and braces. */
function inlinePath(before: string): { readonly indent: number; readonly rest: YamlPath } {
  let at = /^\s*/.exec(before)?.[0].length ?? 0;
  const indent = at;
  const keys: string[] = [];
  while (/^-(\s|$)/.test(before.slice(at))) {
    keys.push('[]');
    at += 1 + (/^\s*/.exec(before.slice(at + 1))?.[0].length ?? 0);
  }
  let writing: YamlPath['writing'] = 'key';
  /** How many keys stood before each open bracket. */
  const open: { readonly closes: string; readonly depth: number }[] = [];
  for (;;) {
    const found = writing === 'key' ? key.exec(before.slice(at)) : null;
    if (found !== null) {
      keys.push(found[1] ?? found[2] ?? found[3] ?? '');
      at += found[0].length + (/^\s*/.exec(before.slice(at + found[0].length))?.[0].length ?? 0);
      writing = 'value';
      continue;
    }
    const next = stopAt(before, at, open.length > 0);
    if (next === -1) break;
    const character = before[next] ?? '';
    at = next + 1 + (/^\s*/.exec(before.slice(next + 1))?.[0].length ?? 0);
    if (character === '{' || character === '[') {
      open.push({ closes: character === '{' ? '}' : ']', depth: keys.length });
      if (character === '[') keys.push('[]');
      writing = character === '{' ? 'key' : 'value';
    } else if (character === ',') {
      const top = open.at(-1);
      keys.length = (top?.depth ?? 0) + (top?.closes === ']' ? 1 : 0);
      writing = top?.closes === '}' ? 'key' : 'value';
    } else {
      keys.length = open.pop()?.depth ?? keys.length;
      writing = 'value';
    }
  }
  return { indent, rest: { keys, writing, prefix: before.slice(at), from: at } };
}

/** The next bracket or comma that counts, outside of quotes; -1 if there is none. */
function stopAt(line: string, from: number, inFlow: boolean): number {
  let quote: string | null = null;
  for (let index = from; index < line.length; index += 1) {
    const character = line[index] ?? '';
    if (quote !== null) {
      if (character === quote) quote = null;
    } else if ((character === '"' || character === "'") && /^[\s,[{]?$/.test(line[index - 1] ?? ''))
      quote = character;
    else if (inFlow ? '{}[],'.includes(character) : '{['.includes(character) && index === from) return index;
  }
  return -1;
}
