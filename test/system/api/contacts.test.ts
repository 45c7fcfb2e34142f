import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { start as startRequest } from '../../../commands/start.js';
import { receiveMail } from '../../../commands/receive-mail.js';
import { parseMail } from '../../../gateways/mail-in/parse.js';
import { createApiClient, signedIn, type ApiClient } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';
import { letters } from '../mail/letters.js';

// Its task is for a group that sees no letter.
const study = {
  kind: 'workflow',
  name: 'study',
  text: 'workflow: study\ndata: studied\nsteps: {read: {task: Read, to: {group: office_agriculture}}}\n',
};
const studied = {
  kind: 'form',
  name: 'studied',
  text: 'form: studied\nschema: {type: object, properties: {files: {type: array, items: {type: string, format: attachment}}}}\n',
};

let api: Awaited<ReturnType<typeof startApi>>;
let anna: ApiClient;
let dario: ApiClient;
beforeAll(async () => {
  api = await startApi([...letters, study, studied]);
  anna = await signedIn(api.app, 'anna');
  dario = await signedIn(api.app, 'dario');
});
afterAll(() => api.stop());

const addresses = [{ address: 'help@example.org', workflow: 'letter', channel: 'email' }];

/** Keeps a mail as the receiver does, and leaves it there; answers its contact's id. */
async function kept(subject: string, head = ''): Promise<string> {
  const raw = `From: Ada <ada@example.net>\r\nSubject: ${subject}\r\nMessage-ID: <${subject}@example.net>\r\n${head}\r\nIt is dark`;
  const envelope = { from: 'ada@example.net', recipients: ['help@example.org'] };
  await receiveMail(
    { ...api.commands, db: api.store },
    addresses,
    await parseMail(Buffer.from(raw), envelope),
  );
  const { body } = await anna.get('/api/contacts');
  const all = body as unknown as { id: string; content: { subject: string } }[];
  return all.find(({ content }) => content.subject === subject)?.id ?? '';
}

const bulk = 'Precedence: bulk\r\n';
const filter = (fields: object) => `?filter=${encodeURIComponent(JSON.stringify(fields))}`;

describe('/api/contacts', () => {
  it('shows who has the right what came in, found by state and by sender, however written', async () => {
    const id = await kept('Lamp', bulk);
    const { body, headers } = await anna.get(
      `/api/contacts${filter({ state: 'ignored', sender: ' ADA@example.net' })}`,
    );
    expect(headers.get('Content-Range')).toBe('contacts 0-0/1');
    expect(body).toMatchObject([
      { id, reason: 'bulk', content: { subject: 'Lamp', from: 'ada@example.net' }, handled_by: null },
    ]);
    expect((await anna.get(`/api/contacts/${id}`)).body).toMatchObject({ id, attachments: [] });
    expect((await anna.get(`/api/contacts${filter({ colour: 'red' })}`)).status).toBe(422);
    expect((await anna.get('/api/contacts/none')).status).toBe(404);
    expect((await dario.get('/api/contacts')).status).toBe(403);
  });

  it('has a person open an instance with one, once, or put it aside', async () => {
    const id = await kept('Bench', bulk);
    const opened = await anna.post(`/api/contacts/${id}/open`);
    expect(opened.body).toMatchObject({ state: 'opened', handled_by: 'anna' });
    const again = await anna.post(`/api/contacts/${id}/open`);
    expect(again.body).toEqual(opened.body);
    expect((await anna.post(`/api/contacts/${id}/discard`)).status).toBe(409);
    const sara = await signedIn(api.app, 'sara');
    const { body } = await sara.get(`/api/instances/${String(opened.body['instance_id'])}`);
    expect(body).toMatchObject({ channel: 'email', data: { subject: 'Bench', text: 'It is dark' } });

    const other = await kept('Tree', bulk);
    expect((await anna.post(`/api/contacts/${other}/discard`)).body).toMatchObject({ state: 'discarded' });
    expect((await anna.post(`/api/contacts/${other}/open`)).status).toBe(409);
    expect((await anna.post('/api/contacts/none/discard')).status).toBe(404);
  });

  it('gives one to no instance that one may not see, nor to one that is not there', async () => {
    const id = await kept('Wall', bulk);
    expect((await anna.post(`/api/contacts/${id}/assign`, { instance_id: 'none' })).status).toBe(404);
    expect((await anna.post(`/api/contacts/${id}/assign`, {})).status).toBe(422);
  });
});

describe('/api/attachments (TKT-1)', () => {
  const upload = (who: ApiClient, content: string, name = 'lamp.txt', type = 'text/plain') =>
    who.request('POST', `/api/attachments?name=${encodeURIComponent(name)}`, content, {
      'Content-Type': type,
    });
  const start = (who: ApiClient, files: readonly string[]) =>
    who.post('/api/instances', { workflow: 'letter', data: { subject: 'S', from: 'a@b.example', files } });

  it('takes a file, which only who uploaded it may see until an instance has it', async () => {
    const { status, body } = await upload(anna, 'It is dark');
    expect([status, body]).toMatchObject([201, { name: 'lamp.txt', size: 10, uploaded_by: 'anna' }]);
    const at = `/api/attachments/${String(body['id'])}`;
    const got = await anna.get(at);
    expect(got.text).toBe('It is dark');
    expect(Object.fromEntries(got.headers)).toMatchObject({
      'content-type': 'text/plain',
      'content-disposition': `attachment; filename="lamp.txt"; filename*=UTF-8''lamp.txt`,
      'x-content-type-options': 'nosniff',
    });
    const sara = await signedIn(api.app, 'sara');
    expect([(await dario.get(at)).status, (await sara.get(at)).status]).toEqual([404, 404]);
    const started = await start(anna, [String(body['id'])]);
    expect(started.status).toBe(201);
    expect((await sara.get(at)).text).toBe('It is dark');
    expect((await dario.get(at)).status).toBe(404);
    const instance = await anna.get(`/api/instances/${String(started.body['id'])}`);
    expect(instance.body['attachments']).toMatchObject([{ id: body['id'], name: 'lamp.txt' }]);
  });

  it('is read by whoever may see an instance that its own called and handed it to, and by nobody else', async () => {
    const [handed, other] = [await upload(anna, 'handed'), await upload(anna, 'kept')];
    const [file, kept] = [String(handed.body['id']), String(other.body['id'])];
    const owner = String((await start(anna, [file, kept])).body['id']);
    const read = async (id: string) => (await dario.get(`/api/attachments/${id}`)).status;
    expect([await read(file), await read(kept)]).toEqual([404, 404]);
    const called = await startRequest(api.commands, {
      ...{ workflow: 'study', data: { files: [file] }, actor: null, channel: null, occurredAt: null },
      ...{ complete: null, trial: null, id: 'study', bodyHash: 'study' },
      caller: { instance: owner, call: '1', step: 'ask', waits: false, depth: 1, seenBy: [] },
    });
    expect(called).toMatchObject({ ok: true });
    expect([await read(file), await read(kept)]).toEqual([200, 404]);
  });

  it('is named by no form of somebody else, of another instance, or that is not there', async () => {
    const { body } = await upload(anna, 'mine');
    const refused = await start(await signedIn(api.app, 'sara'), [String(body['id']), 'none']);
    expect(refused.status).toBe(422);
    expect(refused.body['errors']).toMatchObject([{ path: '/data/files/0' }, { path: '/data/files/1' }]);
    expect((await start(anna, [String(body['id'])])).status).toBe(201);
    expect((await start(anna, [String(body['id'])])).status).toBe(422);
  });

  it('is served as nothing that a browser would run, under a name that ends no header', async () => {
    const { body } = await upload(anna, '<script>', '../a"\r\nX: y/è.html', 'text/html');
    expect(body['name']).toBe('è.html');
    const { headers } = await anna.get(`/api/attachments/${String(body['id'])}`);
    expect(headers.get('Content-Type')).toBe('application/octet-stream');
    expect(headers.get('Content-Disposition')).toBe(
      `attachment; filename="_.html"; filename*=UTF-8''%C3%A8.html`,
    );
  });

  it('has a limit, counted as it comes; and nobody uploads who is not signed in', async () => {
    const big = new Uint8Array(25 * 1024 * 1024 + 1);
    const cookies = anna.cookies();
    const sent = await api.app.request('/api/attachments?name=a', {
      method: 'POST',
      body: big,
      headers: { Cookie: cookies },
    });
    expect(sent.status).toBe(413);
    expect((await upload(createApiClient(api.app), 'x')).status).toBe(401);
    expect((await anna.request('POST', '/api/attachments?name=a')).status).toBe(422);
  });
});

describe('notices by mail', () => {
  it('are everybody’s own to turn off', async () => {
    expect((await anna.get('/api/notices/settings')).body).toEqual({ mail: true });
    expect((await anna.put('/api/notices/settings', { mail: false })).body).toEqual({ mail: false });
    expect((await anna.get('/api/notices/settings')).body).toEqual({ mail: false });
    expect((await dario.get('/api/notices/settings')).body).toEqual({ mail: true });
  });
});
