/** Which encoding and separator a text file has, by what is in it. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export const separators = [',', ';', '\t'] as const;
export type Separator = (typeof separators)[number];

/** What was seen of a whole file. */
export interface SeenBytes {
  readonly first: Uint8Array;
  /** Characters beyond ASCII that are well-formed UTF-8, and bytes that are not. */
  readonly good: number;
  readonly bad: number;
}

/** The encoding, and whether some of the file is in another one. */
export function encodingOf({ first, good, bad }: SeenBytes): {
  readonly encoding: Encoding;
  readonly mixed: boolean;
} {
  const utf16 = utf16Of(first);
  if (utf16 !== null) return { encoding: utf16, mixed: false };
  if (bad === 0) return { encoding: 'utf-8', mixed: false };
  return { encoding: good > bad ? 'utf-8' : 'windows-1252', mixed: good > 0 };
}

/** By its mark, or by the zeros that half of its bytes are where the text is of Latin letters. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const looked = Math.min(bytes.length, 4_096);
  for (let at = 0; at < looked; at += 1) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (looked < 4 || even + odd < looked / 4) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** The separator that parts the first lines most evenly; a comma if none does. */
export function separatorOf(text: string): Separator {
  const lines = text
    .replaceAll(/"[^"]*"/g, '')
    .split(/\r\n|\n|\r/)
    .slice(0, 20)
    .filter((line) => line.trim() !== '');
  let best: Separator = ',';
  let most = 0;
  for (const separator of separators) {
    const counts = lines.map((line) => line.split(separator).length - 1);
    const inHeader = counts[0] ?? 0;
    // A comma stands within names too, but not as often in each line as in the header.
    const alike = counts.filter((count) => count === inHeader).length / Math.max(1, counts.length);
    if (inHeader > 0 && inHeader * alike > most) [best, most] = [separator, inHeader * alike];
  }
  return best;
}
