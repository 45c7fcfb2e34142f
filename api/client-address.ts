/** Where a request comes from. */
import type { Context } from 'hono';
import { getConnInfo } from '@hono/node-server/conninfo';

/**
 * The address of whoever connects; behind a proxy of ours the last one that it noted, since the ones before are the caller's own claim.
 * Null when there is no connection (tests that call the application directly).
 */
export function clientAddress(c: Context, behindProxy: boolean): string | null {
  if (behindProxy) {
    const noted = c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim();
    if (noted !== undefined && noted !== '') return noted;
  }
  try {
    return getConnInfo(c).remote.address ?? null;
  } catch {
    return null;
  }
}
