import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiClient, signedIn, type ApiClient } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';

describe('the audit trail', () => {
  let api: Awaited<ReturnType<typeof startApi>>;
  let admin: ApiClient;
  beforeAll(async () => {
    api = await startApi();
    admin = await signedIn(api.app, 'admin');
  });
  afterAll(() => api.stop());

  const lines = async (filter: object) =>
    (await admin.get(`/api/audit?filter=${encodeURIComponent(JSON.stringify(filter))}`))
      .body as unknown as Record<string, unknown>[];

  it('has sign-ins, and failed ones with the address that was tried', async () => {
    await signedIn(api.app, 'anna');
    const body = { email: 'Anna@example.org', password: 'wrong' };
    expect((await createApiClient(api.app).post('/api/auth/sign-in/email', body)).status).toBe(401);
    const what = 'POST /api/auth/sign-in/email';
    expect(await lines({ what, subject: 'user:anna' })).toMatchObject([{ details: { status: 200 } }]);
    expect(await lines({ what, status: 401 })).toMatchObject([
      { who: null, subject: 'address:anna@example.org' },
    ]);
  });

  it('is filtered by who, what, when, and refuses what it does not know', async () => {
    const before = new Date().toISOString();
    await admin.put('/api/groups/night', { title: 'Night' });
    expect(await lines({ who: 'admin', from: before })).toMatchObject([
      { what: 'PUT /api/groups/:name', subject: 'night', details: { status: 200 } },
    ]);
    expect(await lines({ who: 'admin', to: before, what: 'PUT /api/groups/:name' })).toEqual([]);
    expect((await admin.get('/api/audit?filter={"colour":"red"}')).status).toBe(422);
    expect((await admin.get('/api/audit?filter={"from":"yesterday"}')).status).toBe(422);
  });

  it('is given whole as CSV, to who may read it, and that is noted', async () => {
    const insert = `insert into audit (at, who, what, subject) select now(), 'gina', 'POST /api/x', '=' || n from generate_series(1, 4500) n`;
    await api.store.sql.query(insert);
    const csv = await admin.get('/api/audit/export?filter={"who":"gina"}');
    expect(csv.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    const rows = csv.text.split('\r\n');
    expect(rows).toHaveLength(4_502);
    expect(rows[0]).toBe('id,at,who,what,subject,source,status,request');
    expect(rows[1]).toMatch(/,gina,POST \/api\/x,'=4500,,,$/);
    const anna = await signedIn(api.app, 'anna');
    expect((await anna.get('/api/audit/export')).status).toBe(403);
    await expect.poll(() => lines({ what: 'GET /api/audit/export' })).toMatchObject([{ who: 'admin' }]);
  });
});
