/** The page to browse the API's description: Swagger UI from its package, served by us, nothing from elsewhere. */
import { createRequire } from 'node:module';
import { dirname, relative } from 'node:path';
import { Hono } from 'hono';
import { serveStatic } from '@hono/node-server/serve-static';
import type { ApiEnv } from './environment.js';

const page = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Sportello: HTTP API</title><link rel="stylesheet" href="/api/docs/swagger-ui.css"></head>
<body><div id="swagger-ui"></div><script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body>
</html>`;
const script = `window.ui = SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null });`;
const require = createRequire(import.meta.url);
const assets = new Set(['swagger-ui.css', 'swagger-ui-bundle.js']);

/** The page under `/api/docs`; only the two files that it needs are served of the package. */
export function docsPage(): Hono<ApiEnv> {
  const folder = dirname(require.resolve('swagger-ui-dist/package.json'));
  const serve = serveStatic<ApiEnv>({
    root: relative(process.cwd(), folder) || '.',
    rewriteRequestPath: (path) => path.replace(/^.*\//, '/'),
  });
  const app = new Hono<ApiEnv>();
  app.get('/', (c) => c.html(page));
  app.get('/start.js', (c) => c.body(script, 200, { 'Content-Type': 'text/javascript' }));
  app.get('/:file', async (c, next) => (assets.has(c.req.param('file')) ? serve(c, next) : c.notFound()));
  return app;
}
