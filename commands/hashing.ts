/** Hashes of what was asked, so that a repetition is told from another request under the same id. */
import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { MasterKeys } from '../store/sealing.js';

/**
 * HMAC-SHA-256 of a body's JSON with its keys in order, 43 characters of base64url. Keyed, because it is kept beside what may
 * be erased: of a plain hash the few digits of a telephone number would be guessed.
 */
export function bodyHash(keys: MasterKeys, body: unknown): string {
  return createHmac('sha256', keys.bodies).update(canonical(body)).digest('base64url');
}

/** SHA-256 of a document's JSON with its keys in order, for comparing, and as the version of what holds nothing personal. */
export function documentHash(document: unknown): string {
  return createHash('sha256').update(canonical(document)).digest('base64url');
}

/** The id of the instance that a start with this idempotency key makes: the same key always the same id. Without a key, a new one. */
export function instanceId(workflow: string, idempotencyKey: string | null): string {
  if (idempotencyKey === null) return randomUUID();
  const hex = createHash('sha256').update(`${workflow}\n${idempotencyKey}`).digest('hex');
  // RFC 9562 version 8: a UUID whose bits are ours to choose.
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
