/** Contact lists over HTTP, for a supervisor: made, filled from files, and looked at. */
import { expect } from 'vitest';
import { workImports } from '../../commands/lists/run-import.js';
import { signedIn } from './api-client.js';
import { startApi } from './api.js';
import { sendFile } from './send-file.js';

export const header = 'Nome;Telefono;Email;Regione\n';
export const goOn = () => false;
export const number = (n: number) => `+39347${String(1_000_000 + n)}`;

/** Starts the API; `stop` drops its database. */
export async function startLists() {
  const api = await startApi();
  const sara = await signedIn(api.app, 'sara');
  let made = 0;
  const upload = (id: string, file: string | Uint8Array, name = 'names.csv') =>
    sendFile(api.app, sara, `/api/contact-lists/${id}/imports?name=${name}`, file);
  return {
    ...{ api, sara, upload, stop: () => api.stop() },
    /** Makes an empty list; answers its id. */
    async list(more: object = {}) {
      const name = `list_${(made += 1)}`;
      const answer = await sara.post('/api/contact-lists', { name, title: name, ...more });
      expect([answer.status, answer.body['state']]).toEqual([201, 'importing']);
      return String(answer.body['id']);
    },
    /** Imports a file as it was proposed, but for what `order` says; answers the ended import. */
    async run(id: string, file: string | Uint8Array, order: object = {}) {
      const { body } = await upload(id, file);
      const proposal = body['proposal'] as object;
      const at = `/api/list-imports/${String(body['id'])}`;
      expect((await sara.post(`${at}/start`, { ...proposal, ...order })).status).toBe(200);
      await workImports(api.commands, goOn);
      return (await sara.get(at)).body;
    },
    rowsOf: async (id: string) =>
      (await sara.get(`/api/contact-lists/${id}/rows?range=[0,999]`)).body as unknown as Record<
        string,
        unknown
      >[],
    refusedOf: async (id: unknown) =>
      (await sara.get(`/api/list-imports/${String(id)}/refused?language=en`)).text,
    stateOf: async (id: string) => (await sara.get(`/api/contact-lists/${id}`)).body,
    inStore: async (id: string) =>
      (await api.store.sql.query('select from list_rows where list_id = $1', [id])).rowCount,
  };
}
