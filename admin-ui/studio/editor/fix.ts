/** What a problem's way out replaces. */

/** A replacement in a text. */
interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/**
 * Where `fix` goes, for a problem at `offset`: over the word there, over the text in quotes there, or over the
 * expression that it writes in quotes.
 */
export function replacementOf(text: string, offset: number, code: string, fix: string): Replacement {
  if (code === 'expression_cut') {
    const insert = fix.replace(/^(?:[A-Za-z_][\w.[\]]*|"[^"]*"): (?=["'])/, '');
    const raw = unquoted(insert);
    const to = text.startsWith(raw, offset) ? offset + raw.length : endOfLine(text, offset);
    return { from: offset, to, insert };
  }
  const rest = text.slice(offset);
  const quoted = /^(\\?["'])([^"'\\\n]*)\1/.exec(rest);
  if (quoted !== null) {
    const [, quote = '', inner = ''] = quoted;
    const from = offset + quote.length;
    return { from, to: from + inner.length, insert: fix };
  }
  const word = /^\w+/.exec(rest)?.[0] ?? /^[^\s,[\]{}]+/.exec(rest)?.[0] ?? '';
  return { from: offset, to: offset + word.length, insert: fix };
}

function unquoted(written: string): string {
  return written.startsWith("'")
    ? written.slice(1, -1).replaceAll("''", "'")
    : written.slice(1, -1).replaceAll('\\\\', '\\');
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}
