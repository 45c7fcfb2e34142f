/** `/api/openapi.json`, made from the routes' own schemas; each operation names the right that it needs as `x-right`. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ApiEnv } from './environment.js';

/** Adds the description of all routes that the application has by now. */
export function describeApi(app: OpenAPIHono<ApiEnv>): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'sportello.session_token',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'key', { type: 'http', scheme: 'bearer' });
  let description: string | null = null;
  app.get('/api/openapi.json', (c) => {
    description ??= JSON.stringify(
      app.getOpenAPI31Document({
        openapi: '3.1.0',
        info: {
          title: 'Sportello',
          version: '1',
          description:
            'JSON, UTC instants in ISO 8601. Lists: `?sort=["field","ASC"]&range=[0,24]&filter={}`, answered with `Content-Range`. ' +
            'A write takes `Idempotency-Key`: the same key has one effect and the same answer. `x-right` is the right that a route needs.',
        },
      }),
    );
    return c.body(description, 200, { 'Content-Type': 'application/json' });
  });
}
