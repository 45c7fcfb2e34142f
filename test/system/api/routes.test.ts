import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routeRights } from '../../../api/guard.js';
import { defaultRoles, isRight } from '../../../domain/rights.js';
import { createApiClient, signedIn } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';

const users = {
  admin: 'administrator',
  sara: 'supervisor',
  anna: 'operator',
  dario: 'office',
  elena: 'director',
  paolo: 'project_manager',
  ugo: 'auditor',
} as const;

describe('the rights of routes', () => {
  let api: Awaited<ReturnType<typeof startApi>>;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.stop());

  const address = (path: string) =>
    path
      .replace('{kind}', 'form')
      .replace('{version}', '1')
      .replace(/\{[a-z]+\}/g, 'none');

  it('every route says what it needs, and only these are public', () => {
    const routes = routeRights(api.app);
    expect(routes.length).toBeGreaterThan(40);
    for (const { requires } of routes)
      expect(requires === 'public' || requires === 'signed_in' || isRight(requires)).toBe(true);
    expect(
      routes.filter(({ requires }) => requires === 'public').map(({ method, path }) => `${method} ${path}`),
    ).toEqual(['GET /api/health', 'POST /api/auth/sign-in/email']);
  });

  it('lets nobody in who is not signed in', async () => {
    const nobody = createApiClient(api.app);
    for (const { method, path, requires } of routeRights(api.app)) {
      if (requires === 'public') continue;
      const answer = await nobody.request(method, address(path));
      expect([method, path, answer.status]).toEqual([method, path, 401]);
    }
  });

  it.each(Object.entries(users))(
    'lets %s (%s) do what the role’s rights say and nothing else',
    async (name, role) => {
      const client = await signedIn(api.app, name);
      const held = new Set<string>(defaultRoles[role].rights);
      for (const { method, path, requires } of routeRights(api.app)) {
        if (!isRight(requires) || path === '/api/events') continue;
        // Without a body and with names of nothing, what is allowed fails later, or reads an empty list.
        const { status } = await client.request(method, address(path));
        expect([method, path, status === 403]).toEqual([method, path, !held.has(requires)]);
      }
    },
  );

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

  it('tells its health, its measures, and what is not there', async () => {
    const nobody = createApiClient(api.app);
    expect((await nobody.get('/api/health')).body).toEqual({
      live: true,
      ready: true,
      parts: { store: 'up', temporal: 'up', worker: 'up' },
    });
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
