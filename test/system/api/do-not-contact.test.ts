import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedIn, type ApiClient } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';
import { sendFile } from '../../support/send-file.js';

describe('who is not to be contacted', () => {
  let api: Awaited<ReturnType<typeof startApi>>;
  let sara: ApiClient;
  beforeAll(async () => {
    api = await startApi();
    sara = await signedIn(api.app, 'sara');
  });
  afterAll(() => api.stop());

  it('is added once however written, imported from files, found and taken back', async () => {
    const first = await sara.post('/api/do-not-contact', {
      addresses: ['0874 411123', 'A@example.org', 'nobody'],
    });
    expect(first.body).toEqual({ added: 2, known: 0, refused: [3] });
    const again = await sara.post('/api/do-not-contact', { addresses: ['+39 0874 411 123'] });
    expect(again.body).toEqual({ added: 0, known: 1, refused: [] });
    const file = await sendFile(
      api.app,
      sara,
      '/api/do-not-contact/import?reason=RPO',
      'nome;telefono\nMaria;0874 411124\nX;12\n',
    );
    expect(file.body).toEqual({ added: 1, known: 0, refused: [3] });
    const plain = await sendFile(api.app, sara, '/api/do-not-contact/import', '0874 411125\nb@example.org\n');
    expect(plain.body).toEqual({ added: 2, known: 0, refused: [] });
    const found = await sara.get(`/api/do-not-contact?filter=${encodeURIComponent('{"q":"411124"}')}`);
    expect(found.body).toMatchObject([
      { kind: 'phone', address: '+390874411124', reason: 'RPO', by: 'sara' },
    ]);
    const taken = { kind: 'phone', address: '0874 411124' };
    expect((await sara.post('/api/do-not-contact/remove', taken)).status).toBe(204);
    expect((await sara.post('/api/do-not-contact/remove', taken)).status).toBe(404);
  });
});
