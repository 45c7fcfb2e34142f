/** A write without a body that says `application/json` all the same, as many clients do: an absent body is an empty one. */
import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import type { ApiEnv } from './environment.js';

/** Takes the content type from a request that has no body, so that nobody tries to read one. */
export const emptyBody: MiddlewareHandler<ApiEnv> = async (c, next) => {
  if (
    c.req.header('content-type') !== undefined &&
    hasNoBody(c.req.raw, c.env as Partial<HttpBindings> | undefined)
  ) {
    c.req.raw = new Request(c.req.raw.url, {
      method: c.req.method,
      headers: withoutType(c.req.raw.headers),
      signal: c.req.raw.signal,
    });
  }
  await next();
};

function hasNoBody(request: Request, bindings: Partial<HttpBindings> | undefined): boolean {
  const headers = bindings?.incoming?.headers;
  // Over a socket the headers tell; a request made in the process tells by itself.
  if (headers === undefined) return request.body === null;
  return headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;
}

function withoutType(headers: Headers): Headers {
  const kept = new Headers(headers);
  kept.delete('content-type');
  return kept;
}
