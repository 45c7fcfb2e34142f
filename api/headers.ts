/** The headers that every answer carries: what a browser may do with it. */
import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/** Nothing from elsewhere, no frames, no sniffing; `https` adds strict transport. Styles may be inline, since the component libraries write them so. */
export function securityHeaders(https: boolean): MiddlewareHandler {
  const common = {
    strictTransportSecurity: https ? 'max-age=31536000; includeSubDomains' : false,
    referrerPolicy: 'same-origin',
  } as const;
  const usual = secureHeaders({
    ...common,
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      formAction: ["'self'"],
    },
    xFrameOptions: 'DENY',
  });
  // A document of somebody else's, in a frame of ours: the browser's viewer is all that may run there.
  const framed = secureHeaders({
    ...common,
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      objectSrc: ["'self'"],
      styleSrc: ["'unsafe-inline'"],
      frameAncestors: ["'self'"],
    },
    xFrameOptions: 'SAMEORIGIN',
  });
  return (c, next) => (preview.test(c.req.path) ? framed : usual)(c, next);
}

const preview = /^\/api\/attachments\/[^/]+\/preview$/;
