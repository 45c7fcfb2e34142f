import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createApiClient, signedIn, type ApiClient } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';
import { until } from '../../support/until.js';
import { client, startIdentityProvider, type IdentityProvider } from '../../support/identity-provider.js';

const redirectUri = 'http://localhost/api/auth/callback/oidc';
const people = {
  anna: { email: 'Anna@example.org', email_verified: true },
  'anna-new': { email: 'anna@example.org', email_verified: true },
  bruno: { email: 'bruno@example.org', email_verified: false },
  carla: { email: 'carla@example.org', email_verified: true },
  stranger: { email: 'stranger@example.org', email_verified: true },
};
const browser = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'Accept-Language': 'it-IT,it;q=0.9' };

const apiWith = (issuer: string) =>
  startApi([], {
    signIn: {
      secret: 'a secret for tests, of more than 32 characters',
      baseUrl: 'http://localhost',
      oidc: { issuer, ...client, name: 'Municipality' },
    },
  });
type Running = Awaited<ReturnType<typeof startApi>>;

/** From the button to the provider, through its form, to our callback's address. */
async function comeBack(who: ApiClient, provider: IdentityProvider, name: string, to = ''): Promise<string> {
  const sent = await who.get(`/api/auth/sign-in/oidc${to}`);
  expect(sent.status).toBe(302);
  const { pathname, search, origin } = await provider.logIn(sent.headers.get('Location') ?? '', name);
  expect(origin).toBe('http://localhost');
  return pathname + search;
}

describe('single sign-on', () => {
  let provider: IdentityProvider;
  let api: Running;
  beforeAll(async () => {
    provider = await startIdentityProvider(people, redirectUri);
    api = await apiWith(provider.issuer);
  });
  afterAll(async () => {
    await api.stop();
    await provider.stop();
  });
  const accountsOf = async (name: string) => {
    const found = await api.store.sql.query<Record<string, unknown>>(
      `select a.* from accounts a join users u on u.id = a.user_id where u.name = $1 and provider_id = 'oidc'`,
      [name],
    );
    return found.rows;
  };

  it('is named to the sign-in page, where it is set up', async () => {
    const { body } = await createApiClient(api.app).get('/api/auth/methods');
    expect(body).toEqual({ email: true, oidc: { name: 'Municipality' } });
  });

  it('asks for a code with PKCE, state and nonce', async () => {
    const sent = await createApiClient(api.app).get('/api/auth/sign-in/oidc');
    const asked = Object.fromEntries(new URL(sent.headers.get('Location') ?? '').searchParams);
    expect(asked).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: redirectUri,
    });
    expect(asked['scope']?.split(' ').sort()).toEqual(['email', 'openid', 'profile']);
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked[name]?.length).toBeGreaterThan(20);
  });

  it('lets a user of ours in by her verified address, to the page that she asked for', async () => {
    const anna = createApiClient(api.app);
    const back = await comeBack(anna, provider, 'anna', '?return_to=/tasks%3Fmine%3Dtrue');
    const came = await anna.get(back, browser);
    expect([came.status, came.headers.get('Location')]).toEqual([302, '/tasks?mine=true']);
    for (const line of came.headers.getSetCookie()) expect(line).toMatch(/HttpOnly/i);
    const me = await anna.get('/api/me');
    expect(me.body).toMatchObject({ name: 'anna', groups: ['level_1'], via: 'session' });
    expect((await anna.post('/api/auth/sign-out', {})).status).toBe(200);
    expect((await anna.get('/api/me')).status).toBe(401);
  });

  it('links once, and keeps no token of the provider', async () => {
    const anna = createApiClient(api.app);
    expect((await anna.get(await comeBack(anna, provider, 'anna'))).status).toBe(302);
    const accounts = await accountsOf('anna');
    expect(accounts).toHaveLength(1);
    expect(accounts[0]).toMatchObject({
      account_id: `${provider.issuer} anna`,
      access_token: null,
      refresh_token: null,
      id_token: null,
    });
  });

  it('knows who is linked by the provider’s subject, whatever address she has there now', async () => {
    await api.store.sql.query(`update users set email = 'anna.rossi@example.org' where name = 'anna'`);
    const anna = createApiClient(api.app);
    expect((await anna.get(await comeBack(anna, provider, 'anna'))).status).toBe(302);
    expect((await anna.get('/api/me')).body).toMatchObject({ name: 'anna' });
    await api.store.sql.query(`update users set email = 'anna@example.org' where name = 'anna'`);
  });

  it('forgets the link when an administrator gives the user another address', async () => {
    const admin = await signedIn(api.app, 'admin');
    const dario = await admin.get('/api/users/dario');
    await api.store.sql.query(
      `insert into accounts (id, account_id, provider_id, user_id)
       select 'link', $1, 'oidc', id from users where name = 'dario'`,
      [`${provider.issuer} anna-new`],
    );
    const { display_name, skills, languages, active, groups } = dario.body;
    const fields = { display_name, skills, languages, active, groups };
    const etag = { 'If-Match': dario.headers.get('ETag') ?? '' };
    const same = await admin.put('/api/users/dario', { ...fields, email: 'dario@example.org' }, etag);
    expect([same.status, await accountsOf('dario')]).toMatchObject([200, [{ id: 'link' }]]);
    const next = { 'If-Match': same.headers.get('ETag') ?? '' };
    const changed = await admin.put('/api/users/dario', { ...fields, email: 'd@example.org' }, next);
    expect([changed.status, await accountsOf('dario')]).toEqual([200, []]);
  });

  it('makes no user of somebody unknown, and tells her whom to ask', async () => {
    const stranger = createApiClient(api.app);
    const refused = await stranger.get(await comeBack(stranger, provider, 'stranger'), browser);
    expect(refused.status).toBe(403);
    expect(refused.headers.get('Content-Type')).toMatch(/text\/html/);
    expect(refused.text).toContain('Chiedi a chi amministra Sportello');
    expect((await stranger.get('/api/me')).status).toBe(401);
    const found = await api.store.sql.query(`select from users where email like 'stranger%'`);
    expect(found.rowCount).toBe(0);
    const again = await stranger.get(await comeBack(stranger, provider, 'stranger'));
    expect(again.body).toMatchObject({ code: 'forbidden', reason: 'unknown_user' });
  });

  it('believes no address that the provider has not verified', async () => {
    const bruno = createApiClient(api.app);
    const refused = await bruno.get(await comeBack(bruno, provider, 'bruno'));
    expect(refused.body).toMatchObject({ status: 403, reason: 'unverified_email' });
    expect(await accountsOf('bruno')).toEqual([]);
    expect((await bruno.get('/api/me')).status).toBe(401);
  });

  it('lets no user in who is not active, and links her not', async () => {
    await api.store.sql.query(`update users set active = false where name = 'carla'`);
    const carla = createApiClient(api.app);
    const refused = await carla.get(await comeBack(carla, provider, 'carla'));
    expect(refused.body).toMatchObject({ status: 403, reason: 'inactive_user' });
    expect(await accountsOf('carla')).toEqual([]);
    await api.store.sql.query(`update users set active = true where name = 'carla'`);
    expect((await carla.get(await comeBack(carla, provider, 'carla'))).status).toBe(302);
    await api.store.sql.query(`update users set active = false where name = 'carla'`);
    const linked = createApiClient(api.app);
    const later = await linked.get(await comeBack(linked, provider, 'carla'));
    expect(later.body).toMatchObject({ status: 403, reason: 'inactive_user' });
  });

  it('takes no answer that another browser began, none that is changed, and none twice', async () => {
    const anna = createApiClient(api.app);
    const back = await comeBack(anna, provider, 'anna');
    const elsewhere = await createApiClient(api.app).get(back);
    expect(elsewhere.body).toMatchObject({ status: 400, reason: 'expired' });
    const changed = await anna.get(back.replace(/state=[^&]+/, 'state=guessed'));
    expect(changed.body).toMatchObject({ status: 400, reason: 'expired' });
    expect((await anna.get(back)).status).toBe(302);
    expect((await anna.get(back)).status).toBe(400);
    expect((await anna.get('/api/auth/callback/oidc')).status).toBe(400);
  });

  it('says when the provider, or she herself, refused', async () => {
    const anna = createApiClient(api.app);
    const sent = await anna.get('/api/auth/sign-in/oidc');
    const state = new URL(sent.headers.get('Location') ?? '').searchParams.get('state') ?? '';
    const refused = await anna.get(`/api/auth/callback/oidc?error=access_denied&state=${state}`);
    expect(refused.body).toMatchObject({ status: 403, reason: 'denied' });
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/api/me',
    'tasks',
    '/\t/evil.example',
  ])('sends nobody on to %s', async (to) => {
    const path = `/api/auth/sign-in/oidc?return_to=${encodeURIComponent(to)}`;
    expect((await createApiClient(api.app).get(path)).status).toBe(422);
  });

  it('is in the audit trail, who came and who did not', async () => {
    const subjects = async () => {
      const lines = await api.store.sql.query<{ subject: string }>(
        `select distinct subject from audit where what = 'GET /api/auth/callback/oidc'`,
      );
      return lines.rows.map(({ subject }) => subject);
    };
    await until('both lines are written', async () => {
      const found = await subjects();
      return found.includes('user:anna') && found.includes('sign-on:unknown_user');
    });
  });
});

describe('an OpenID provider out of reach', () => {
  const stops: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });
  const started = async (issuer: string): Promise<Running> => {
    const api = await apiWith(issuer);
    stops.push(() => api.stop());
    return api;
  };

  it('stops neither the start nor the sign-in by e-mail, and is asked again when it is back', async () => {
    const before = await startIdentityProvider(people, redirectUri);
    await before.stop();
    const api = await started(before.issuer);
    const anna = await signedIn(api.app, 'anna');
    expect((await anna.get('/api/auth/methods')).body).toMatchObject({ oidc: { name: 'Municipality' } });
    const program = await anna.get('/api/auth/sign-in/oidc');
    expect(program.body).toMatchObject({ status: 503, code: 'unavailable', reason: 'unavailable' });
    const person = await anna.get('/api/auth/sign-in/oidc', { ...browser, 'Accept-Language': 'en' });
    expect([person.status, person.text]).toEqual([503, expect.stringContaining('does not answer')]);
    const after = await startIdentityProvider(people, redirectUri, Number(new URL(before.issuer).port));
    stops.push(() => after.stop());
    const back = createApiClient(api.app);
    expect((await back.get(await comeBack(back, after, 'anna'))).status).toBe(302);
  });

  it('that takes connections and never answers holds up no sign-in by e-mail', async () => {
    const silent = createServer((socket) => socket.on('error', () => undefined));
    const asked = new Promise<Socket>((settle) => silent.once('connection', settle));
    await new Promise<void>((settle) => silent.listen(0, '127.0.0.1', settle));
    const api = await started(`http://127.0.0.1:${(silent.address() as AddressInfo).port}`);
    const waiting = createApiClient(api.app).get('/api/auth/sign-in/oidc');
    const socket = await asked;
    expect((await (await signedIn(api.app, 'anna')).get('/api/me')).status).toBe(200);
    silent.close();
    socket.destroy();
    expect((await waiting).status).toBe(503);
  });

  it('between log-in and our question lets nobody in', async () => {
    const provider = await startIdentityProvider(people, redirectUri);
    const api = await started(provider.issuer);
    const anna = createApiClient(api.app);
    const back = await comeBack(anna, provider, 'anna');
    await provider.stop();
    expect((await anna.get(back)).body).toMatchObject({ status: 503, reason: 'unconfirmed' });
    expect((await anna.get('/api/me')).status).toBe(401);
  });

  it('that names another issuer is not believed', async () => {
    const provider = await startIdentityProvider(people, redirectUri);
    stops.push(() => provider.stop());
    const api = await started(`${provider.issuer}/`);
    expect((await createApiClient(api.app).get('/api/auth/sign-in/oidc')).status).toBe(503);
  });
});
