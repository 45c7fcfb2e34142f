import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import type { ApiEnv } from '../../api/environment.js';
import { originCheck } from '../../api/origin.js';
import { statusOf } from '../../api/problem.js';

const app = new Hono<ApiEnv>();
app.onError((error) => new Response(null, { status: statusOf(error) }));
app.use(originCheck(['https://sportello.example', 'http://trusted.example:3000']));
app.all('/', (c) => c.text('done'));

const status = async (method: string, headers: Record<string, string>) =>
  (await app.request('/', { method, headers: { Host: 'sportello.example', ...headers } })).status;

describe('where a write comes from', () => {
  it.each([
    ['POST', {}, 200],
    ['POST', { Origin: 'https://sportello.example' }, 200],
    ['POST', { Origin: 'http://trusted.example:3000' }, 200],
    ['POST', { Origin: 'https://evil.example' }, 403],
    ['POST', { Origin: 'null' }, 403],
    ['POST', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['POST', { 'Sec-Fetch-Site': 'same-origin' }, 200],
    ['DELETE', { Origin: 'https://sportello.example.evil.example' }, 403],
    ['GET', { Origin: 'https://evil.example' }, 200],
    ['POST', { Origin: 'https://evil.example', Authorization: 'Bearer key' }, 200],
  ] as const)('%s with %j is answered %i', async (method, headers, expected) => {
    expect(await status(method, headers)).toBe(expected);
  });
});
