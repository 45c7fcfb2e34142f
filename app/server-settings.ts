/** The settings of the server itself, its workers, and the store and Temporal that they need: read with all others (settings.ts). */
import { z } from 'zod';
import { wholeNumber } from './setting-values.js';

const keyOfBytes = z.string().transform((text, context) => {
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  if (key.length === 32) return key;
  // The value is never shown: it may be a real key with one letter too many.
  context.addIssue({
    code: 'custom',
    message: `must be 32 bytes in hex or base64, this is ${key.length} (make one: openssl rand -base64 32)`,
  });
  return z.NEVER;
});

const hostList = z.string().transform((text, context) => {
  const hosts = text
    .split(',')
    .map((host) => host.trim())
    .filter((host) => host !== '');
  for (const host of hosts.filter((found) => !/^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i.test(found)))
    context.addIssue({
      code: 'custom',
      message: `must be a list like "crm.example.org,10.0.0.5:8443", not "${host}"`,
    });
  return hosts;
});

const origin = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && isOrigin(new URL(text)),
    'must be like https://sportello.example.org, without a path',
  )
  .transform((text) => new URL(text).origin);

function isOrigin({ username, password, pathname, search, hash }: URL): boolean {
  return username + password + search + hash === '' && pathname === '/';
}

const postgresUrl = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol),
    'must be like postgresql://user:password@host:5432/database',
  );

/** What the environment may hold of them. */
export const serverVariables = {
  NODE_ENV: z
    .enum(['production', 'development', 'test'])
    .default('development')
    .describe(
      '`production` makes nothing up: it wants real secrets, and addresses in place of embedded parts.',
    ),
  HOST: z.string().default('127.0.0.1').describe('The address that the server listens at.'),
  PORT: wholeNumber(0, 65_535)
    .default(8080)
    .describe('The port that the server listens at; 0: any that is free.'),
  PUBLIC_URL: origin
    .optional()
    .describe(
      'Where browsers find the server, if that is another address than the one it listens at; with `https` cookies are secure ones.',
    ),
  SPORTELLO_HOME: z
    .string()
    .default('.sportello')
    .describe('The folder of everything that is kept between starts, attachments too.'),
  DATABASE_URL: postgresUrl
    .optional()
    .describe(
      'The PostgreSQL, `postgresql://user:password@host:5432/database`. Without it the embedded one, outside production.',
    ),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s/]+:\d{1,5}$/, 'must be like temporal.example.org:7233')
    .optional()
    .describe('The Temporal, `temporal.example.org:7233`. Without it the embedded one, outside production.'),
  TEMPORAL_NAMESPACE: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]+$/i, 'must be letters, digits, ".", "_" or "-"')
    .default('sportello')
    .describe('The namespace of Temporal; `sportello migrate` makes it.'),
  TEMPORAL_UI_PORT: wholeNumber(1, 65_535)
    .optional()
    .describe("The port of the embedded Temporal's own pages; a request's page leads there."),
  TEMPORAL_UI_URL: origin
    .optional()
    .describe("Where Temporal's own pages are otherwise; a request's page leads there."),
  MASTER_KEY: keyOfBytes
    .optional()
    .describe(
      '32 bytes in hex or base64 that protect personal data: `openssl rand -base64 32`, kept outside the backups. Outside production made and kept in the home.',
    ),
  HTTP_CALL_HOSTS: hostList
    .default([])
    .describe('The hosts that `http_call` may reach, `crm.example.org,10.0.0.5:8443`; no other is reached.'),
  WORKERS: wholeNumber(0, 64)
    .default(1)
    .describe(
      'How many worker processes the server starts; 0 where workers run on their own (`sportello worker`).',
    ),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('What is written to the log: `fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`.'),
  TUNING: z
    .string()
    .optional()
    .describe('A module that sets up faults, for tests; heard with `NODE_ENV=test` only.'),
};
