import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiClient, signedIn } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';

describe('signing in', () => {
  let api: Awaited<ReturnType<typeof startApi>>;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.stop());

  it('gives a person a session and tells her who she is', async () => {
    const anna = await signedIn(api.app, 'anna');
    const me = await anna.get('/api/me');
    expect(me.status).toBe(200);
    expect(me.body).toMatchObject({ name: 'anna', groups: ['level_1'], via: 'session' });
    expect(me.body['rights']).toContain('tasks.work');
  });

  it('refuses a wrong password and an unknown address with the same words', async () => {
    const nobody = createApiClient(api.app);
    const wrong = await nobody.post('/api/auth/sign-in/email', {
      email: 'anna@example.org',
      password: 'wrong-password',
    });
    const unknown = await nobody.post('/api/auth/sign-in/email', {
      email: 'nobody@example.org',
      password: 'wrong-password',
    });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(wrong.body['detail']).toBe(unknown.body['detail']);
    expect(wrong.headers.get('Content-Type')).toBe('application/problem+json');
    expect(wrong.body).toMatchObject({
      status: 401,
      code: 'not_signed_in',
      request_id: wrong.headers.get('X-Request-Id'),
    });
  });

  it('shows the session to no script', async () => {
    const answer = await createApiClient(api.app).post('/api/auth/sign-in/email', {
      email: 'bruno@example.org',
      password: 'sportello',
    });
    expect(answer.text).not.toContain('token');
    for (const line of answer.headers.getSetCookie()) expect(line).toMatch(/HttpOnly/i);
  });

  it('ends a session at sign-out, also for a copy of its cookies', async () => {
    const anna = await signedIn(api.app, 'anna');
    const copy = createApiClient(api.app, { cookies: anna.cookies() });
    expect((await copy.get('/api/me')).status).toBe(200);
    expect((await anna.post('/api/auth/sign-out', {})).status).toBe(200);
    expect((await copy.get('/api/me')).status).toBe(401);
    expect((await anna.get('/api/me')).status).toBe(401);
  });

  it('asks the store nothing for a session that it has just checked', async () => {
    const anna = await signedIn(api.app, 'anna');
    await anna.get('/api/me');
    const pool = api.store.sql;
    const query = pool.query.bind(pool);
    let asked = 0;
    pool.query = ((...parameters: Parameters<typeof query>) => {
      asked += 1;
      return query(...parameters);
    }) as typeof pool.query;
    await anna.get('/api/me');
    pool.query = query;
    expect(asked).toBe(0);
  });

  it('slows the guessing of a password, and only of the guessed one', async () => {
    const guesser = createApiClient(api.app);
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 11; attempt += 1) {
      statuses.push(
        (
          await guesser.post('/api/auth/sign-in/email', {
            email: 'ugo@example.org',
            password: `guess ${String(attempt)}`,
          })
        ).status,
      );
    }
    expect(statuses.slice(0, 10).every((status) => status === 401)).toBe(true);
    expect(statuses[10]).toBe(429);
    expect(
      (await guesser.post('/api/auth/sign-in/email', { email: 'elena@example.org', password: 'sportello' }))
        .status,
    ).toBe(200);
  });

  it('refuses a write that a foreign page sends with somebody’s cookie', async () => {
    const anna = await signedIn(api.app, 'anna');
    expect((await anna.post('/api/auth/sign-out', {}, { Origin: 'https://evil.example' })).status).toBe(403);
    expect((await anna.post('/api/auth/sign-out', {}, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await anna.get('/api/me')).status).toBe(200);
    expect((await anna.post('/api/auth/sign-out', {}, { Origin: 'http://localhost' })).status).toBe(200);
  });

  it('changes a password and ends the person’s other sessions', async () => {
    const here = await signedIn(api.app, 'paolo');
    const elsewhere = await signedIn(api.app, 'paolo');
    expect((await elsewhere.get('/api/me')).status).toBe(200);
    const body = { currentPassword: 'sportello', newPassword: 'another password' };
    expect((await here.post('/api/auth/change-password', { ...body, currentPassword: 'wrong' })).status).toBe(
      401,
    );
    expect((await here.post('/api/auth/change-password', body)).status).toBe(200);
    expect((await here.get('/api/me')).status).toBe(200);
    expect((await elsewhere.get('/api/me')).status).toBe(401);
  });
});
