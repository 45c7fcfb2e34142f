/**
 * The ends of addresses under which questionnaires are found, `/q/…`: a long one for one contact, a short one for everybody.
 * A personal one is kept by hashes only, one for the invitation and another for the answers: what doesn't have the link
 * can't tell that they belong together.
 */
import { randomBytes } from 'node:crypto';
import { asMeant, inLetters, numberOfLetters } from '../../domain/letters.js';
import { hashOf } from '../../store/hash.js';

const personal = { bits: 128n, letters: 26 } as const;
const published = { bits: 50n, letters: 10 } as const;

/** A new personal link: 26 letters, 128 bits of chance. */
export function newToken(): string {
  return lettersOf(personal);
}

/** A new code for a published questionnaire: 10 letters. */
export function newCode(): string {
  return lettersOf(published);
}

/** What the end of an address may stand for, with its letters in the form in which they are kept; null: it can be neither. */
export function readLink(
  written: string,
): { readonly kind: 'token' | 'code'; readonly letters: string } | null {
  const letters = asMeant(written);
  if (numberOfLetters(letters) === null) return null;
  if (letters.length === personal.letters) return { kind: 'token', letters };
  return letters.length === published.letters ? { kind: 'code', letters } : null;
}

/** By which an invitation is found. */
export function invitationHash(token: string): string {
  return hashOf(`invitation ${token}`);
}

/** By which answers are gone on with; `secret` is the link, or what the page of a published questionnaire made up. */
export function answersHash(outreach: string, secret: string): string {
  return hashOf(`answers ${outreach} ${secret}`);
}

function lettersOf({ bits, letters }: { readonly bits: bigint; readonly letters: number }): string {
  const bytes = randomBytes(Number((bits + 7n) / 8n));
  return inLetters(BigInt.asUintN(Number(bits), BigInt(`0x${bytes.toString('hex')}`)), letters);
}
