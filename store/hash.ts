/** SHA-256 of texts, as 64 hexadecimal digits. */
import { createHash } from 'node:crypto';

/** The hash of a text. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
