import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { sportello } from '../support/command-line.js';
import { createApiClient } from '../support/api-client.js';
import { startApi } from '../support/api.js';

describe('sportello admin', () => {
  let database: TestDatabase;
  let api: Awaited<ReturnType<typeof startApi>>;
  beforeAll(async () => {
    database = await createDatabase();
    api = await startApi([], { store: database.store });
  });
  afterAll(async () => {
    await api.stop();
    await database.drop();
  });

  const admin = (args: readonly string[], input = '') => {
    const environment = { DATABASE_URL: database.url, TEMPORAL_ADDRESS: '127.0.0.1:1' };
    return sportello(['admin', ...args], environment, input);
  };
  const signIn = async (email: string, password: string) => {
    const client = createApiClient(api.app);
    const { status } = await client.post('/api/auth/sign-in/email', { email, password });
    return { client, status };
  };

  it('makes the first person of an empty installation, with every right and a password that is shown once', async () => {
    const { status, out, errors } = await admin(['--name', 'rita', '--email', 'Rita@example.org']);
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    const password = /shown this once: (\S+)/.exec(out)?.[1] ?? '';
    const { client } = await signIn('rita@example.org', password);
    const me = await client.get('/api/me');
    expect(me.body).toMatchObject({ name: 'rita', groups: ['administrators'] });
    expect(me.body['rights']).toContain('roles.manage');
    expect((await client.get('/api/roles')).headers.get('Content-Range')).toMatch(/\/9$/);
    const audit = await database.store.sql.query(
      `select what, subject from audit where what = 'sportello admin'`,
    );
    expect(audit.rows).toEqual([{ what: 'sportello admin', subject: 'user:rita' }]);
  });

  it('takes the password from the first line of its input, and does not show it', async () => {
    const { status, out } = await admin(['--name', 'olga', '--email', 'olga@example.org'], 'a long secret\n');
    expect(status).toBe(0);
    expect(out).not.toContain('secret');
    expect((await signIn('olga@example.org', 'a long secret')).status).toBe(200);
  });

  it.each([
    ['a name that is taken', ['--name', 'rita', '--email', 'other@example.org'], '', 1, /name; take another/],
    [
      'a name that is none',
      ['--name', 'Rita Rossi', '--email', 'r@example.org'],
      '',
      1,
      /^name: expected small/,
    ],
    ['a short password', ['--name', 'ilse', '--email', 'i@example.org'], 'short\n', 1, /^password: /],
    ['nobody', [], '', 2, /sportello admin --name NAME --email EMAIL/],
  ])('refuses %s', async (_, args, input, expected, why) => {
    const before = await database.store.sql.query('select id from users');
    const { status, errors } = await admin(args, input);
    expect(status).toBe(expected);
    expect(errors).toMatch(why);
    expect((await database.store.sql.query('select id from users')).rowCount).toBe(before.rowCount);
  });
});
