/** The outside systems, each asked by its own protocol. */
import { createServer, type Server } from 'node:net';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { gatewaysOf } from '../../../app/gateway-checks.js';
import { readSettings } from '../../../app/settings.js';
import { signedIn } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';
import { startFarMail, type FarMail } from '../../support/far-mail.js';

const greeting = {
  kind: 'template',
  name: 'greeting',
  text: 'template: greeting\nsubject: {it: Saluti, en: Regards}\nbody: {it: A presto, en: See you}\n',
} as const;
const letter = {
  kind: 'workflow',
  name: 'letter',
  text: `workflow: letter
start: {groups: [supervisors]}
steps:
  tell: {do: mail_send, with: {to: "= 'ada@example.net'", template: greeting, language: "= 'en'"}}
  told: {end: told}
`,
} as const;

let far: FarMail;
let mute: Server;
let api: Awaited<ReturnType<typeof startApi>>;
beforeAll(async () => {
  far = await startFarMail();
  // Takes connections, and says what no mailbox says.
  mute = createServer((socket) => socket.on('error', () => undefined).end('* BYE not today\r\n'));
  await new Promise<void>((settle) => mute.listen(0, '127.0.0.1', settle));
  const { port } = mute.address() as { readonly port: number };
  const settings = {
    ...readSettings({
      SMTP_URL: far.url,
      IMAP_URL: `imap://someone:secret@127.0.0.1:${String(port)}`,
      FAX_URL: 'hfaxd://sportello:secret@127.0.0.1:1',
      TELEPHONY_URL: 'ws://127.0.0.1:1/rwi/v1',
      TELEPHONY_TOKEN: 'secret',
      HTTP_CALL_HOSTS: 'crm.example.org',
    }),
    ...{ databaseUrl: '', temporalAddress: '', masterKey: randomBytes(32) },
  };
  api = await startApi([greeting, letter], { gateways: gatewaysOf(settings) });
});
afterAll(async () => {
  await api?.stop();
  await far?.stop();
  mute?.close();
});

it('are told with their far side and what is wrong there, without a secret', async () => {
  const sara = await signedIn(api.app, 'sara');
  const { status, body } = await sara.get('/api/gateways');
  expect(status).toBe(200);
  const found = body as unknown as readonly Record<string, unknown>[];
  expect(Object.fromEntries(found.map(({ name, state }) => [name, state]))).toEqual({
    ...{ http: 'not_asked', mail_out: 'up', mail_in: 'not_set', mailbox: 'down' },
    ...{ fax: 'down', telephony: 'down', sign_on: 'not_set' },
  });
  const why = (name: string) => found.find((each) => each['name'] === name)?.['why'];
  expect(why('mailbox')).toContain('IMAP_URL');
  expect(why('fax')).toContain('127.0.0.1:1');
  expect(why('telephony')).toContain('127.0.0.1:1');
  expect(why('mail_out')).toBeNull();
  expect(JSON.stringify(body)).not.toContain('secret');
});

it('are told with the calls that are under way to them, and those in doubt', async () => {
  const sara = await signedIn(api.app, 'sara');
  const begin = () => sara.post('/api/instances', { workflow: 'letter', data: {} });
  expect([(await begin()).status, (await begin()).status, (await begin()).status]).toEqual([201, 201, 201]);
  const states = ['started', 'started', 'in_doubt'];
  const { rows } = await api.store.sql.query<{ instance_id: string }>('select instance_id from effects');
  for (const [index, { instance_id: id }] of rows.entries())
    await api.store.sql.query('update effects set state = $2 where instance_id = $1', [id, states[index]]);
  const { body } = await sara.get('/api/gateways');
  const found = body as unknown as readonly Record<string, unknown>[];
  const busy = found.filter(({ under_way, in_doubt }) => under_way !== 0 || in_doubt !== 0);
  expect(busy).toMatchObject([{ name: 'mail_out', under_way: 2, in_doubt: 1 }]);
});

it('are for those who operate', async () => {
  const anna = await signedIn(api.app, 'anna');
  expect((await anna.get('/api/gateways')).status).toBe(403);
});
