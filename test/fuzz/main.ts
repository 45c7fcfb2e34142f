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

function fuzz(base: string, key: string, operations: number): Promise<number> {
  const each = Math.ceil(Number(values.calls) / operations);
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
  process.exitCode = await fuzz(base, key, operations);
} finally {
  server.signal('SIGTERM');
  await server.exited;
  rmSync(home, { recursive: true, force: true });
}
