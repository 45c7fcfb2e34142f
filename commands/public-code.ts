/**
 * The code by which somebody who isn't signed in asks after their request: the instance's id, enciphered. It needs no table,
 * is the same for a repeated start, and can't be guessed: of 2^128 codes as many are right as there are instances.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { asMeant, inLetters, numberOfLetters } from '../domain/letters.js';
import type { MasterKeys } from '../store/sealing.js';

const length = 26;
const groupOf = /.{1,7}/g;

/** The code of an instance, in groups that can be read aloud. */
export function publicCode(keys: MasterKeys, instance: string): string {
  const cipher = createCipheriv('aes-256-ecb', keys.codes, null).setAutoPadding(false);
  const block = Buffer.concat([
    cipher.update(Buffer.from(instance.replaceAll('-', ''), 'hex')),
    cipher.final(),
  ]);
  const code = inLetters(BigInt(`0x${block.toString('hex')}`), length);
  return code.match(groupOf)?.join('-') ?? code;
}

/** The instance of a code, however it is written; null for what can be no code. Whether there is such an instance is another matter. */
export function instanceOfCode(keys: MasterKeys, written: string): string | null {
  const code = asMeant(written);
  if (code.length !== length) return null;
  const number = numberOfLetters(code);
  if (number === null || number >= 1n << 128n) return null;
  const cipher = createDecipheriv('aes-256-ecb', keys.codes, null).setAutoPadding(false);
  const block = Buffer.from(number.toString(16).padStart(32, '0'), 'hex');
  const hex = Buffer.concat([cipher.update(block), cipher.final()]).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
