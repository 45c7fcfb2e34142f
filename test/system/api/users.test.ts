import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiClient, signedIn, type ApiClient } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';

describe('users, groups, roles and keys', () => {
  let api: Awaited<ReturnType<typeof startApi>>;
  let admin: ApiClient;
  beforeAll(async () => {
    api = await startApi();
    admin = await signedIn(api.app, 'admin');
  });
  afterAll(() => api.stop());

  it('lists users by pages, with their number', async () => {
    const page = await admin.get('/api/users?sort=["name","ASC"]&range=[0,2]');
    expect(page.headers.get('Content-Range')).toBe('users 0-2/12');
    expect((page.body as unknown as { name: string }[]).map((user) => user.name)).toEqual([
      'admin',
      'anna',
      'bruno',
    ]);
  });

  it('tells the titles of groups to whoever is signed in, who may not list them, and to nobody else', async () => {
    const anna = await signedIn(api.app, 'anna');
    const { status, body } = await anna.get('/api/group-titles');
    expect(status).toBe(200);
    const rows = (await admin.get('/api/groups')).body as unknown as { name: string; title: string }[];
    expect(rows.length).toBeGreaterThan(3);
    expect(body).toEqual(Object.fromEntries(rows.map(({ name, title }) => [name, title])));
    expect((await anna.get('/api/groups')).status).toBe(403);
    expect((await createApiClient(api.app).get('/api/group-titles')).status).toBe(401);
  });

  it('gives a group a title a language, or one for all of them', async () => {
    const anna = await signedIn(api.app, 'anna');
    const titleNow = async () => (await anna.get('/api/group-titles')).body['tutors'];
    const title = { it: 'Maestri', en: 'Teachers' };
    const { status, body } = await admin.put('/api/groups/tutors', { title, roles: ['tutor'] });
    expect([status, body['title'], await titleNow()]).toEqual([200, title, title]);
    const found = (await admin.get('/api/groups?filter={"q":"teach"}')).body as unknown as { name: string }[];
    expect(found.map(({ name }) => name)).toEqual(['tutors']);
    await admin.put('/api/groups/tutors', { title: 'Tutor', roles: ['tutor'] });
    expect(await titleNow()).toBe('Tutor');
    for (const wrong of [{}, { italiano: 'x' }, { it: '' }])
      expect((await admin.put('/api/groups/tutors', { title: wrong, roles: ['tutor'] })).status).toBe(422);
  });

  it('refuses a filter by an unknown field, naming it', async () => {
    const answer = await admin.get('/api/users?filter={"colour":"red"}');
    expect(answer.status).toBe(422);
    expect(answer.body['errors']).toEqual([{ path: '/filter/colour', message: 'is not known here' }]);
  });

  it('makes a user once for one idempotency key, and refuses the key for another user', async () => {
    const user = { name: 'gino', email: 'gino@example.org', groups: ['level_1'], password: 'sportello' };
    const first = await admin.post('/api/users', user, { 'Idempotency-Key': 'k1' });
    const second = await admin.post('/api/users', user, { 'Idempotency-Key': 'k1' });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(
      (await admin.post('/api/users', { ...user, name: 'pino' }, { 'Idempotency-Key': 'k1' })).status,
    ).toBe(422);
    expect((await signedIn(api.app, 'gino')).cookies()).not.toBe('');
  });

  it('keeps somebody who can administer: no group, role or user is changed so that nobody could', async () => {
    const stripped = await admin.put('/api/groups/administrators', { title: 'Administrators', roles: [] });
    expect(stripped.status).toBe(409);
    expect(String(stripped.body['detail'])).toContain('no active user would have the right');
    const emptied = await admin.put('/api/roles/administrator', {
      title: 'Administrator',
      rights: ['users.read'],
    });
    expect(emptied.status).toBe(409);
    expect((await admin.request('DELETE', '/api/groups/administrators')).status).toBe(409);
    const retired = await admin.put('/api/users/admin', { email: 'admin@example.org', active: false });
    expect(retired.status).toBe(409);
    expect((await admin.get('/api/roles')).status).toBe(200);
  });

  it('says which field of a new user is taken or wrong', async () => {
    const taken = await admin.post('/api/users', { name: 'anna', email: 'other@example.org' });
    expect(taken.status).toBe(409);
    expect(taken.body['errors']).toEqual([{ path: '/name', message: 'is taken' }]);
    const wrong = await admin.post('/api/users', {
      name: 'Anna B',
      email: 'nonsense',
      groups: ['no_such_group'],
    });
    expect(wrong.status).toBe(422);
    expect((wrong.body['errors'] as { path: string }[]).map((error) => error.path).sort()).toEqual([
      '/email',
      '/name',
    ]);
    const group = await admin.post('/api/users', {
      name: 'tina',
      email: 'tina@example.org',
      groups: ['no_such_group'],
    });
    expect(group.status).toBe(422);
  });

  it('does not overwrite a change that the writer has not seen', async () => {
    const seen = await admin.get('/api/users/carla');
    const tag = seen.headers.get('ETag') ?? '';
    const change = { ...seen.body, display_name: 'Carla B.' };
    expect((await admin.put('/api/users/carla', change, { 'If-Match': tag })).status).toBe(200);
    const late = await admin.put(
      '/api/users/carla',
      { ...change, display_name: 'Carla C.' },
      { 'If-Match': tag },
    );
    expect(late.status).toBe(412);
    expect(late.body['current']).toMatchObject({ display_name: 'Carla B.' });
  });

  it('gives a person her new groups’ rights at once, and ends the sessions of one made inactive', async () => {
    const ugo = await signedIn(api.app, 'ugo');
    expect((await ugo.get('/api/users')).status).toBe(403);
    const record = (await admin.get('/api/users/ugo')).body;
    await admin.put('/api/users/ugo', { ...record, groups: ['auditors', 'supervisors'] });
    expect((await ugo.get('/api/users')).status).toBe(200);
    await admin.put('/api/users/ugo', { ...record, active: false });
    expect((await ugo.get('/api/me')).status).toBe(401);
    await expect(signedIn(api.app, 'ugo')).rejects.toThrow('401');
  });

  it('makes a key that acts with its groups’ rights until it is withdrawn, and shows it once', async () => {
    const made = await admin.post('/api/keys', { name: 'crm', groups: ['level_1'] });
    expect(made.status).toBe(201);
    const program = createApiClient(api.app, { key: String(made.body['key']) });
    expect((await program.get('/api/me')).body).toMatchObject({
      name: 'key:crm',
      groups: ['level_1'],
      via: 'key',
    });
    expect((await program.get('/api/users')).status).toBe(403);
    expect((await admin.get('/api/keys')).text).not.toContain(String(made.body['key']));
    expect((await admin.request('DELETE', `/api/keys/${String(made.body['id'])}`)).status).toBe(204);
    expect((await program.get('/api/me')).status).toBe(401);
  });

  it('gives a key no group that its maker is not in', async () => {
    const sara = await signedIn(api.app, 'sara');
    expect((await sara.post('/api/keys', { name: 'mine', groups: ['administrators'] })).status).toBe(422);
  });

  it('keeps who wrote what, and not the password', async () => {
    await admin.post('/api/users/bruno/password', { password: 'another one' });
    const trail = await admin.get('/api/audit?range=[0,9]');
    expect(trail.text).toContain('POST /api/users/:id/password');
    expect(Object.values(trail.body)[0]).toMatchObject({ who: 'admin', subject: 'bruno' });
    expect(trail.text).not.toContain('another one');
  });

  it('changes what a role may do, for everybody who has it', async () => {
    const elena = await signedIn(api.app, 'elena');
    const role = (await admin.get('/api/roles/director')).body;
    const rights = [...(role['rights'] as string[]), 'audit.read'];
    expect((await elena.get('/api/audit')).status).toBe(403);
    expect((await admin.put('/api/roles/director', { ...role, rights })).status).toBe(200);
    expect((await elena.get('/api/audit')).status).toBe(200);
    expect((await admin.put('/api/roles/director', { ...role, rights: ['fly'] })).status).toBe(422);
  });
});
