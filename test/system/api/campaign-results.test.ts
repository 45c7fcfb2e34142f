/** The results of a campaign as files, over the API. */
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiClient, signedIn, type ApiClient } from '../../support/api-client.js';
import { startQuestionnaires, whole } from '../../support/questionnaires.js';

describe('the results of a campaign (CMP-2, CMP-4)', () => {
  let api: Awaited<ReturnType<typeof startQuestionnaires>>;
  let sara: ApiClient;
  beforeAll(async () => {
    api = await startQuestionnaires();
    sara = await signedIn(api.app, 'sara');
  });
  afterAll(() => api.stop());

  const answer = async (link: string, data: object, complete = true) => {
    const path = `/api/public/questionnaires/${link}`;
    expect((await createApiClient(api.app).post(path, { data, complete })).status).toBe(200);
  };
  const file = (id: string, query: string) => sara.get(`/api/campaigns/${id}/results?${query}`);
  const table = (text: string) => parse<Record<string, string>>(text, { columns: true, bom: true });

  it('are a row an answer and a column a variable, with the row of the list where nobody was promised otherwise', async () => {
    const { id } = await api.campaign('web', 'named', 2);
    await answer(await api.link(id, 1), { ...whole, remarks: '=1+1\nand more' });
    await answer(await api.link(id, 2), { channel: 'mail' }, false);
    const got = await file(id, 'format=csv');
    expect(got.status).toBe(200);
    const rows = table(got.text).toSorted((one, other) => Number(one['row']) - Number(other['row']));
    expect(rows).toMatchObject([
      { row: '1', complete: '1', CHANNEL: 'phone', SAT: '4', SOLVED: '1', REMARKS: "'=1+1 and more" },
      { row: '2', complete: '0', CHANNEL: 'mail', SAT: '', SOLVED: '', completed_at: '' },
    ]);
    expect(rows[0]?.['completed_at']).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });

  it('of an anonymous questionnaire say neither who nor when', async () => {
    const { id } = await api.campaign('web', 'satisfaction', 1);
    await answer(await api.link(id, 1), whole);
    const [row] = table((await file(id, 'format=csv')).text);
    expect(Object.keys(row ?? {}).slice(0, 6)).toEqual([
      'answer',
      'complete',
      'language',
      'version',
      'day',
      'CHANNEL',
    ]);
  });

  it('come with a code book and a program for SPSS in the language asked for, and as a workbook', async () => {
    const { id } = await api.campaign('web', 'named', 1);
    const book = table((await file(id, 'format=codebook&language=en')).text);
    expect(book).toContainEqual(
      expect.objectContaining({ variable: 'CHANNEL', value: 'phone', meaning: 'By phone' }),
    );
    const italian = table((await file(id, 'format=codebook&language=it')).text);
    expect(italian).toContainEqual(expect.objectContaining({ variable: 'CHANNEL', meaning: 'Per telefono' }));
    expect((await file(id, 'format=sps')).text).toContain("GET DATA /TYPE=TXT /FILE='named.csv'");
    const workbook = await file(id, 'format=xlsx');
    expect([workbook.status, workbook.text.slice(0, 2)]).toEqual([200, 'PK']);
  });

  it('are for who manages campaigns; of no campaign, or no questionnaire, there are none', async () => {
    const { id } = await api.campaign('web', 'named', 1);
    const anna = await signedIn(api.app, 'anna');
    expect((await anna.get(`/api/campaigns/${id}/results`)).status).toBe(403);
    expect((await file('none', 'format=csv')).body).toMatchObject({
      status: 404,
      detail: 'There is no campaign none.',
    });
    expect((await file(id, 'format=pdf')).status).toBe(422);
  });
});
