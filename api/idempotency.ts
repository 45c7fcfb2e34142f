/** The identity of a write: `Idempotency-Key`, or the body's `id`. The same one has one effect and the same answer; with another body it is refused. */
import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { ApiEnv } from './environment.js';
import { problem } from './problem.js';
import { faultAt, worded } from '../engine/wording/worded.js';

export interface WriteIdentity {
  /** Null if the caller gave none: then a repetition is another write. */
  readonly key: string | null;
  readonly bodyHash: string;
}

const form = /^[\x21-\x7e]{1,200}$/;

/**
 * Who wrote what: the key, and a keyed hash of the caller, the address and the body, so that neither another person nor another route gets its answer.
 * @throws problem `invalid` (422) for a key that is not 1 to 200 visible ASCII characters, or when header and body name different ones.
 */
export function writeIdentity(c: Context<ApiEnv>, body: Readonly<Record<string, unknown>>): WriteIdentity {
  const { id, ...rest } = body;
  const key = keyOf(c, typeof id === 'string' ? id : undefined);
  return { key, bodyHash: c.var.hashBody([c.var.caller.name, c.req.method, c.req.path, rest]) };
}

/** The idempotency key, given as a header or as the body's `id`; null if neither. @throws as `writeIdentity` */
export function keyOf(c: Context<ApiEnv>, id: string | undefined): string | null {
  const header = c.req.header('Idempotency-Key');
  if (header !== undefined && id !== undefined && header !== id) {
    throw problem('invalid', worded`The header Idempotency-Key and the body’s id differ; give one of them.`, {
      errors: [faultAt('/id', worded`differs from the header ${header}`)],
    });
  }
  const key = header ?? id ?? null;
  if (key !== null && !form.test(key)) {
    throw problem('invalid', worded`An idempotency key is 1 to 200 visible ASCII characters.`, {
      errors: [faultAt('/id', worded`expected 1 to 200 visible ASCII characters`)],
    });
  }
  return key;
}

/** The command's id for the log: the caller's key, or a new one. */
export function commandId(identity: WriteIdentity): string {
  return identity.key ?? randomUUID();
}
