/**
 * A browser may be made to send a write with somebody's cookie from a foreign page. Browsers say where a write comes from
 * (`Origin`, `Sec-Fetch-Site`); programs send neither and hold no foreign cookies.
 */
import { createMiddleware } from 'hono/factory';
import type { ApiEnv } from './environment.js';
import { problem } from './problem.js';
import { worded } from '../engine/wording/worded.js';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses writes (403) that a browser sends from an origin that is neither ours nor trusted. Requests with a key are exempt: no browser adds one by itself. */
export function originCheck(trusted: readonly string[]) {
  const known = new Set(trusted.map((url) => new URL(url).origin));
  return createMiddleware<ApiEnv>(async (c, next) => {
    if (!reading.has(c.req.method) && c.req.header('Authorization') === undefined) {
      const origin = c.req.header('Origin');
      const site = c.req.header('Sec-Fetch-Site');
      const foreign =
        origin === undefined
          ? site !== undefined && site !== 'same-origin' && site !== 'none'
          : !known.has(origin) && !sameHost(origin, c.req.header('Host'));
      if (foreign)
        throw problem(
          'forbidden',
          worded`Writes from ${origin ?? worded`another site`} are not accepted here.`,
        );
    }
    await next();
  });
}

function sameHost(origin: string, host: string | undefined): boolean {
  try {
    return host !== undefined && new URL(origin).host === host;
  } catch {
    return false; // `Origin: null`, of a sandboxed page
  }
}
