import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiClient, signedIn } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';

describe('what the application tells of itself', () => {
  let api: Awaited<ReturnType<typeof startApi>>;
  beforeAll(async () => {
    const processes = () => [{ name: 'worker-1', state: 'ready' as const, pid: 42, restarts: 1 }];
    const up = async () => undefined;
    api = await startApi([], { health: { temporal: up, worker: up, processes } });
  });
  afterAll(() => api.stop());

  it('describes itself in OpenAPI, with the right of each route, and shows a page that needs nothing from elsewhere', async () => {
    const nobody = createApiClient(api.app);
    const description = await nobody.get('/api/openapi.json');
    expect(description.body['openapi']).toBe('3.1.0');
    expect(description.body['paths']).toMatchObject({
      '/api/tasks/next': { post: { 'x-right': 'tasks.work' } },
    });
    const page = await nobody.get('/api/docs');
    expect(page.status).toBe(200);
    expect(page.text).not.toMatch(/https?:/);
    expect((await nobody.get('/api/docs/swagger-ui.css')).status).toBe(200);
    expect((await nobody.get('/api/docs/package.json')).status).toBe(404);
  });

  it('refuses query parameters that a route doesn’t know: a condition that is ignored shows too much', async () => {
    const loose = api.app.openAPIRegistry.definitions.flatMap((definition) => {
      if (definition.type !== 'route') return [];
      const { path, request } = definition.route;
      const issues = request?.query?.safeParse({ nonsense: 'x' }).error?.issues;
      const refuses = issues?.some(({ code }) => code === 'unrecognized_keys') ?? false;
      return request?.query === undefined || refuses ? [] : [path];
    });
    // A browser comes here from the provider, with whatever that adds.
    expect(loose).toEqual(['/api/auth/callback/oidc']);
    const anna = await signedIn(api.app, 'anna');
    const asked = await anna.get('/api/tasks?state=ready');
    expect([asked.status, asked.text]).toEqual([422, expect.stringContaining('state')]);
  });

  it('tells its health, its measures, and what is not there', async () => {
    const nobody = createApiClient(api.app);
    expect((await nobody.get('/api/health')).body).toEqual({
      live: true,
      ready: true,
      parts: { store: 'up', temporal: 'up', worker: 'up' },
      processes: [{ name: 'worker-1', state: 'ready', restarts: 1 }],
    });
    const anna = await signedIn(api.app, 'anna');
    expect((await anna.get('/api/health')).body['processes']).toMatchObject([{ pid: 42 }]);
    expect((await nobody.get('/metrics')).text).toContain('sportello_http_request_seconds_bucket');
    const nothing = await nobody.get('/api/nothing');
    expect(nothing.status).toBe(404);
    expect(nothing.body).toMatchObject({
      code: 'not_found',
      request_id: nothing.headers.get('X-Request-Id'),
    });
    expect(nothing.headers.get('Content-Security-Policy')).toContain("default-src 'self'");
  });
});
