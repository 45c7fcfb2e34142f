/** Short texts as bytes of UTF-8: letter by letter, since calling an encoder costs more than most of them. */

const encoder = new TextEncoder();

/** More than any text of so many letters takes. */
export const mostBytesALetter = 3;

/** Writes the text from `at` on, where there is room for it; answers where it ends. */
export function writeUtf8(text: string, into: Uint8Array, at: number): number {
  const { length } = text;
  for (let n = 0; n < length; n += 1) {
    const letter = text.charCodeAt(n);
    // What stands there from before is written over.
    if (letter >= 0x80) return at + encoder.encodeInto(text, into.subarray(at)).written;
    into[at + n] = letter;
  }
  return at + length;
}
