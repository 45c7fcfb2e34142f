/** Every default role against every route, both taken from the program itself. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routeRights } from '../../../api/guard.js';
import { saveGroup } from '../../../commands/groups.js';
import { defaultRoles, isRight, type DefaultRoleName } from '../../../domain/rights.js';
import { insertApiKey } from '../../../store/api-keys.js';
import { createApiClient, type ApiClient } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';

describe('the matrix of roles and routes', () => {
  let api: Awaited<ReturnType<typeof startApi>>;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.stop());

  /** Somebody in a group that has this role and no other. */
  const having = async (role: DefaultRoleName): Promise<ApiClient> => {
    const group = `only_${role}`;
    const secret = `key-of-${role}`;
    await saveGroup(api.store, { name: group, title: role, roles: [role] });
    const key = { id: randomUUID(), name: group, groups: [group], createdBy: 'test' };
    await insertApiKey(api.store, { ...key, createdAt: 0, expiresAt: null }, secret);
    return createApiClient(api.app, { key: secret });
  };

  // Names of nothing, and no body: what is allowed fails later, or reads an empty list, and changes nothing.
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
    ).toEqual([
      'GET /api/health',
      'POST /api/auth/sign-in/email',
      'GET /api/auth/methods',
      'GET /api/auth/sign-in/oidc',
      'GET /api/auth/callback/oidc',
      'POST /api/public/requests/{workflow}',
      'GET /api/public/requests/{workflow}/form',
      'GET /api/public/requests/{code}',
      'POST /api/public/opt-out/{token}',
      'GET /api/public/opt-out/{token}',
      'GET /api/public/questionnaires/{token}',
      'POST /api/public/questionnaires/{token}',
    ]);
  });

  it('lets nobody in who is not signed in, save where all may come', async () => {
    const nobody = createApiClient(api.app);
    for (const { method, path, requires } of routeRights(api.app)) {
      const { status } = await nobody.request(method, address(path));
      expect([method, path, status === 401]).toEqual([method, path, requires !== 'public']);
    }
  });

  it.each(Object.keys(defaultRoles) as DefaultRoleName[])(
    'lets the role %s do what its rights say, and nothing else',
    async (role) => {
      const somebody = await having(role);
      const held = new Set<string>(['public', 'signed_in', ...defaultRoles[role].rights]);
      for (const { method, path, requires } of routeRights(api.app)) {
        if (path === '/api/events' && held.has(requires)) continue; // would never end; it has tests of its own
        const { status } = await somebody.request(method, address(path));
        const allowed = status !== 401 && status !== 403;
        expect([method, path, allowed]).toEqual([method, path, held.has(requires)]);
        if (!allowed) expect([method, path, status]).toEqual([method, path, 403]);
      }
    },
  );
});
