import { expect, test } from 'vitest';
import { createGatewayLook } from '../../api/gateway-look.js';
import type { Gateway } from '../../domain/gateways.js';

const gateway = (name: Gateway['name'], more: Partial<Gateway>): Gateway => ({
  ...{ name, setting: name.toUpperCase(), services: [], address: 'far.example.org', check: null },
  ...more,
});

test('a look tells what is set, what answers, and what is wrong with what does not', async () => {
  const look = createGatewayLook(
    [
      gateway('http', {}),
      gateway('fax', { address: null }),
      gateway('mail_out', { check: () => Promise.resolve() }),
      gateway('telephony', { check: () => Promise.reject(new Error('The switch refused the token.')) }),
    ],
    () => 5_000,
  );
  expect(await look()).toEqual([
    { state: 'not_asked' },
    { state: 'not_set' },
    { state: 'up', at: 5_000, tookMs: 0 },
    { state: 'down', at: 5_000, tookMs: 0, why: 'The switch refused the token.' },
  ]);
});

test('a far side is asked once in ten seconds, however many ask', async () => {
  let [now, asked] = [0, 0];
  const check = () => {
    asked += 1;
    return Promise.resolve();
  };
  const look = createGatewayLook([gateway('mail_out', { check })], () => now);
  await Promise.all([look(), look()]);
  now = 9_999;
  await look();
  expect(asked).toBe(1);
  now = 10_000;
  await look();
  expect(asked).toBe(2);
});
