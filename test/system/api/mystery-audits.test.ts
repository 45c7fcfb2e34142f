/** Mystery audits over HTTP: plans, and detections that auditors are given. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedIn } from '../../support/api-client.js';
import {
  answersAt,
  auditOrder,
  callCourse,
  everyDay,
  nextDetection,
  startAuditRig,
  type Held,
} from '../../support/mystery-audits.js';

let rig: Awaited<ReturnType<typeof startAuditRig>>;
beforeAll(async () => {
  rig = await startAuditRig();
});
afterAll(() => rig?.api.stop());

describe('a plan', () => {
  it('is shown before it is made, and says what can’t be, in the reader’s language', async () => {
    const { status, body } = await rig.paolo.post('/api/mystery-audits/plan', auditOrder);
    expect(status).toBe(200);
    expect(body['whole']).toMatchObject({ planned: 112, achieved: 0, achieved_margin: null });
    const far = { ...auditOrder, minimum: 30 };
    const refused = await rig.paolo.post('/api/mystery-audits/plan', far, { 'Accept-Language': 'it' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('ha ordinato 70 rilevazioni');
  });

  it('is made once an instance, kept with its sheet, and can be taken back while nothing was begun', async () => {
    const mine = { instance_id: await rig.started() };
    const first = await rig.ask(mine);
    expect([first.status, first.body]).toMatchObject([201, { planned: 112, made: 0, state: 'working' }]);
    expect((await rig.ask(mine)).status).toBe(409);
    const { body } = await rig.paolo.get(`/api/mystery-audits/${String(first.body['id'])}/plan`);
    expect(body).toMatchObject({
      order: { seed: 7, per_day: { call: 60, mail: 20 } },
      sheet: { name: 'phone_skills' },
    });
    expect(
      (await rig.paolo.request('DELETE', `/api/mystery-audits/${String(first.body['id'])}`)).status,
    ).toBe(204);
    expect((await rig.paolo.get(`/api/mystery-audits/${String(first.body['id'])}`)).status).toBe(404);
  });

  it('is refused for an instance that one may not see, with an unsound sheet, and to who has not the right', async () => {
    expect((await rig.ask({ instance_id: 'none' })).status).toBe(404);
    const sheet = {
      name: 's',
      title: 's',
      parameters: [{ name: 'p', title: 'p', kinds: ['call'], weight: 1, levels: [] }],
    };
    const unsound = await rig.ask({ sheet });
    expect([unsound.status, unsound.text]).toEqual([422, expect.stringContaining('fewer than two levels')]);
    expect((await rig.ugo.post('/api/mystery-audits', {})).status).toBe(403);
    expect((await (await signedIn(rig.api.app, 'sara')).get('/api/mystery-audits')).status).toBe(403);
  });
});

describe('detections', () => {
  it('auditors who ask at once are given different ones, in their languages; who asks twice, the same', async () => {
    const audit = await rig.made();
    const [one, other] = await Promise.all([nextDetection(rig.ugo, audit), nextDetection(rig.vera, audit)]);
    expect(one.id).not.toBe(other.id);
    expect([one.language, other.language]).toEqual(['it', 'it']);
    expect((await nextDetection(rig.ugo, audit)).id).toBe(one.id);
  });

  it('who asks several times at once begins one', async () => {
    const audit = await rig.made();
    const given = await Promise.all(Array.from({ length: 5 }, () => nextDetection(rig.ugo, audit)));
    expect(new Set(given.map(({ id }) => id)).size).toBe(1);
    const { body } = await rig.paolo.get(`/api/mystery-audits/${audit}/detections?filter={"state":"begun"}`);
    expect(body).toMatchObject([{ id: given[0]?.id, auditor: 'ugo' }]);
  });

  it('a call is handed in once: again the same is answered the same, anything else refused (AUD-6)', async () => {
    const audit = await rig.made();
    const { id } = await rig.nextOf(rig.ugo, audit, 'call');
    const path = `/api/detections/${id}/answers`;
    const { closing, ...some } = answersAt('call', 'good');
    expect(closing).toBe('good');
    const incomplete = await rig.ugo.post(path, { answers: some, call: callCourse() });
    expect([incomplete.status, incomplete.text]).toEqual([
      422,
      expect.stringContaining('not complete: closing'),
    ]);
    const body = { answers: answersAt('call', 'good'), call: callCourse(), remarks: 'ok' };
    expect((await rig.vera.post(path, body)).status).toBe(404);
    expect((await rig.ugo.post(path, body)).status).toBe(200);
    expect((await rig.ugo.post(path, body)).status).toBe(200);
    const twice = await rig.ugo.post(path, { ...body, answers: answersAt('call', 'fair') });
    expect([twice.status, twice.text]).toEqual([409, expect.stringContaining('not in hand any more')]);
  });

  it('one made outside its hour band is refused, and can be replaced with a reason, which is kept', async () => {
    const audit = await rig.made();
    const { id } = await rig.nextOf(rig.ugo, audit, 'call');
    const yesterday = Object.fromEntries(
      Object.entries(callCourse()).map(([name, at]) => [
        name,
        typeof at === 'string' ? new Date(Date.parse(at) - 86_400_000).toISOString() : at,
      ]),
    );
    const late = await rig.ugo.post(`/api/detections/${id}/answers`, {
      answers: answersAt('call', 'good'),
      call: yesterday,
    });
    expect([late.status, late.text]).toEqual([422, expect.stringContaining('have it replaced')]);
    const reason = { reason: 'the line broke' };
    expect((await rig.ugo.post(`/api/detections/${id}/replacement`, reason)).status).toBe(200);
    expect((await rig.ugo.post(`/api/detections/${id}/replacement`, reason)).status).toBe(200);
    const { body } = await rig.paolo.get(
      `/api/mystery-audits/${audit}/detections?filter={"state":"replaced"}`,
    );
    expect(body).toMatchObject([{ id, reason: 'the line broke', auditor: 'ugo' }]);
    const plan = await rig.paolo.get(`/api/mystery-audits/${audit}/plan`);
    expect(plan.body['whole']).toMatchObject({ planned: 112, replaced: 1 });
    expect((await rig.paolo.get(`/api/mystery-audits/${audit}`)).body).toMatchObject({
      planned: 112,
      replaced: 1,
    });
  });

  it('there are no more a day than its quota, however many ask at once (AUD-3)', async () => {
    const few = {
      ...auditOrder,
      quantities: [{ body: 'INPS', kind: 'call', detections: 40 }],
      per_day: { call: 10, mail: 1 },
    };
    const { body } = await rig.ask({ instance_id: await rig.started(), order: few });
    const audit = String(body['id']);
    await rig.api.store.sql.query(
      `insert into audit_days (audit_id, kind, day, begun) values ($1, 'call', (now() at time zone 'Europe/Rome')::date, 9)`,
      [audit],
    );
    const given = await Promise.all(
      [rig.ugo, rig.vera].map((each) => each.post('/api/detections/next', { audit })),
    );
    expect(given.map(({ body: { why } }) => why).toSorted()).toEqual(['none_now', null]);
    const [held] = given.flatMap(({ body: { detection } }) =>
      detection === null ? [] : [detection as Held],
    );
    const who = given[0]?.body['detection'] === null ? rig.vera : rig.ugo;
    // Put back, it gives the day its place back.
    expect((await who.post(`/api/detections/${held?.id ?? ''}/put-back`)).status).toBe(200);
    expect((await rig.vera.post('/api/detections/next', { audit })).body['detection']).not.toBeNull();
  });

  it('outside every hour band there is none', async () => {
    const hour = String((new Date().getUTCHours() + 6) % 23).padStart(2, '0');
    const bands = [{ weekdays: everyDay, from: `${hour}:00`, until: `${hour}:30` }];
    const { body } = await rig.ask({ instance_id: await rig.started(), order: { ...auditOrder, bands } });
    expect((await rig.ugo.post('/api/detections/next', { audit: body['id'] })).body).toEqual({
      ...{ detection: null, why: 'out_of_band' },
    });
  });

  it('a mail is sent, waits, and is handed in with its answer; meanwhile there is a next one', async () => {
    const audit = await rig.made();
    const { id } = await rig.nextOf(rig.ugo, audit, 'mail');
    const sentAt = new Date(Date.now() - 60_000).toISOString();
    expect((await rig.ugo.post(`/api/detections/${id}/sent`, { sent_at: sentAt })).status).toBe(200);
    const mine = await rig.ugo.get('/api/detections/mine');
    expect(mine.body['in_hand']).toEqual(
      expect.arrayContaining([expect.objectContaining({ id, state: 'sent', sent_at: sentAt })]),
    );
    expect((await nextDetection(rig.ugo, audit)).id).not.toBe(id);
    const body = {
      answers: answersAt('mail', 'good'),
      mail: { sent_at: sentAt, received_at: new Date().toISOString() },
    };
    expect((await rig.ugo.post(`/api/detections/${id}/answers`, body)).status).toBe(200);
  });
});
