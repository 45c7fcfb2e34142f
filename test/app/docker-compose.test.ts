import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { SettingsError, readSettings } from '../../app/settings.js';

const file = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const text = file('docker-compose.yml');
const compose: unknown = parse(text, { merge: true });
const services = z
  .object({
    services: z.record(
      z.string(),
      z.looseObject({ environment: z.record(z.string(), z.string()).optional() }),
    ),
  })
  .parse(compose).services;

/** What the operator must give, as compose's `${NAME:?why}`. */
const required = new Set([...text.matchAll(/\$\{([A-Z_]+):\?/g)].map((found) => found[1] ?? ''));
const filledIn = (value: string) =>
  value.replaceAll(/\$\{([A-Z_]+):(\?|-)([^}]*)\}/g, (_, name: string, kind: string, rest: string) => {
    if (kind === '-') return rest;
    return name === 'MASTER_KEY'
      ? Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')
      : 'e4d909c290d0fb1ca068ffaddf22cbd0';
  });
const environmentOfService = (name: string) =>
  Object.fromEntries(
    Object.entries(services[name]?.environment ?? {}).map(([key, value]) => [key, filledIn(value)]),
  );

describe('docker-compose.yml', () => {
  test('follows the compose specification', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const valid = ajv.compile(JSON.parse(file('test/support/compose-spec.json')) as object);
    valid(compose);
    expect(valid.errors ?? []).toEqual([]);
  });

  test('holds no secret: each is required from the environment and named in .env.example', () => {
    expect([...required].sort()).toEqual([
      'MASTER_KEY',
      'POSTGRES_PASSWORD',
      'SPORTELLO_DB_PASSWORD',
      'TEMPORAL_DB_PASSWORD',
    ]);
    for (const name of required) expect(file('.env.example')).toMatch(new RegExp(`^${name}=$`, 'm'));
  });

  test.each(['migrate', 'server', 'worker'])('gives %s settings that production accepts', (name) => {
    const settings = readSettings(environmentOfService(name), '/sportello');
    expect(settings).toMatchObject({
      mode: 'production',
      temporalAddress: 'temporal:7233',
      temporalNamespace: 'sportello',
    });
  });

  test('fails without its secrets', () => {
    const environment = { ...environmentOfService('server'), MASTER_KEY: '' };
    expect(() => readSettings(environment, '/sportello')).toThrow(SettingsError);
  });

  test('gives Temporal the file of dynamic settings without which its image does not start', () => {
    expect(services['temporal']).toMatchObject({
      configs: [{ target: '/etc/temporal/config/dynamicconfig/docker.yaml' }],
    });
  });

  test('gives PostgreSQL room for two Temporals, two servers and twelve workers', () => {
    const room = Number(/max_connections=\$\{POSTGRES_CONNECTIONS:-(\d+)\}/.exec(text)?.[1]);
    // Each of Temporal's four services has 20 to its store and 10 to what is searched.
    expect(room).toBeGreaterThanOrEqual(2 * 4 * (20 + 10) + 2 * 21 + 12 * 16);
  });

  test('runs no worker in the server, and lets servers and workers wait for the migrations', () => {
    expect(environmentOfService('server').WORKERS).toBe('0');
    for (const name of ['server', 'worker'])
      expect(services[name]).toMatchObject({
        depends_on: { migrate: { condition: 'service_completed_successfully' } },
      });
  });
});
