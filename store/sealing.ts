/**
 * Personal values lie encrypted: AES-256-GCM with a key per instance, which is itself wrapped by the master key.
 * A sealed leaf is `{"$sealed": <base64 of iv, ciphertext and tag>}`. Deleting an instance's key erases what it sealed,
 * wherever it lies; such a leaf then reads as `{"$erased": true}`.
 *
 * Sealing too much does no harm, since opening gives it back; sealing too little would. So beside the marked places every
 * copy of a personal text is sealed, and every text that contains one. Keys of objects are never sealed.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { isJsonObject, type Json, type JsonObject } from '../engine/json.js';

const ivBytes = 12;
const tagBytes = 16;
/** Shorter texts are sealed where they are the whole leaf, not where they are a part of another: "re" is part of too much. */
const containedFrom = 4;
/** Smaller numbers are sealed at marked places only: 42 is the value of too many things. */
const numbersFrom = 1000;

/** The keys that follow from the master key. */
export interface MasterKeys {
  readonly wrapping: Buffer;
  readonly hashing: Buffer;
  /** For hashes of whole requests, by which a repetition is told from another request. */
  readonly bodies: Buffer;
  /** For the codes that tell instances to people who aren't signed in. */
  readonly codes: Buffer;
  /** For the references in what we send, by which an answer is told. */
  readonly references: Buffer;
}

/** What is personal in the documents of an instance. */
export interface Personal {
  /** JSON pointers of the places in the document whose value is always sealed (`*`: any item or member). */
  readonly places: readonly string[];
  /** Personal values, whose copies are sealed wherever they stand. */
  readonly values: ReadonlySet<string | number>;
}

export const erased: JsonObject = { $erased: true };

/** Derives the keys in use from the master key. @throws if it has less than 32 bytes. */
export function deriveKeys(master: Buffer): MasterKeys {
  if (master.length < 32)
    throw new Error(
      `the master key has ${master.length} bytes: expected 32 or more (openssl rand -base64 32)`,
    );
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', master, 'sportello', use, 32));
  return {
    wrapping: derive('wrap instance keys'),
    hashing: derive('hash personal values'),
    bodies: derive('hash request bodies'),
    codes: derive('encipher public codes'),
    references: derive('sign mail references'),
  };
}

/** A new key for an instance. */
export function createKey(): Buffer {
  return randomBytes(32);
}

/** The instance's key as it is stored. */
export function wrapKey(keys: MasterKeys, key: Buffer): string {
  return encrypt(keys.wrapping, key);
}

/** The key of an instance from its stored form. @throws if it was wrapped by another master key. */
export function unwrapKey(keys: MasterKeys, wrapped: string): Buffer {
  try {
    return decrypt(keys.wrapping, wrapped);
  } catch (cause) {
    throw new Error(
      'an instance key does not open with this master key: was MASTER_KEY changed, or the store restored beside another one?',
      { cause },
    );
  }
}

/** The document with all that is personal sealed. The document must not be sealed already. */
export function seal<Document extends Json>(document: Document, personal: Personal, key: Buffer): Document {
  const contained: string[] = [];
  for (const value of personal.values) {
    const text = String(value);
    if (text.length >= containedFrom) contained.push(text);
  }
  const isPersonal = (leaf: string | number) =>
    typeof leaf === 'string'
      ? leaf !== '' && (personal.values.has(leaf) || contained.some((value) => leaf.includes(value)))
      : Math.abs(leaf) >= numbersFrom && (personal.values.has(leaf) || personal.values.has(String(leaf)));
  const places = personal.places.map((place) => place.split('/').slice(1).map(unescapePointer));
  // The shape stays that of the document, with other leaves.
  return sealNode(document, places, isPersonal, key) as Document;
}

/** Where the sealed leaves of a document stand, as JSON pointers. */
export function sealedPlaces(document: Json, at = ''): string[] {
  if (typeof document !== 'object' || document === null) return [];
  if (isJsonObject(document) && typeof document['$sealed'] === 'string') return [at];
  return Object.entries(document).flatMap(([name, member]) =>
    sealedPlaces(member, `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}

/** The document with all sealed leaves opened; without a key (erased) they read as `{"$erased": true}`. @throws if the key is another's. */
export function unseal<Document extends Json>(document: Document, key: Buffer | null): Document {
  return unsealNode(document, key) as Document;
}

function sealNode(
  node: Json,
  places: readonly (readonly string[])[],
  isPersonal: (leaf: string | number) => boolean,
  key: Buffer,
): Json {
  if (places.some((place) => place.length === 0)) return node === null ? null : sealed(node, key);
  if (typeof node === 'string' || typeof node === 'number')
    return isPersonal(node) ? sealed(node, key) : node;
  if (node === null || typeof node === 'boolean') return node;
  const below = (name: string) =>
    places.length === 0
      ? places
      : places.filter((place) => place[0] === name || place[0] === '*').map((place) => place.slice(1));
  if (!isJsonObject(node)) return node.map((item, i) => sealNode(item, below(String(i)), isPersonal, key));
  // Somebody's data that looks like our mark must come back as it was.
  if ('$sealed' in node || '$erased' in node) return sealed(node, key);
  return mapMembers(node, (value, name) => sealNode(value, below(name), isPersonal, key));
}

function unsealNode(node: Json, key: Buffer | null): Json {
  if (typeof node !== 'object' || node === null) return node;
  if (!isJsonObject(node)) return node.map((item) => unsealNode(item, key));
  const text = node['$sealed'];
  if (typeof text === 'string')
    return key === null ? erased : (JSON.parse(decrypt(key, text).toString()) as Json);
  return mapMembers(node, (value) => unsealNode(value, key));
}

function mapMembers(node: JsonObject, change: (value: Json, name: string) => Json): JsonObject {
  let mapped: { [name: string]: Json } | null = null;
  for (const [name, value] of Object.entries(node)) {
    const changed = change(value, name);
    if (changed === value) continue;
    // A copy first, then an assignment: so a member called `__proto__` stays a member.
    mapped ??= { ...node };
    mapped[name] = changed;
  }
  return mapped ?? node;
}

/** What a key has sealed, as long as the key is in use: a command writes the same value in several documents. */
const sealedBy = new WeakMap<Buffer, Map<string, JsonObject>>();

function sealed(value: Json, key: Buffer): JsonObject {
  const text = JSON.stringify(value);
  const known = sealedBy.get(key) ?? new Map<string, JsonObject>();
  sealedBy.set(key, known);
  const leaf = known.get(text) ?? { $sealed: encrypt(key, Buffer.from(text)) };
  known.set(text, leaf);
  return leaf;
}

// Random bytes are dear to ask for one by one, so they are taken in blocks; each is used once.
let unusedIvs = Buffer.alloc(0);

function freshIv(): Buffer {
  if (unusedIvs.length < ivBytes) unusedIvs = randomBytes(ivBytes * 341);
  const iv = unusedIvs.subarray(0, ivBytes);
  unusedIvs = unusedIvs.subarray(ivBytes);
  return iv;
}

function encrypt(key: Buffer, clear: Buffer): string {
  const iv = freshIv();
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes });
  return Buffer.concat([iv, cipher.update(clear), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

function decrypt(key: Buffer, text: string): Buffer {
  const all = Buffer.from(text, 'base64');
  const cipher = createDecipheriv('aes-256-gcm', key, all.subarray(0, ivBytes), { authTagLength: tagBytes });
  cipher.setAuthTag(all.subarray(-tagBytes));
  return Buffer.concat([cipher.update(all.subarray(ivBytes, -tagBytes)), cipher.final()]);
}

function unescapePointer(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}
