import { writeXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepRetention } from '../../../commands/lists/retention.js';
import { workImports } from '../../../commands/lists/run-import.js';
import { signedIn, type ApiClient } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';
import { sendFile } from '../../support/send-file.js';

const header = 'Nome;Telefono;Email;Regione\n';
const goOn = () => false;
const number = (n: number) => `+39347${String(1_000_000 + n)}`;

describe('contact lists', () => {
  let api: Awaited<ReturnType<typeof startApi>>;
  let sara: ApiClient;
  let made = 0;
  beforeAll(async () => {
    api = await startApi();
    sara = await signedIn(api.app, 'sara');
  });
  afterAll(() => api.stop());

  const list = async (more: object = {}) => {
    const name = `list_${(made += 1)}`;
    const answer = await sara.post('/api/contact-lists', { name, title: name, ...more });
    expect([answer.status, answer.body['state']]).toEqual([201, 'importing']);
    return String(answer.body['id']);
  };
  const upload = (id: string, file: string | Uint8Array, name = 'names.csv') =>
    sendFile(api.app, sara, `/api/contact-lists/${id}/imports?name=${name}`, file);
  const run = async (id: string, file: string | Uint8Array, order: object = {}) => {
    const { body } = await upload(id, file);
    const proposal = body['proposal'] as object;
    const started = await sara.post(`/api/list-imports/${String(body['id'])}/start`, {
      ...proposal,
      ...order,
    });
    expect(started.status).toBe(200);
    await workImports(api.commands, goOn);
    return (await sara.get(`/api/list-imports/${String(body['id'])}`)).body;
  };
  const rowsOf = async (id: string) =>
    (await sara.get(`/api/contact-lists/${id}/rows?range=[0,999]`)).body as unknown as Record<
      string,
      unknown
    >[];
  const refusedOf = async (id: unknown) =>
    (await sara.get(`/api/list-imports/${String(id)}/refused?language=en`)).text;
  const stateOf = async (id: string) => (await sara.get(`/api/contact-lists/${id}`)).body;
  const inStore = async (id: string) =>
    (await api.store.sql.query('select from list_rows where list_id = $1', [id])).rowCount;

  it('take the good rows of a file, and tell of every other why not', async () => {
    const id = await list();
    const file = `${header}Maria;0874 411123;maria@example.org;Molise\nLuca;12;;\n=1+1;${number(1)};;\nMaria again;0874-411123;;\n;;;\n`;
    const ended = await run(id, file);
    expect(ended).toMatchObject({
      state: 'done',
      progress: { good: 2, refused: 2, reasons: { phone: 1, duplicate: 1 }, bytes: file.length },
    });
    expect(await rowsOf(id)).toMatchObject([
      {
        row: 1,
        name: 'Maria',
        phone: '+390874411123',
        email: 'maria@example.org',
        extra: { Regione: 'Molise' },
      },
      { row: 2, name: '=1+1', phone: number(1), extra: {} },
    ]);
    const refused = await refusedOf(ended['id']);
    expect(refused).toContain('3,Telefono,"The telephone number is not valid');
    expect(refused).toContain(
      '5,,It is in the list already: the same telephone number.,Maria again;0874-411123',
    );
    expect(await stateOf(id)).toMatchObject({ state: 'ready', rows: 2 });
  });

  it('take nothing of a file that is not all good, if that was asked for', async () => {
    const id = await list();
    const ended = await run(id, `${header}Maria;${number(1)};;\nLuca;12;;\n`, { take: 'all_or_nothing' });
    expect(ended).toMatchObject({ state: 'refused', fault: 'not_all_good', progress: { refused: 1 } });
    expect(await stateOf(id)).toMatchObject({ state: 'importing', rows: 0 });
    expect(await inStore(id)).toBe(0);
    expect(await refusedOf(ended['id'])).toContain('Luca;12');
  });

  it('refuse who is in the list from an earlier file, and who asked not to be contacted', async () => {
    await sara.post('/api/do-not-contact', {
      addresses: ['0874 999 999', 'No.More@Example.org'],
      reason: 'asked',
    });
    const id = await list();
    await run(id, `${header}Maria;${number(1)};;\n`);
    const file = `${header}Maria;${number(1)};;\nNo;0874999999;;\nNot;;no.more@example.org;\nNew;${number(2)};;\n`;
    expect(await run(id, file)).toMatchObject({
      progress: { good: 1, refused: 3, reasons: { duplicate: 1, do_not_contact: 2 } },
    });
    expect((await rowsOf(id)).map(({ row, name }) => [row, name])).toEqual([
      [1, 'Maria'],
      [2, 'New'],
    ]);
    expect(await run(id, `${header}Maria;${number(1)};;\n`, { duplicates: 'keep' })).toMatchObject({
      progress: { good: 1, refused: 0 },
    });
  });

  it.each([
    ['UTF-8 with its mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['Windows-1252', (text: string) => Buffer.from(text, 'latin1')],
  ])('read %s', async (_, encode) => {
    const id = await list();
    await run(id, encode(`${header}Nicolò;${number(1)};;città\n`));
    expect(await rowsOf(id)).toMatchObject([{ name: 'Nicolò', extra: { Regione: 'città' } }]);
  });

  it('refuse rows in another encoding than their file, and say so before it is taken', async () => {
    const id = await list();
    const good = Array.from({ length: 5 }, (_, n) => `Nicolò;${number(n)};;\n`).join('');
    const file = Buffer.concat([Buffer.from(header + good), Buffer.from(`Bepì;${number(9)};;\n`, 'latin1')]);
    const { body } = await upload(id, file);
    expect(body['file']).toMatchObject({ encoding: 'utf-8', separator: ';', mixed: true });
    const ended = await run(id, file);
    expect(ended).toMatchObject({ progress: { good: 5, refused: 1, reasons: { encoding: 1 } } });
  });

  it('read a workbook: texts, numbers, days, and the results of formulas', async () => {
    const rows = [
      ['Name', 'Phone', 'Born', 'Sum'],
      ['Maria', 3471234567, new Date('1980-01-02T00:00:00Z'), { formula: '1+1', value: 2 }],
      [null, null, null, null],
      ['Luca', '+39 347 7654321', null, '=2+2'],
    ];
    const cells = rows.map((row) => row.map((cell) => (isFormula(cell) ? cell.value : cell)));
    const id = await list();
    expect(await run(id, await writeXlsx({ sheets: [{ name: 'a', rows: cells }] }))).toMatchObject({
      progress: { good: 2, refused: 0 },
    });
    expect(await rowsOf(id)).toMatchObject([
      { name: 'Maria', phone: '+393471234567', extra: { Born: '1980-01-02', Sum: '2' } },
      { name: 'Luca', phone: '+393477654321', extra: { Sum: '=2+2' } },
    ]);
  });

  it('refuse a row of 1 MB by itself, and a file whose quotation mark nothing closes as a whole', async () => {
    const id = await list();
    const long = `${header}${'x'.repeat(1_000_000)};${number(1)};;\nLuca;${number(2)};;\n`;
    expect(await run(id, long)).toMatchObject({
      progress: { good: 1, refused: 1, reasons: { too_long: 1 } },
    });
    const open = `${header}"Maria;${number(3)};;\n${`Luca;${number(4)};;\n`.repeat(100)}`;
    const { status, body } = await upload(id, open);
    expect([status, body['fault']]).toEqual([422, 'quote']);
    expect(await stateOf(id)).toMatchObject({ rows: 1 });
  });

  it('refuse what is no list: nothing in it, a workbook under a password, a header without any address', async () => {
    const id = await list();
    expect((await upload(id, '\n\n')).body['fault']).toBe('empty');
    expect((await upload(id, Buffer.from('d0cf11e0a1b11ae1', 'hex'))).body['fault']).toBe('protected');
    expect((await upload(id, Buffer.from('PK\u0003\u0004 no workbook'))).body['fault']).toBe('unreadable');
    const { body } = await upload(id, 'Città;Regione\nCampobasso;Molise\n');
    const started = await sara.post(`/api/list-imports/${String(body['id'])}/start`, body['proposal']);
    expect([started.status, started.body['fault']]).toEqual([422, 'mapping_no_address']);
  });

  it('remember how a header was taken, and do without a header', async () => {
    const id = await list();
    const odd = 'chi;recapito\nMaria;0874 411123\n';
    expect((await upload(id, odd)).body['proposal']).toMatchObject({ mapping: ['extra', 'extra'] });
    await run(id, odd, { mapping: ['name', 'phone'] });
    expect((await upload(id, 'CHI; Recapito\nLuca;0874 411124\n')).body['proposal']).toMatchObject({
      mapping: ['name', 'phone'],
    });
    await run(id, 'Luca;0874 411125\nAda;0874 411126\n', { mapping: ['name', 'phone'] });
    expect((await rowsOf(id)).map(({ name }) => name)).toEqual(['Maria', 'Luca', 'Ada']);
  });

  it('are never half usable: an import that was cut short begins anew with the next server', async () => {
    const id = await list();
    await run(id, `${header}First;${number(0)};;\n`);
    const lines = Array.from({ length: 12_000 }, (_, n) => `N${n};${number(n + 1)};;\n`).join('');
    const { body } = await upload(id, header + lines);
    await sara.post(`/api/list-imports/${String(body['id'])}/start`, body['proposal']);
    // The server ends after the first portion: what it wrote lies there, as after a crash.
    let portions = 0;
    await workImports(api.commands, () => (portions += 1) > 2);
    expect(await inStore(id)).toBeGreaterThan(1);
    expect(await stateOf(id)).toMatchObject({ rows: 1 });
    expect(await rowsOf(id)).toHaveLength(1);
    await workImports(api.commands, goOn);
    expect(await stateOf(id)).toMatchObject({ rows: 12_001 });
    expect(await inStore(id)).toBe(12_001);
  });

  it('survive a connection that breaks in the middle of an import', async () => {
    const id = await list();
    const lines = Array.from({ length: 12_000 }, (_, n) => `N${n};${number(n + 1)};;\n`).join('');
    const { body } = await upload(id, header + lines);
    await sara.post(`/api/list-imports/${String(body['id'])}/start`, body['proposal']);
    let asked = 0;
    const broken = workImports(api.commands, () => {
      // Of all connections only the one with the list's lock is idle between portions and known by it.
      if ((asked += 1) === 2)
        void api.store.sql.query(
          `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
        );
      return false;
    });
    await broken.catch(() => undefined);
    await workImports(api.commands, goOn);
    expect(await stateOf(id)).toMatchObject({ rows: 12_000 });
    expect(await inStore(id)).toBe(12_000);
  });

  it('lose nothing but what was to be added when an import is stopped', async () => {
    const id = await list();
    const { body } = await upload(id, `${header}Maria;${number(1)};;\n`);
    const at = `/api/list-imports/${String(body['id'])}`;
    expect((await sara.post(`${at}/stop`)).body).toMatchObject({ state: 'given_up', fault: 'stopped' });
    expect((await sara.post(`${at}/start`, body['proposal'] as object)).status).toBe(409);
    expect(await inStore(id)).toBe(0);
  });

  it('come back as they went out, as CSV and as a workbook', async () => {
    const id = await list();
    await run(id, `${header}=cmd();${number(1)};;"a;""b"""\nLuca;;luca@example.org;\n`);
    const csv = (await sara.get(`/api/contact-lists/${id}/export?format=csv`)).text;
    expect(csv).toContain(`'=cmd(),'${number(1)}`);
    const other = await list();
    await run(other, csv);
    const xlsx = await api.app.request(`/api/contact-lists/${id}/export?format=xlsx`, {
      headers: { Cookie: sara.cookies() },
    });
    const third = await list();
    await run(third, new Uint8Array(await xlsx.arrayBuffer()));
    const shown = async (which: string) => (await rowsOf(which)).map((row) => ({ ...row, added_at: null }));
    expect(await shown(other)).toEqual(await shown(id));
    expect(await shown(third)).toEqual(await shown(id));
  });

  it('lose their persons the day after their retention date, and keep what is counted', async () => {
    const kept = await list({ retain_until: '2999-01-01' });
    const anonymised = await list({ retain_until: '2026-01-01' });
    const removed = await list({ retain_until: '2026-01-01', afterwards: 'remove' });
    for (const id of [kept, anonymised, removed])
      await run(id, `Nome;Telefono;Lingua;Altro\nMaria;${number(1)};it;secret\nLuca;12;;\n`);
    await keepRetention(api.commands);
    expect(await stateOf(kept)).toMatchObject({ state: 'ready', rows: 1 });
    expect(await stateOf(anonymised)).toMatchObject({ state: 'anonymised', rows: 1 });
    expect(await stateOf(removed)).toMatchObject({ state: 'removed', rows: 1 });
    expect(await rowsOf(anonymised)).toMatchObject([
      { name: null, phone: null, language: 'it', extra: {}, anonymised: true },
    ]);
    expect(await inStore(removed)).toBe(0);
    const left = await api.store.sql.query(
      'select from list_refusals f join list_imports i on i.id = f.import_id where i.list_id = any($1)',
      [[anonymised, removed]],
    );
    expect(left.rowCount).toBe(0);
  });

  it('are reached by the export and the erasure of a person, what was refused and what campaigns tried too', async () => {
    const id = await list();
    const good = 'Ada;0874 777777;;\nAda too;;ada@example.org;\nBea;0874 777778;;\n';
    const ended = await run(
      id,
      `${header}${good}Ada double;(0874) 77-77-77;;\nAda mail;;ADA@Example.org;\nBea double;0874777778;;\n`,
    );
    const { sql } = api.store;
    await sql.query(
      `insert into outreaches (id, instance_id, version, list_id, "order", state, begun_at) values ('o', 'i', 'v', $1, '{}', 'working', now())`,
      [id],
    );
    await sql.query(`insert into outreach_contacts (outreach_id, row) values ('o', 1), ('o', 3)`);
    await sql.query(
      `insert into outreach_attempts (id, outreach_id, row, by, begun_at, outcome, remarks) select gen_random_uuid(), 'o', n, 'anna', now(), 'busy', 'in a hurry'
       from unnest(array[1, 3]) n`,
    );
    expect((await sara.get(`/api/contact-lists/${id}`)).body).toMatchObject({ campaigns_at_work: 1 });
    const person = { name: 'Ada', phones: ['0874 77.77.77'], emails: ['Ada@example.org'] };
    const { body } = await sara.post('/api/people', person);
    const at = `/api/people/${String(body['id'])}`;
    const exported = (await sara.post(`${at}/export`)).body;
    expect(exported['list_rows']).toMatchObject([{ name: 'Ada' }, { name: 'Ada too' }]);
    expect(exported['attempts']).toMatchObject([
      { campaign: 'o', row: 1, outcome: 'busy', remarks: 'in a hurry' },
    ]);
    await sara.post(`${at}/erase`);
    expect((await rowsOf(id)).map(({ name }) => name)).toEqual([null, null, 'Bea']);
    const refused = await refusedOf(ended['id']);
    expect(refused).not.toMatch(/Ada|77-77|example/i);
    expect(refused).toContain('Bea double');
    expect(refused.match(/the same telephone number/g)).toHaveLength(2);
  });
});

function isFormula(cell: unknown): cell is { readonly formula: string; readonly value: number } {
  return typeof cell === 'object' && cell !== null && 'formula' in cell;
}
