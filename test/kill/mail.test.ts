/** Mail that comes in while the server is killed around the moment at which it is kept: each becomes one ticket, with its files. */
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProbePoint } from '../../commands/probe.js';
import { sportello } from '../support/command-line.js';
import { startRig, until, type Rig } from '../support/kill/rig.js';
import { createApiSession } from '../support/kill/session.js';

/** Where the server dies. */
const points: readonly ProbePoint[] = ['contact.filed', 'contact.kept', 'contact.opening', 'contact.handled'];
/** What the sender was told by then; 0 is no answer, so that the mail is sent again. By the last one the mail before may come first. */
const told = { 'contact.filed': 0, 'contact.kept': 0, 'contact.opening': 250 };

let rig: Rig;
beforeAll(async () => {
  rig = await startRig('127.0.0.1:9');
}, 120_000);
afterAll(() => rig?.stop(), 60_000);

/** Delivers the mail about a point, as a mail server does; answers the code, 0 when the connection broke. */
async function deliver(point: ProbePoint): Promise<number> {
  const transport = createTransport({ host: '127.0.0.1', port: rig.mailPort(), ignoreTLS: true });
  try {
    const { response } = await transport.sendMail({
      ...{ from: 'Ada <ada@example.net>', to: 'assistenza@example.org', subject: point, text: 'It is dark' },
      messageId: `<${point}@example.net>`,
      attachments: [{ filename: `${point}.json`, content: JSON.stringify({ about: point }) }],
    });
    return Number(response?.slice(0, 3));
  } catch (error) {
    return (error as { readonly responseCode?: number }).responseCode ?? 0;
  } finally {
    transport.close();
  }
}

interface Ticket {
  readonly data: { readonly subject: string };
  readonly attachments: readonly { readonly id: string; readonly name: string }[];
}

test('a server killed before, while or after a mail is acknowledged makes one ticket of it, with its files (TKT-1)', async () => {
  const answers: Partial<Record<ProbePoint, number>> = {};
  for (const point of points) {
    const [reached, answer] = await Promise.all([rig.kill(point), deliver(point)]);
    expect(reached, `killed at ${point}`).toBe(true);
    answers[point] = answer;
    if (answer !== 250)
      await until(`the mail about ${point} to be taken`, 60_000, async () => (await deliver(point)) === 250);
  }
  expect(answers).toMatchObject(told);
  const admin = await createApiSession(rig.base(), 'admin');
  const list = async (path: string) => (await admin.get(path)).body['items'] as { readonly id: string }[];
  const opened = async () => (await list(`/api/contacts?filter={"state":"opened"}`)).length === points.length;
  await until('every mail to have opened its ticket', 90_000, opened);
  expect(await list('/api/contacts')).toHaveLength(points.length);

  const about: unknown[] = [];
  for (const { id } of await list('/api/instances?filter={"workflow":"ticket"}')) {
    const { data, attachments } = (await admin.get(`/api/instances/${id}`)).body as unknown as Ticket;
    expect(attachments.map(({ name }) => name)).toEqual([`${data.subject}.json`]);
    const file = await admin.get(`/api/attachments/${attachments[0]?.id ?? ''}`);
    expect(file.body).toEqual({ about: data.subject });
    about.push(data.subject);
  }
  expect(about.sort()).toEqual([...points].sort());
  await until('all accounts to agree', 60_000, async () => {
    const verified = await sportello(['verify', '--json'], { SPORTELLO_HOME: rig.home, NODE_ENV: 'test' });
    return verified.status === 0;
  });
});
