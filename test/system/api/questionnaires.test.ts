import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importDefinitions } from '../../../commands/definitions.js';
import { inTransaction } from '../../../store/store.js';
import { createApiClient, signedIn } from '../../support/api-client.js';
import { startQuestionnaires, whole } from '../../support/questionnaires.js';

const key = 'a-key-that-the-page-made-up';

describe('a questionnaire by its link', () => {
  let api: Awaited<ReturnType<typeof startQuestionnaires>>;
  beforeAll(async () => {
    api = await startQuestionnaires();
  });
  afterAll(() => api.stop());
  const path = (link: string) => `/api/public/questionnaires/${link}`;
  const show = (link: string) => createApiClient(api.app).get(path(link));
  const send = (link: string, body: object) => createApiClient(api.app).post(path(link), body);
  const contact = async (id: string, row: number) =>
    (
      await api.rows(
        'select done, outcome, answered from outreach_contacts where outreach_id = $1 and row = $2',
        [id, row],
      )
    )[0];
  const counted = (id: string) =>
    api.rows(
      `select outcome, sum(n)::integer as n from outreach_counts where outreach_id = $1 and outcome <> '*tried' group by outcome having sum(n) <> 0 order by 1`,
      [id],
    );

  it('is shown with what was answered, saved on the way, and completed once (CMP-4)', async () => {
    const { id } = await api.campaign('web', 'named', 2);
    const link = await api.link(id, 1);
    const first = await show(link);
    expect(first.body).toMatchObject({
      ...{ state: 'open', for_everybody: false, language: null, data: {} },
      questionnaire: { languages: ['it', 'en'], anonymous: false, version: 1 },
    });
    expect(first.text).not.toMatch(/Person|0874|example\.org/);
    const partly = await send(link, { data: { channel: 'phone' }, language: 'en' });
    expect([partly.status, partly.body]).toEqual([200, { state: 'saved' }]);
    // However the letters are written.
    const typed = `${link.slice(0, 13).toLowerCase()}-${link.slice(13)}`;
    expect((await show(typed)).body).toMatchObject({
      state: 'open',
      language: 'en',
      data: { channel: 'phone' },
    });
    const done = await send(link, { data: whole, complete: true });
    expect([done.status, done.body]).toEqual([200, { state: 'complete' }]);
    const again = await send(link, { data: whole, complete: true });
    expect([again.status, again.body]).toEqual([200, { state: 'complete' }]);
    const other = await send(link, { data: { ...whole, satisfied: 1 }, complete: true });
    expect(other.body).toMatchObject({ status: 409, code: 'conflict', reason: 'answered' });
    expect((await send(link, { data: { channel: 'web' } })).body).toMatchObject({ reason: 'answered' });
    const shown = await show(link);
    expect(shown.body).toMatchObject({ state: 'answered', data: {}, questionnaire: { survey: null } });
    expect(await contact(id, 1)).toEqual({ done: true, outcome: 'answered', answered: true });
    expect(await counted(id)).toEqual([
      { outcome: '', n: 2 },
      { outcome: 'answered', n: 1 },
    ]);
    expect(
      await api.rows('select data, complete, language from answers where outreach_id = $1', [id]),
    ).toEqual([{ data: whole, complete: true, language: 'en' }]);
  });

  it('refuses what is forged, replaced, closed, unknown or wrong, each by its name, and loses nothing', async () => {
    const { id } = await api.campaign('web', 'named', 3);
    for (const forged of ['0123456789ABCDEFGHJKMNPQRS', 'ABCDEFGHJK', 'x', '../../etc', '0'.repeat(90)]) {
      const { status, body } = await show(encodeURIComponent(forged));
      expect([status, body['code']]).toEqual([404, 'not_found']);
      expect((await send(encodeURIComponent(forged), { data: {} })).status).toBe(404);
    }
    const [old, link] = [await api.link(id, 1), await api.link(id, 1)];
    expect((await show(old)).body).toMatchObject({ state: 'replaced' });
    expect((await send(old, { data: {} })).body).toMatchObject({ status: 409, reason: 'replaced' });
    await send(link, { data: { channel: 'desk' } });
    const unknown = await send(link, { data: { channel: 'web', salary: 1 } });
    expect(unknown.body).toMatchObject({
      ...{ status: 422, code: 'invalid' },
      errors: [{ path: '/salary', message: 'The questionnaire has no question salary.' }],
    });
    const missing = await send(link, { data: { channel: 'web' }, language: 'it', complete: true });
    expect(missing.body).toMatchObject({
      errors: [{ path: '/satisfied', message: 'Campo obbligatorio' }, { path: '/solved' }],
    });
    expect((await send(link, { data: whole, answered: true })).status).toBe(422);
    expect((await send(link, { data: { remarks: '\u0000' } })).status).toBe(422);
    expect((await show(link)).body['data']).toEqual({ channel: 'desk' });
    // A link with which something was saved stays good when another is sent.
    const reminder = await api.link(id, 1);
    expect((await show(link)).body).toMatchObject({ state: 'open' });
    expect((await show(reminder)).body).toMatchObject({ state: 'open', data: { channel: 'desk' } });
    await api.pause(id);
    expect((await show(await api.link(id, 2))).body).toMatchObject({ state: 'paused' });
    expect((await send(reminder, { data: { channel: 'web' } })).status).toBe(200);
    await api.close(id);
    expect((await show(link)).body).toMatchObject({ state: 'closed' });
    const late = await send(link, { data: whole, complete: true });
    expect(late.body).toMatchObject({ status: 409, reason: 'closed' });
    expect(await contact(id, 1)).toEqual({ done: false, outcome: null, answered: false });
  });

  it('is completed once by two at once, whoever comes first', async () => {
    const { id } = await api.campaign('web', 'satisfaction', 1);
    const link = await api.link(id, 1);
    const sent = await Promise.all(
      [1, 2, 3, 4, 5].map((satisfied) => send(link, { data: { ...whole, satisfied }, complete: true })),
    );
    expect(sent.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    expect(await counted(id)).toEqual([
      { outcome: '', n: 1 },
      { outcome: 'answered', n: 1 },
    ]);
    expect(await api.rows('select complete from answers where outreach_id = $1', [id])).toEqual([
      { complete: true },
    ]);
    const page = await api.campaign('web', 'satisfaction', null);
    const same = await Promise.all(
      [1, 2, 3].map(() => send(page.code, { data: whole, complete: true, key })),
    );
    expect(same.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await counted(page.id)).toEqual([
      { outcome: '', n: 1 },
      { outcome: 'answered', n: 1 },
    ]);
  });

  it('goes on in the version in which it was published when its campaign began', async () => {
    const { id } = await api.campaign('web', 'named', 2);
    const link = await api.link(id, 1);
    const text = readFileSync('definitions/campaigns/satisfaction.yaml', 'utf8')
      .replace('questionnaire: satisfaction', 'questionnaire: named')
      .replace('anonymous: true', 'anonymous: false')
      .replace('rateMin: 0\n          rateMax: 10', 'rateMin: 1\n          rateMax: 3');
    const edited = await inTransaction(api.store, (db) =>
      importDefinitions(db, [{ kind: 'questionnaire', name: 'named', text }], 'test', Date.now() + 1),
    );
    expect(edited).toMatchObject({ ok: true, parts: [{ version: 2 }] });
    expect((await show(link)).body).toMatchObject({ questionnaire: { version: 1 } });
    expect((await send(link, { data: { ...whole, recommend: 10 }, complete: true })).status).toBe(200);
    expect(await api.rows('select version from answers where outreach_id = $1', [id])).toEqual([
      { version: 1 },
    ]);
  });

  it('on a page for everybody is gone on with by a key of one’s own, and answered by anyone (CMP-4)', async () => {
    const { id, code } = await api.campaign('web', 'satisfaction', null);
    expect((await show(code)).body).toMatchObject({ state: 'open', for_everybody: true });
    expect((await send(code, { data: { channel: 'web' } })).body).toMatchObject({
      errors: [{ path: '/key' }],
    });
    const other = `${key}-2`;
    await send(code, { data: { channel: 'web' }, key });
    await send(code, { data: { channel: 'desk' }, key: other });
    const mine = await createApiClient(api.app).get(path(code), { 'Questionnaire-Key': key });
    expect(mine.body).toMatchObject({ state: 'open', data: { channel: 'web' } });
    expect((await send(code, { data: whole, complete: true, key })).status).toBe(200);
    expect((await send(code, { data: whole, complete: true, key: other })).status).toBe(200);
    expect(await counted(id)).toEqual([
      { outcome: '', n: 2 },
      { outcome: 'answered', n: 2 },
    ]);
    await api.close(id);
    expect((await show(code)).body).toMatchObject({ state: 'closed' });
  });

  it('is given to everybody of a list as a file of personal links', async () => {
    const { id } = await api.campaign('web', 'named', 3);
    const sara = await signedIn(api.app, 'sara');
    const before = await api.link(id, 1);
    const made = await sara.post(`/api/campaigns/${id}/links`);
    const links = made.text.split('\r\n').map((line) => line.split(','));
    expect(links.map(([row, name]) => `${String(row)} ${String(name)}`)).toEqual([
      'row name',
      ...['1 Person 1', '2 Person 2', '3 Person 3', ' undefined'],
    ]);
    const link = /\/q\/(\w{26})$/.exec(links[1]?.[3] ?? '')?.[1] ?? '';
    expect((await show(before)).body).toMatchObject({ state: 'replaced' });
    expect((await send(link, { data: whole, complete: true })).status).toBe(200);
    expect((await sara.post(`/api/campaigns/${id}/links`)).text.split('\r\n')).toHaveLength(4);
    const { id: open } = await api.campaign('web', 'named', null);
    expect((await sara.post(`/api/campaigns/${open}/links`)).status).toBe(409);
  });

  it('takes no more of those of whom a quota has enough, by their row or by what they answer', async () => {
    const { id } = await api.campaign('web', 'named', 4, { region: { north: 1, south: 5 } });
    const [first, second, south] = [await api.link(id, 1), await api.link(id, 3), await api.link(id, 2)];
    await send(second, { data: { channel: 'web' } });
    expect((await send(first, { data: whole, complete: true })).status).toBe(200);
    expect((await show(second)).body).toMatchObject({ state: 'quota_full' });
    expect((await send(second, { data: whole, complete: true })).body).toMatchObject({
      reason: 'quota_full',
    });
    expect((await send(south, { data: whole, complete: true })).status).toBe(200);
    const page = await api.campaign('web', 'satisfaction', null, { age: { under_35: 1 } });
    const young = { ...whole, age: 'under_35' };
    expect((await send(page.code, { data: young, complete: true, key })).status).toBe(200);
    const other = { data: young, complete: true, key: `${key}-2` };
    expect((await send(page.code, other)).body).toMatchObject({ status: 409, reason: 'quota_full' });
    expect((await send(page.code, { ...other, data: { ...whole, age: 'from_65' } })).status).toBe(200);
    expect((await send(page.code, { data: young, complete: true, key })).status).toBe(200);
  });

  it('takes as many as are wanted of those who complete at one instant, and the same ones again', async () => {
    const { id, code } = await api.campaign('web', 'satisfaction', null, { age: { under_35: 3 } });
    const young = { ...whole, age: 'under_35' };
    const keys = Array.from({ length: 12 }, (_, n) => `${key}-at-once-${String(n)}`);
    const together = await Promise.all(
      keys.map(async (each) => (await send(code, { data: young, complete: true, key: each })).status),
    );
    expect(together.filter((status) => status === 200)).toHaveLength(3);
    expect(together.filter((status) => status === 409)).toHaveLength(9);
    expect(await api.rows('select n from outreach_filled where outreach_id = $1', [id])).toEqual([{ n: 3 }]);
    expect(await api.rows('select count(*)::integer as n from answers where outreach_id = $1', [id])).toEqual(
      [{ n: 3 }],
    );
    const taken = keys[together.indexOf(200)] ?? '';
    expect((await send(code, { data: young, complete: true, key: taken })).status).toBe(200);
    const named = await api.campaign('web', 'named', 4, { region: { north: 1, south: 5 } });
    const links = [await api.link(named.id, 1), await api.link(named.id, 3)];
    const both = await Promise.all(
      links.map(async (link) => (await send(link, { data: whole, complete: true })).status),
    );
    expect(both.sort()).toEqual([200, 409]);
  });

  it('in test mode is checked in the same way and kept nowhere', async () => {
    const sara = await signedIn(api.app, 'admin');
    const before = await api.rows('select count(*)::integer as n from answers');
    expect((await sara.get('/api/questionnaires/satisfaction')).body).toMatchObject({ name: 'satisfaction' });
    const tried = '/api/questionnaires/satisfaction/try';
    expect((await sara.post(tried, { data: { channel: 'x' } })).status).toBe(422);
    expect((await sara.post(tried, { data: whole, complete: true })).body).toEqual({
      state: 'complete',
      data: whole,
    });
    expect(await api.rows('select count(*)::integer as n from answers')).toEqual(before);
    expect((await sara.get('/api/questionnaires/none')).status).toBe(404);
  });
});
