/**
 * References by which an answer is told: they stand in the Message-ID of what we send and in the address to which it is answered,
 * signed, so that nobody can make one. They hold no secret and give no right: the sender of an answer is looked at as well.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { MasterKeys } from '../store/sealing.js';

// 80 bits: a local part has room for 64 characters, ours and the tag.
const signatureBytes = 10;
const idLength = 26;
const form = new RegExp(`^([0-9a-v]{${idLength}})(?:\\.([0-9a-z-]{1,40}))?\\.([0-9a-v]{16})$`);
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The tag of an instance for an address; null for an id that is none of ours. */
export function tagOf(keys: MasterKeys, instance: string): string | null {
  const id = packed(instance);
  return id === null ? null : `${id}.${signature(keys, id)}`;
}

/** The Message-ID of a mail about an instance, sent by the call or the notice `what`; without brackets. */
export function messageIdOf(keys: MasterKeys, instance: string, what: string, domain: string): string {
  const id = packed(instance);
  const name = what.toLowerCase().replaceAll(/[^0-9a-z]+/g, '-');
  if (id === null)
    return `${name}.${createHmac('sha256', keys.references).update(instance).digest('hex')}@${domain}`;
  return `${id}.${name}.${signature(keys, `${id}.${name}`)}@${domain}`;
}

/** What a tag, or the local part of a Message-ID, says: the instance; `forged` where it looks like ours and isn't; null for any other text. */
export function readReference(
  keys: MasterKeys,
  text: string,
): { readonly instance: string } | 'forged' | null {
  const [, id, what, given] = form.exec(text.toLowerCase()) ?? [];
  if (id === undefined || given === undefined) return null;
  const expected = signature(keys, what === undefined ? id : `${id}.${what}`);
  if (!timingSafeEqual(Buffer.from(given), Buffer.from(expected))) return 'forged';
  return { instance: unpacked(id) };
}

function signature(keys: MasterKeys, text: string): string {
  const bytes = createHmac('sha256', keys.references).update(text).digest().subarray(0, signatureBytes);
  return base32(bytes.toString('hex'), 16);
}

function packed(instance: string): string | null {
  return uuid.test(instance) ? base32(instance.replaceAll('-', ''), idLength) : null;
}

function unpacked(id: string): string {
  const hex = [...id]
    .reduce((sum, digit) => sum * 32n + BigInt(parseInt(digit, 32)), 0n)
    .toString(16)
    .padStart(32, '0')
    .slice(-32);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Small letters and digits only: the case of a local part is not kept by everybody. */
function base32(hex: string, length: number): string {
  return BigInt(`0x${hex}`).toString(32).padStart(length, '0');
}
