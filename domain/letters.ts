/** Codes that people read aloud and type: Crockford's letters, of which none is taken for a digit. */

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A number in so many letters, the lowest five bits last. */
export function inLetters(number: bigint, length: number): string {
  let code = '';
  for (let i = 0, rest = number; i < length; i += 1, rest /= 32n)
    code = (alphabet[Number(rest % 32n)] ?? '') + code;
  return code;
}

/** Letters as they are meant, however they were written: capitals, no blanks or hyphens, no O, I or L. */
export function asMeant(written: string): string {
  return written.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}

/** The number that letters (as they are meant) stand for; null where one of them is none. */
export function numberOfLetters(letters: string): bigint | null {
  let number = 0n;
  for (const letter of letters) {
    const value = alphabet.indexOf(letter);
    if (value < 0) return null;
    number = number * 32n + BigInt(value);
  }
  return number;
}
