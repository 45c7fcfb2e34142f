/** Texts of cells as they come: what spreadsheets and address books put around them and nobody sees. */

// Marks of direction, joiners and the byte order mark: copied along with numbers from web pages and telephones.
const unseen = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

// Most cells of most files are, and to look is much cheaper than to look for each of the others.
const plain = /^[ -~]*$/;

/** True if the text is of ASCII's visible letters and spaces: nothing in it is misread, unseen or unstorable. */
export function isPlain(text: string): boolean {
  return plain.test(text);
}

/** The text without what nobody sees, trimmed. */
export function withoutMarks(text: string): string {
  return (plain.test(text) ? text : text.replaceAll(unseen, '')).trim();
}

/**
 * The value of a cell: trimmed, and without the apostrophe that marks what looks like a formula as a text (our own exports
 * write it). What begins with `=`, `+`, `-`, `@` is a text like any other; nothing is ever computed.
 */
export function cellText(text: string): string {
  const clean = withoutMarks(text);
  return /^'[=+\-@]/.test(clean) ? clean.slice(1) : clean;
}

/** True if the text came out of bytes of another encoding: the mark of what could not be read, or UTF-8 read as Windows-1252. */
export function isMisread(text: string): boolean {
  return /\ufffd|\u00c3[\u0080-\u00bf]|\u00c3[\u0152\u0153\u0160\u0161\u017d\u017e\u2013-\u2022]/u.test(text);
}
