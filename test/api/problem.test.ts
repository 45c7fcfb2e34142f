import { HTTPException } from 'hono/http-exception';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../api/language.js';
import { granted, problem, problemResponse, refused } from '../../api/problem.js';
import { asSaid, faultAt, worded } from '../../engine/wording/worded.js';

const answer = async (error: unknown, language: Language = 'en') => {
  const response = problemResponse(error, '5e1f0c1e-0000-4000-8000-000000000000', language);
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
};

describe('what went wrong', () => {
  it.each([
    ['not_found', 404],
    ['conflict', 409],
    ['forbidden', 403],
    ['invalid', 422],
  ] as const)('as a command’s refusal %s is %i', async (code, status) => {
    const found = await answer(
      refused({ ok: false, code, message: 'no', worded: asSaid('no'), errors: [faultAt('/a', asSaid('b'))] }),
    );
    expect(found.status).toBe(status);
    expect(found.body).toMatchObject({ code, detail: 'no', status, errors: [{ path: '/a', message: 'b' }] });
  });

  it('is told in Italian to who asks for it, each field as well', async () => {
    const found = await answer(
      problem('conflict', worded`There is no task ${'i.1'}.`, {
        errors: [faultAt('/data/a', worded`is required`)],
      }),
      'it',
    );
    expect(found.body).toMatchObject({
      title: 'In conflitto',
      detail: 'Non c’è un compito i.1.',
      errors: [{ path: '/data/a', message: 'è obbligatorio' }],
    });
    expect(JSON.stringify(found.body)).not.toContain('worded');
  });

  it('in what the framework takes is the caller’s: another content type, a body that is no JSON', async () => {
    const statuses = [415, 413, 400] as const;
    for (const status of statuses) expect((await answer(new HTTPException(status))).status).toBe(status);
  });

  it('says which part is out of reach and when to ask again', async () => {
    const found = await answer(
      refused({ ok: false, code: 'unavailable', part: 'temporal', message: 'away', worded: asSaid('away') }),
    );
    expect([found.status, found.headers.get('Retry-After'), found.body['part']]).toEqual([
      503,
      '5',
      'temporal',
    ]);
  });

  it('in the store’s connection is unavailable, also below Drizzle’s own error', async () => {
    const lost = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    expect((await answer(new Error('Failed query: select …', { cause: lost }))).status).toBe(503);
  });

  it('on our side tells a number and no detail', async () => {
    const found = await answer(new Error('secret detail at /srv/app.ts:12'));
    expect(found.status).toBe(500);
    expect(JSON.stringify(found.body)).not.toContain('secret');
    expect(found.body['request_id']).toBe('5e1f0c1e-0000-4000-8000-000000000000');
  });

  it('is written as RFC 9457 wants', async () => {
    const found = await answer(problem('too_many_requests', asSaid('Wait.'), { retryAfter: 1.2 }));
    expect(found.headers.get('Content-Type')).toBe('application/problem+json');
    expect(found.headers.get('Retry-After')).toBe('2');
    expect(Object.keys(found.body)).toEqual(
      expect.arrayContaining(['type', 'title', 'status', 'detail', 'instance']),
    );
  });

  it('is not there when a command did what was asked', () => {
    expect(granted({ ok: true, sequence: 1 })).toEqual({ ok: true, sequence: 1 });
  });
});
