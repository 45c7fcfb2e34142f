/**
 * The interface's files, as they were built: hashed names are kept by browsers for ever, the page itself is asked for each
 * time. Any other path that isn't the API's is a page of the interface, which finds by its address what to show.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { serveStatic } from '@hono/node-server/serve-static';
import type { ApiEnv } from './environment.js';

const forEver = 'public, max-age=31536000, immutable';
const notOurs = /^\/(api|metrics)(\/|$)/;

/** The pages in a folder; `null` (not built) leaves these paths to what comes after. */
export function webPages(folder: string | null): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  if (folder === null) return app;
  app.use(
    '/assets/*',
    serveStatic<ApiEnv>({
      root: folder,
      precompressed: true,
      onFound: (_path, c) => c.header('Cache-Control', forEver),
    }),
  );
  app.get('/icon.svg', serveStatic<ApiEnv>({ root: folder, path: 'icon.svg' }));
  app.get('*', async (c, next) => {
    if (notOurs.test(c.req.path) || c.req.path.startsWith('/assets/')) return next();
    return c.html(await readFile(join(folder, 'index.html'), 'utf8'), 200, { 'Cache-Control': 'no-cache' });
  });
  return app;
}
