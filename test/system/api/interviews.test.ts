import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedIn } from '../../support/api-client.js';
import { startQuestionnaires, whole } from '../../support/questionnaires.js';

describe('the questionnaire of a call', () => {
  let api: Awaited<ReturnType<typeof startQuestionnaires>>;
  beforeAll(async () => {
    api = await startQuestionnaires();
  });
  afterAll(() => api.stop());
  const next = async (name: string, campaign: string) => {
    const caller = await signedIn(api.app, name);
    const { body } = await caller.post(`/api/campaigns/${encodeURIComponent(campaign)}/next`);
    const attempt = (body['contact'] as { attempt: string }).attempt;
    const path = `/api/campaigns/attempts/${attempt}`;
    return { caller, path, asked: `${path}/questionnaire` };
  };

  it('is saved on the way, and there again at the next attempt; complete, it proposes the outcome (CMP-2)', async () => {
    const { id } = await api.campaign('phone', 'named', 2);
    const first = await next('anna', id);
    expect((await first.caller.get(`${first.asked}?language=en`)).body).toMatchObject({
      ...{ language: 'en', data: {}, complete: false, outcome: 'complete' },
      questionnaire: { name: 'named' },
    });
    const saved = await first.caller.put(first.asked, { data: { channel: 'desk' }, language: 'it' });
    expect(saved.body).toEqual({ outcome: null });
    const wrong = await first.caller.put(first.asked, { data: { channel: 'desk', who: 'me' } });
    expect(wrong.body).toMatchObject({ status: 422, errors: [{ path: '/who' }] });
    await first.caller.post(first.path, { outcome: 'no_answer' });
    expect((await first.caller.put(first.asked, { data: {} })).status).toBe(409);
    await api.rows(
      "update outreach_contacts set retry_at = now() - interval '1 minute' where outreach_id = $1 and attempts = 1",
      [id],
    );
    const second = await next('anna', id);
    expect((await second.caller.get(second.asked)).body).toMatchObject({
      language: 'it',
      data: { channel: 'desk' },
    });
    expect((await second.caller.put(second.asked, { data: whole, complete: true })).body).toEqual({
      outcome: 'complete',
    });
    const corrected = { ...whole, satisfied: 5 };
    expect((await second.caller.put(second.asked, { data: corrected })).body).toEqual({
      outcome: 'complete',
    });
    expect((await second.caller.post(second.path, { outcome: 'complete' })).status).toBe(200);
    expect(await api.rows('select data, complete, "row" from answers where outreach_id = $1', [id])).toEqual([
      { data: corrected, complete: true, row: 1 },
    ]);
  });

  it('is nobody else’s', async () => {
    const { id } = await api.campaign('phone', 'named', 2);
    const { asked } = await next('anna', id);
    const bruno = await signedIn(api.app, 'bruno');
    expect((await bruno.get(asked)).status).toBe(404);
    expect((await bruno.put(asked, { data: {} })).status).toBe(404);
  });

  it('loses its contact when it is anonymous and complete, and is not asked again', async () => {
    const { id } = await api.campaign('phone', 'satisfaction', 2);
    const { caller, asked, path } = await next('anna', id);
    await caller.put(asked, { data: { channel: 'desk' } });
    expect((await caller.get(asked)).body).toMatchObject({ data: { channel: 'desk' } });
    expect((await caller.put(asked, { data: whole, complete: true })).body).toEqual({ outcome: 'complete' });
    expect((await caller.get(asked)).body).toMatchObject({ data: {}, complete: true });
    expect((await caller.put(asked, { data: whole, complete: true })).status).toBe(409);
    expect((await caller.post(path, { outcome: 'complete' })).status).toBe(200);
    expect(
      await api.rows('select complete, "row", resume from answers where outreach_id = $1', [id]),
    ).toEqual([{ complete: true, row: null, resume: null }]);
  });

  it('that was answered by its link meanwhile ends once, whatever the operator tells', async () => {
    const { id } = await api.campaign('phone', 'named', 2);
    const link = await api.link(id, 1);
    const { caller, path } = await next('anna', id); // whose first row it is
    const sent = await caller.post(`/api/public/questionnaires/${link}`, { data: whole, complete: true });
    expect(sent.status).toBe(200);
    expect((await caller.post(path, { outcome: 'refusal' })).status).toBe(200);
    expect(
      await api.rows('select done, outcome from outreach_contacts where outreach_id = $1 and "row" = 1', [
        id,
      ]),
    ).toEqual([{ done: true, outcome: 'complete' }]);
    const counts = `select outcome, n from outreach_counts where outreach_id = $1 and outcome <> '*tried' order by outcome`;
    expect(await api.rows(counts, [id])).toEqual([
      { outcome: '', n: 2 },
      { outcome: 'complete', n: 1 },
    ]);
  });
});
