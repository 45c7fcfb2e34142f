/** Two hundred operators with the desk open: what their event streams cost the server, and how long after a command each hears of it. */
import { setTimeout as pause } from 'node:timers/promises';
import { readEvents } from '../support/event-reader.js';
import type { Extent } from './extent.js';
import { onInstallation, type Installation } from './installation.js';
import { cpuOf, difference, memoryOf } from './process-cost.js';
import { request, workflow } from './sample-ticket.js';
import { percentile } from './spread.js';
import type { Table } from './table.js';

const operators = 200;
const commands = 100;
const everyMs = 200;
const quietSeconds = 15;
const reopenMs = 3_000;
const password = 'sportello';

/** When each stream heard of each instance, by number. */
type Heard = Map<string, number[]>;

/** Opens the streams, starts tickets that all of them hear of, and looks at the server. */
export async function eventStreams({ quick }: Extent): Promise<Table[]> {
  const count = quick ? 10 : operators;
  return onInstallation(async ({ url, parts }) => {
    const supervisor = await enter(url, 'sara@example.org');
    const cookies = await signedInOperators(url, count);
    const bare = memoryOf(parts);
    const heard: Heard = new Map();
    const leave = await Promise.all(cookies.map((cookie) => listen(url, cookie, heard)));
    const open = memoryOf(parts);
    const idle = await cpuDuring(parts, () => pause(quietSeconds * 1_000));
    const delays: number[] = [];
    const began = performance.now();
    const busy = await cpuDuring(parts, async () => {
      for (let n = 0; n < (quick ? 5 : commands); n += 1)
        delays.push(...(await delaysOf(url, supervisor, heard, count)));
    });
    const seconds = (performance.now() - began) / 1_000;
    await Promise.all(leave.map((each) => each()));
    const mib = (bytes: number) => bytes / 1024 / 1024;
    const server = 'server';
    return [
      {
        title: `Event streams of ${String(count)} operators`,
        columns: ['what', 'found'],
        rows: [
          ['delay from the command to its event at a stream, p50 (ms)', percentile(delays, 0.5)],
          ['p95 (ms)', percentile(delays, 0.95)],
          ['the slowest (ms)', percentile(delays, 1)],
          ['memory of the server a stream (KiB)', ((open[server] ?? 0) - (bare[server] ?? 0)) / 1024 / count],
          ['memory of the server with all of them (MiB)', mib(open[server] ?? 0)],
          ['CPU of the server while nothing happens (% of a core)', (idle[server] ?? 0) / quietSeconds / 10],
          [
            'CPU of PostgreSQL while nothing happens (% of a core)',
            (idle['postgres'] ?? 0) / quietSeconds / 10,
          ],
          ['CPU of the server a second of commands (ms)', (busy[server] ?? 0) / seconds],
          ['events delivered', delays.length],
        ],
        notes: [
          'Users of their own, each signed in, all of a group that may see each ticket; a ticket is started every 200 ms.',
          'From before the request is sent to when the reader, in the same process for all streams, has its first event.',
        ],
      },
    ];
  });
}

async function cpuDuring(parts: Installation['parts'], work: () => Promise<unknown>) {
  const before = cpuOf(parts);
  await work();
  return difference(before, cpuOf(parts));
}

/** Starts a ticket and waits until all streams have heard of it. */
async function delaysOf(url: string, cookie: string, heard: Heard, count: number): Promise<number[]> {
  const since = performance.now();
  const { number } = await send<{ number: string }>(url, cookie, '/api/instances', {
    workflow,
    data: request,
  });
  const deadline = since + 30_000;
  while ((heard.get(number)?.length ?? 0) < count) {
    if (performance.now() > deadline)
      throw new Error(
        `${String(heard.get(number)?.length ?? 0)} of ${String(count)} streams heard of ${number} within 30 s`,
      );
    await pause(5);
  }
  await pause(Math.max(0, since + everyMs - performance.now()));
  return (heard.get(number) ?? []).map((at) => at - since);
}

/** Makes users of level II and signs them in. @returns their cookies */
async function signedInOperators(url: string, count: number): Promise<readonly string[]> {
  const admin = await enter(url, 'admin@example.org');
  const cookies: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const name = `listener_${String(n)}`;
    const email = `${name}@example.org`;
    await send(url, admin, '/api/users', { name, email, groups: ['level_2'], password });
    cookies.push(await enter(url, email));
  }
  return cookies;
}

/** Opens a stream and notes what comes. @returns what leaves it */
async function listen(url: string, cookie: string, heard: Heard): Promise<() => Promise<void>> {
  const events = readEvents(await opened(url, cookie));
  await events.next(); // `ready`
  void (async () => {
    for (let event = await events.next(); event !== null; event = await events.next()) {
      const { number, sequence } = event.data;
      if (typeof number !== 'string' || sequence !== 1) continue;
      const times = heard.get(number) ?? [];
      times.push(performance.now());
      heard.set(number, times);
    }
  })();
  return () => events.leave();
}

/** Asked for again while the server is too busy to take it, as a page does. */
async function opened(url: string, cookie: string): Promise<Response> {
  const answer = await fetch(`${url}/api/events`, { headers: { Cookie: cookie } });
  if (answer.status !== 503) return answer;
  await answer.body?.cancel();
  await pause(reopenMs);
  return opened(url, cookie);
}

async function enter(url: string, email: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: url },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`${email} could not sign in: ${String(answer.status)}`);
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

async function send<Body = unknown>(url: string, cookie: string, path: string, body: unknown): Promise<Body> {
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
      Cookie: cookie,
      Origin: url,
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} was refused: ${String(answer.status)} ${await answer.text()}`);
  return (await answer.json()) as Body;
}
