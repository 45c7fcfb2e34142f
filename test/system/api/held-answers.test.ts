import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyList } from '../../../commands/lists/retention.js';
import { findOutreach } from '../../../store/outreaches.js';
import { createApiClient, signedIn } from '../../support/api-client.js';
import { startQuestionnaires, whole } from '../../support/questionnaires.js';

describe('answers of persons', () => {
  let api: Awaited<ReturnType<typeof startQuestionnaires>>;
  beforeAll(async () => {
    api = await startQuestionnaires();
  });
  afterAll(() => api.stop());
  const answered = async (rows: readonly number[]) => {
    const { id } = await api.campaign('web', 'named', 3);
    const nobody = createApiClient(api.app);
    for (const row of rows) {
      const path = `/api/public/questionnaires/${await api.link(id, row)}`;
      await nobody.post(path, { data: { ...whole, remarks: `of ${String(row)}` }, complete: true });
    }
    return id;
  };
  const kept = (id: string) =>
    api.rows(`select data->>'remarks' as said, "row" from answers where outreach_id = $1 order by 1`, [id]);
  const links = (id: string) => api.rows('select "row" from invitations where outreach_id = $1', [id]);

  it('are in the export of a person, and gone with their erasure; those of others stay', async () => {
    const id = await answered([1, 2]);
    const sara = await signedIn(api.app, 'sara');
    const person = { name: 'Person 1', phones: [], emails: ['Person1@example.org'] };
    const { body } = await sara.post('/api/people', person);
    const at = `/api/people/${String(body['id'])}`;
    const { answers } = (await sara.post(`${at}/export`)).body;
    expect(answers).toMatchObject([
      { questionnaire: 'named', version: 1, complete: true, data: { remarks: 'of 1' } },
    ]);
    await sara.post(`${at}/erase`);
    expect(await kept(id)).toEqual([{ said: 'of 2', row: 2 }]);
    expect(await links(id)).toEqual([{ row: 2 }]);
  });

  it('stay when a list loses its persons, as nobody’s, and their links are gone', async () => {
    const id = await answered([1, 3]);
    const list = (await findOutreach(api.store, id))?.listId ?? '';
    await emptyList(api.commands, list, 'anonymise');
    expect(await kept(id)).toEqual([
      { said: 'of 1', row: null },
      { said: 'of 3', row: null },
    ]);
    expect(await links(id)).toEqual([]);
  });
});
