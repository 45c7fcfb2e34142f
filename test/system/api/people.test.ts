import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepAttachment } from '../../../commands/attachments.js';
import { handleContact } from '../../../commands/handle-contact.js';
import { erasePerson } from '../../../commands/person-held.js';
import { receiveMail } from '../../../commands/receive-mail.js';
import { inTransaction } from '../../../store/store.js';
import { signedIn, type ApiClient } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';
import { requestWorkflow } from '../../support/request-workflow.js';

const definitions = requestWorkflow.map((each) =>
  each.name === 'request_data'
    ? {
        ...each,
        text: each.text.replace(
          'personal: true}',
          'personal: true}\n    tax_code: {type: string, personal: true}',
        ),
      }
    : each,
);
const maria = {
  name: 'Maria Rossi',
  phones: ['+39 0874 111222'],
  emails: ['Maria.Rossi@example.com'],
  tax_code: 'RSSMRA80A41H501X',
  language: 'it',
  note: 'Prefers to be called in the morning',
};
const solved = { task: 'answer', outcome: 'solved', data: { text: 'ok' } };

describe('people', () => {
  let api: Awaited<ReturnType<typeof startApi>>;
  let anna: ApiClient;
  let sara: ApiClient;
  beforeAll(async () => {
    api = await startApi(definitions);
    anna = await signedIn(api.app, 'anna');
    sara = await signedIn(api.app, 'sara');
  });
  afterAll(() => api.stop());

  const find = async (filter: object) => {
    const answer = await anna.get(`/api/people?filter=${encodeURIComponent(JSON.stringify(filter))}`);
    expect(answer.status).toBe(200);
    return (answer.body as unknown as { id: string }[]).map(({ id }) => id);
  };
  const enter = async (person: object) => String((await anna.post('/api/people', person)).body['id']);
  const begin = async (data: object, complete: object | null = null) =>
    (await anna.post('/api/instances', { workflow: 'request', data: { subject: 's', ...data }, complete }))
      .body;

  it('are entered once for one key, read, and found by number, address, tax code and words of the name', async () => {
    const first = await anna.post('/api/people', maria, { 'Idempotency-Key': 'maria' });
    const again = await anna.post('/api/people', maria, { 'Idempotency-Key': 'maria' });
    expect(first.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect(first.body).toMatchObject(maria);
    const id = String(first.body['id']);
    expect((await anna.get(`/api/people/${id}`)).body).toEqual(first.body);
    for (const filter of [
      { phone: '0874/111222' },
      { email: 'maria.rossi@EXAMPLE.com' },
      { tax_code: 'rssmra80a41h501x' },
      { q: '0039 0874 111222' },
      { q: 'rossi' },
      { q: 'MARÌA rossi' },
      { id: [id], q: 'Maria' },
    ])
      expect(await find(filter)).toEqual([id]);
    expect(await find({ q: 'Maria Bianchi' })).toEqual([]);
    expect(await find({ phone: '0874 111223' })).toEqual([]);
    expect((await anna.get('/api/people?filter={"name":"Rossi"}')).status).toBe(422);
  });

  it('lie in no table in clear, and their reading is audited', async () => {
    const tables = await api.store.sql.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    for (const { name } of tables.rows) {
      const rows = await api.store.sql.query<{ row: string }>(`select t::text as row from "${name}" t`);
      const all = rows.rows.map(({ row }) => row.toLowerCase()).join('\n');
      for (const value of ['rossi', '111222', 'rssmra', 'morning'])
        expect([name, all.includes(value)]).toEqual([name, false]);
    }
    const [id] = await find({ q: 'rossi' });
    await anna.get(`/api/people/${String(id)}`);
    await expect
      .poll(async () => (await sara.get(`/api/audit?filter={"subject":"${String(id)}"}`)).body)
      .toContainEqual(expect.objectContaining({ who: 'anna', what: 'GET /api/people/:id' }));
  });

  it('are changed by who has read the latest; who has not is shown it', async () => {
    const id = await enter({ name: 'Luca Neri' });
    const read = await anna.get(`/api/people/${id}`);
    const tag = read.headers.get('ETag') ?? '';
    const changed = await anna.put(
      `/api/people/${id}`,
      { ...read.body, phones: ['0874 333444'] },
      { 'If-Match': tag },
    );
    expect(changed.body).toMatchObject({ name: 'Luca Neri', phones: ['0874 333444'] });
    const late = await anna.put(`/api/people/${id}`, { ...read.body, note: 'x' }, { 'If-Match': tag });
    expect(late.status).toBe(412);
    expect(late.body['current']).toMatchObject({ phones: ['0874 333444'] });
    expect(await find({ phone: '0874333444' })).toEqual([id]);
    await anna.put(`/api/people/${id}`, { ...read.body, phones: [] });
    expect(await find({ phone: '0874333444' })).toEqual([]);
    expect((await anna.put('/api/people/none', { name: 'x' })).status).toBe(404);
    const wrong = await anna.post('/api/people', { phones: ['call me'], emails: ['x'], colour: 'red' });
    expect((wrong.body['errors'] as { path: string }[]).map(({ path }) => path).sort()).toEqual([
      '/colour',
      '/emails/0',
      '/phones/0',
    ]);
  });

  it('are given all that is held of them, and nothing of who shares their telephone', async () => {
    const phone = '+39 0874 555666';
    const id = await enter({ name: 'Ada Verdi', phones: [phone], tax_code: 'VRDDAA70A41H501X' });
    const own = await begin({ phone, tax_code: 'VRDDAA70A41H501X' }, solved);
    const untold = await begin({ phone });
    await begin({ phone, tax_code: 'VRDGNN70A01H501X' });
    expect((await anna.post(`/api/people/${id}/export`)).status).toBe(403);
    const { body } = await sara.post(`/api/people/${id}/export`);
    expect(body['person']).toMatchObject({ name: 'Ada Verdi' });
    const held = body['instances'] as { instance: { id: string }; log: object[] }[];
    expect(held.map(({ instance }) => instance.id)).toEqual([untold['id'], own['id']]);
    expect(held[1]).toMatchObject({
      instance: { state: 'ended', data: { tax_code: 'VRDDAA70A41H501X' } },
      log: [{ type: 'start', content: { data: { phone } } }, { type: 'complete' }],
    });
  });

  it('are given their files and what they wrote, which go with them', async () => {
    const phone = '+39 0874 999000';
    const id = await enter({ name: 'Eva Blu', phones: [phone], emails: ['eva@example.com'] });
    const instance = String((await begin({ phone }, solved))['id']);
    const content = (text: string) => Readable.from([Buffer.from(text)]);
    const file = { id: null, name: 'letter.txt', type: 'text/plain', contactId: null, uploadedBy: null };
    const row = await keepAttachment(api.commands, {
      ...file,
      instanceId: instance,
      content: content('hello'),
    });
    const mail = {
      ...{
        envelopeFrom: 'eva@example.com',
        from: 'Eva@example.com',
        name: 'Eva',
        recipients: ['help@example.org'],
      },
      ...{
        messageId: '<1@example.com>',
        answers: [],
        subject: 'Hello',
        text: 'I wrote',
        html: null,
        marks: {},
      },
      ...{ language: null, files: [{ name: 'photo.png', type: 'image/png', content: Buffer.from('png') }] },
    };
    const address = { address: 'help@example.org', workflow: 'none', channel: 'email' };
    const [contact = ''] = await receiveMail(api.commands, [address], mail);
    await handleContact(api.commands, contact);

    const { body } = await sara.post(`/api/people/${id}/export`);
    expect(body).toMatchObject({
      instances: [
        { attachments: [{ name: 'letter.txt', href: `/api/attachments/${row.id}` }], contacts: [] },
      ],
      contacts: [{ id: contact, content: { text: 'I wrote' }, attachments: [{ name: 'photo.png' }] }],
    });
    const [{ attachments }] = body['contacts'] as [{ attachments: [{ href: string; id: string }] }];
    expect((await sara.get(attachments[0].href)).text).toBe('png');
    expect((await sara.get(`/api/attachments/${row.id}`)).text).toBe('hello');

    expect((await sara.post(`/api/people/${id}/erase`)).status).toBe(200);
    expect((await sara.get(attachments[0].href)).status).toBe(404);
    expect((await sara.get(`/api/contacts/${contact}`)).body['content']).toEqual({ $erased: true });
    const shelf = await api.commands.files.listShelf(parseInt(row.hash.slice(0, 2), 16));
    expect(shelf.filter((each) => each.id === row.id)).toEqual([]);
  });

  it('lose no file when their erasure is rolled back', async () => {
    const phone = '+39 0874 121212';
    const id = await enter({ name: 'Ugo Grigi', phones: [phone] });
    const instance = String((await begin({ phone }, solved))['id']);
    const content = Readable.from([Buffer.from('still here')]);
    const file = { id: null, name: 'a.txt', type: 'text/plain', contactId: null, uploadedBy: null };
    const row = await keepAttachment(api.commands, { ...file, instanceId: instance, content });
    await inTransaction(api.store, async (db) => {
      expect(await erasePerson(api.commands, db, id)).toMatchObject({ ok: true, files: [{ id: row.id }] });
      throw new Error('the store went away');
    }).catch(() => undefined);
    expect((await sara.get(`/api/attachments/${row.id}`)).text).toBe('still here');
  });

  it('are erased with their ended instances, once none of theirs runs', async () => {
    const phone = '+39 0874 777888';
    const id = await enter({ name: 'Pia Gallo', phones: [phone] });
    const ended = await begin({ phone }, solved);
    expect((await anna.post(`/api/people/${id}/erase`)).status).toBe(403);
    const running = await begin({ phone });
    const refused = await sara.post(`/api/people/${id}/erase`);
    expect(refused.status).toBe(409);
    expect(refused.body['detail']).toContain(String(running['number']));
    await api.store.sql.query(`update instances set state = 'cancelled' where id = $1`, [running['id']]);
    const erased = await sara.post(`/api/people/${id}/erase`);
    expect(erased.body).toMatchObject({ id, erased: true });
    expect((erased.body['instances'] as string[]).sort()).toEqual(
      [ended['number'], running['number']].sort(),
    );
    expect((await anna.get(`/api/people/${id}`)).status).toBe(404);
    expect(await find({ phone })).toEqual([]);
    expect((await sara.get(`/api/instances/${String(ended['id'])}`)).body['data']).toMatchObject({
      phone: { $erased: true },
    });
    expect((await sara.post(`/api/people/${id}/erase`)).status).toBe(404);
    expect((await sara.get(`/api/audit?filter={"subject":"person:${id}"}`)).body).toMatchObject([
      { who: 'sara', what: 'POST /api/people/:id/erase', details: { status: 404 } },
      { details: { status: 200 } },
      { details: { status: 409 } },
      { who: 'anna', what: 'POST /api/people' },
    ]);
  });
});
