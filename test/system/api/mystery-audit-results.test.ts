/** Mystery audits over HTTP, from detections to the bill: a blind second scoring, results, the end. */
import { randomUUID } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersAt, callCourse, startAuditRig } from '../../support/mystery-audits.js';

let rig: Awaited<ReturnType<typeof startAuditRig>>;
beforeAll(async () => {
  rig = await startAuditRig();
});
afterAll(() => rig?.api.stop());

describe('from detections to the bill', () => {
  it('the second auditor hears the recording and sees nothing of the first’s answers; results show both (AUD-5, AUD-7, AUD-8)', async () => {
    const audit = await rig.made();
    const uploaded = await rig.ugo.request('POST', '/api/attachments?name=call.ogg', 'sound', {
      'Content-Type': 'audio/ogg',
    });
    const recording = String(uploaded.body['id']);
    for (const level of ['good', 'poor', 'excellent']) {
      const { id } = await rig.nextOf(rig.ugo, audit, 'call');
      const body = {
        answers: answersAt('call', level),
        call: callCourse(),
        attachments: level === 'good' ? [recording] : [],
      };
      expect((await rig.ugo.post(`/api/detections/${id}/answers`, body)).status).toBe(200);
    }
    expect((await rig.ugo.post('/api/second-scorings/next', { audit })).body).toEqual({ detection: null });
    for (const level of ['good', 'poor', 'good']) {
      const { body, text } = await rig.vera.post('/api/second-scorings/next', { audit });
      expect(text).not.toContain('ugo');
      const detection = body['detection'] as {
        readonly id: string;
        readonly attachments: readonly { id: string }[];
      };
      expect(Object.keys(detection)).not.toContain('answers');
      for (const { id } of detection.attachments)
        expect((await rig.vera.get(`/api/attachments/${id}`)).text).toBe('sound');
      const path = `/api/second-scorings/${detection.id}/answers`;
      expect((await rig.ugo.post(path, { answers: answersAt('call', level) })).status).toBe(404);
      expect((await rig.vera.post(path, { answers: { welcome: 'good' } })).status).toBe(422);
      expect((await rig.vera.post(path, { answers: answersAt('call', level) })).status).toBe(200);
      expect((await rig.vera.post(path, { answers: answersAt('call', level) })).status).toBe(200);
      expect((await rig.vera.post(path, { answers: answersAt('call', 'fair') })).status).toBe(409);
    }
    const reference = [{ name: 'score', n: 100, mean: 10, deviation: 5 }];
    expect((await rig.paolo.put(`/api/mystery-audits/${audit}/reference`, reference)).status).toBe(200);
    const results = await rig.paolo.get(`/api/mystery-audits/${audit}/results`);
    expect(results.body).toMatchObject({
      whole: { n: 3, fatal: 1 },
      by: { auditor: [{ value: 'ugo', n: 3 }], body: expect.any(Array) as unknown },
      agreement: { n: 3 },
      benchmark: [{ name: 'score', ours: { n: 3 } }],
    });
    const agreement = results.body['agreement'] as {
      parameters: { name: string; equal: number; kappa: unknown }[];
    };
    expect(agreement.parameters.find(({ name }) => name === 'welcome')).toMatchObject({
      ...{ equal: 2 / 3, kappa: { kappa: expect.closeTo(0.5, 6) as number } },
    });
    const bill = await rig.paolo.get(`/api/mystery-audits/${audit}/billing`);
    expect(bill.body).toMatchObject({ currency: 'EUR', units: 3 });
    expect(bill.body['total']).toMatch(/^12\.6[12]$/);
    const csv = await rig.paolo.get(`/api/mystery-audits/${audit}/billing?format=csv`, {
      'Accept-Language': 'it',
    });
    expect(csv.text.split('\r\n')[0]).toContain('durata (s)');
    expect(csv.text.split('\r\n').filter((line) => line.includes(',450,'))).toHaveLength(3);
    const book = await rig.paolo.get(`/api/mystery-audits/${audit}/billing?format=xlsx`);
    expect([book.status, book.text.slice(0, 2)]).toEqual([200, 'PK']);
    const archive = await rig.api.app.request(`/api/mystery-audits/${audit}/billing?format=zip`, {
      headers: { Cookie: rig.paolo.cookies() },
    });
    const files = unzipSync(new Uint8Array(await archive.arrayBuffer()));
    const [workbook = '', sound = '', ...others] = Object.keys(files).toSorted();
    expect([workbook, others]).toEqual(['audit-billing.xlsx', []]);
    expect(sound).toMatch(/^calls\/[0-9a-f-]{36}\/1-call\.ogg$/);
    expect([strFromU8(files[sound]!), strFromU8(files[workbook]!.subarray(0, 2))]).toEqual(['sound', 'PK']);
    expect((await rig.ugo.get(`/api/mystery-audits/${audit}/billing?format=zip`)).status).toBe(403);
    expect((await rig.paolo.get(`/api/mystery-audits/${audit}/billing?format=rar`)).status).toBe(422);
  });

  it('a changed sheet holds for what is begun after; what was answered stays as it was', async () => {
    const audit = await rig.made();
    const { id } = await rig.nextOf(rig.ugo, audit, 'call');
    const sheet = {
      ...{ name: 'short', title: 'Short' },
      parameters: [
        {
          name: 'tone',
          title: 'Tone',
          kinds: ['call', 'mail'],
          weight: 1,
          levels: [
            { name: 'no', title: 'No', points: 0 },
            { name: 'yes', title: 'Yes', points: 100 },
          ],
        },
      ],
    };
    expect((await rig.paolo.put(`/api/mystery-audits/${audit}/sheet`, sheet)).status).toBe(200);
    expect(
      (
        await rig.ugo.post(`/api/detections/${id}/answers`, {
          answers: answersAt('call', 'good'),
          call: callCourse(),
        })
      ).status,
    ).toBe(200);
    const after = await rig.nextOf(rig.ugo, audit, 'call');
    expect(
      (
        await rig.ugo.post(`/api/detections/${after.id}/answers`, {
          answers: { tone: 'yes' },
          call: callCourse(),
        })
      ).status,
    ).toBe(200);
    const { body } = await rig.paolo.get(`/api/mystery-audits/${audit}/results`);
    expect(body['whole']).toMatchObject({ n: 2 });
    const versions = (await rig.paolo.get(`/api/mystery-audits/${audit}/sheets`)).body;
    expect(versions).toMatchObject([
      { current: true, detections: 1, made_by: 'paolo', sheet: { name: 'short' } },
      { current: false, detections: 1, sheet: { parameters: expect.any(Array) as unknown } },
    ]);
    // As it is shown, it can be sent back: an unchanged sheet is the same version.
    const [current] = versions as unknown as { readonly version: string; readonly sheet: unknown }[];
    const again = await rig.paolo.put(`/api/mystery-audits/${audit}/sheet`, current?.sheet);
    expect(again.body).toEqual({ version: current?.version });
  });

  it('its end asks why while detections are open, tells the campaign, and nothing more is given', async () => {
    const id = await rig.started();
    const { body } = await rig.ask({ instance_id: id });
    const audit = String(body['id']);
    const open = await rig.paolo.post(`/api/mystery-audits/${audit}/complete`, {});
    expect([open.status, open.text]).toEqual([
      409,
      expect.stringContaining('112 detections are still to be made'),
    ]);
    const ended = await rig.paolo.post(`/api/mystery-audits/${audit}/complete`, {
      reason: 'agreed with the body',
    });
    expect([ended.status, ended.body]).toMatchObject([
      200,
      { state: 'over', ended_why: 'agreed with the body' },
    ]);
    expect((await rig.paolo.post(`/api/mystery-audits/${audit}/complete`, {})).status).toBe(200);
    expect((await rig.paolo.get(`/api/instances/${id}`)).body).toMatchObject({ state: 'ended' });
    expect((await rig.ugo.post('/api/detections/next', { audit })).body).toEqual({
      detection: null,
      why: 'over',
    });
    expect((await rig.ugo.post('/api/detections/next', { audit: randomUUID() })).status).toBe(404);
  });
});
