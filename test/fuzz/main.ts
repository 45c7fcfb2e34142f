/**
 * `npm run test:fuzz [-- --calls N] [--seed N] [--schemathesis PATH]`: starts the whole server and lets schemathesis
 * (Python: `pip install schemathesis`) send it some 20,000 requests made from its own OpenAPI, right and wrong. Fails when
 * one is answered by a fault of ours (5xx).
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { demoPassword } from '../../commands/demo-organisation.js';
import { newHome, runSportello } from '../support/server-process.js';

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    schemathesis: { type: 'string', default: 'schemathesis' },
  },
});

/** Streams never end; a sign-in has a limit, and of a key there is no session to end. */
const leftOut = ['/api/events', '/api/auth/sign-in/email', '/api/auth/sign-out', '/api/auth/change-password'];

async function postJson(url: string, body: object, cookie: string): Promise<Response> {
  const headers = { 'content-type': 'application/json', cookie };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

/** A key with every right, and some requests to find. */
async function prepare(base: string): Promise<string> {
  const account = { email: 'admin@example.org', password: demoPassword };
  const signedIn = await postJson(`${base}/api/auth/sign-in/email`, account, '');
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const { user } = (await signedIn.json()) as { readonly user: { readonly groups: readonly string[] } };
  const made = await postJson(`${base}/api/keys`, { name: 'fuzz', groups: user.groups }, cookie);
  const { key } = (await made.json()) as { readonly key: string };
  return key;
}

/** Writes to who may do what: schemathesis finds our own group and takes its rights away, and from then on all is refused. */
const rights = '^/api/(groups|roles|users|keys)';

function fuzz(base: string, key: string, operations: number, part: 'rights' | 'rest'): Promise<number> {
  const each = Math.ceil(Number(values.calls) / operations / (part === 'rest' ? 1 : 4));
  const args = [
    'run',
    `${base}/api/openapi.json`,
    '--checks',
    'not_a_server_error',
    '--max-examples',
    String(each),
  ];
  args.push(
    '--phases',
    'examples,coverage,fuzzing',
    '--header',
    `Authorization: Bearer ${key}`,
    '--seed',
    values.seed,
  );
  args.push(
    '--continue-on-failure',
    '--no-color',
    '--request-timeout',
    '30',
    '--warnings',
    'off',
    '--workers',
    '2',
  );
  args.push(part === 'rest' ? '--exclude-path-regex' : '--include-path-regex', rights);
  for (const path of leftOut) args.push('--exclude-path', path);
  return new Promise((settle, fail) => {
    const child = spawn(values.schemathesis, args, { stdio: 'inherit' });
    child.once('error', () =>
      fail(
        new Error(
          `${values.schemathesis} could not be started: pip install schemathesis, or say --schemathesis PATH`,
        ),
      ),
    );
    child.once('close', (code) => settle(code ?? 1));
  });
}

/** How many requests the server answered, by status. */
async function callsServed(base: string): Promise<string> {
  const counts = new Map<string, number>();
  for (const line of (await (await fetch(`${base}/metrics`)).text()).split('\n')) {
    const found = /^sportello_http_request_seconds_count\{.*status="(\d+)".*\} (\d+)$/.exec(line);
    if (found !== null) counts.set(found[1] ?? '', (counts.get(found[1] ?? '') ?? 0) + Number(found[2]));
  }
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return `${all} requests answered: ${[...counts].map(([status, count]) => `${status}: ${count}`).join(', ')}`;
}

const home = newHome();
const server = runSportello('start', home);
try {
  const line = await server.prints('Sportello is ready at ');
  const base = /http:\/\/\S+/.exec(line)?.[0] ?? '';
  const key = await prepare(base);
  const description = (await (await fetch(`${base}/api/openapi.json`)).json()) as {
    readonly paths: Readonly<Record<string, object>>;
  };
  const operations = Object.values(description.paths).flatMap((path) => Object.keys(path)).length;
  const rest = await fuzz(base, key, operations, 'rest');
  process.exitCode = rest + (await fuzz(base, key, operations, 'rights'));
  console.log(await callsServed(base));
} finally {
  server.signal('SIGTERM');
  await server.exited;
  rmSync(home, { recursive: true, force: true });
}
