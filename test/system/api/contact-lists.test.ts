/** Contact lists: who is taken of a file and who is not, whatever cuts an import short; and how persons leave them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepRetention } from '../../../commands/lists/retention.js';
import { workImports } from '../../../commands/lists/run-import.js';
import { goOn, header, number, startLists } from '../../support/list-rig.js';

describe('contact lists', () => {
  let rig: Awaited<ReturnType<typeof startLists>>;
  beforeAll(async () => {
    rig = await startLists();
  });
  afterAll(() => rig.stop());

  it('take the good rows of a file, and tell of every other why not', async () => {
    const id = await rig.list();
    const file = `${header}Maria;0874 411123;maria@example.org;Molise\nLuca;12;;\n=1+1;${number(1)};;\nMaria again;0874-411123;;\n;;;\n`;
    const ended = await rig.run(id, file);
    expect(ended).toMatchObject({
      state: 'done',
      progress: { good: 2, refused: 2, reasons: { phone: 1, duplicate: 1 }, bytes: file.length },
    });
    expect(await rig.rowsOf(id)).toMatchObject([
      {
        row: 1,
        name: 'Maria',
        phone: '+390874411123',
        email: 'maria@example.org',
        extra: { Regione: 'Molise' },
      },
      { row: 2, name: '=1+1', phone: number(1), extra: {} },
    ]);
    const refused = await rig.refusedOf(ended['id']);
    expect(refused).toContain('3,Telefono,"The telephone number is not valid');
    expect(refused).toContain(
      '5,,It is in the list already: the same telephone number.,Maria again;0874-411123',
    );
    expect(await rig.stateOf(id)).toMatchObject({ state: 'ready', rows: 2 });
  });

  it('take nothing of a file that is not all good, if that was asked for', async () => {
    const id = await rig.list();
    const ended = await rig.run(id, `${header}Maria;${number(1)};;\nLuca;12;;\n`, { take: 'all_or_nothing' });
    expect(ended).toMatchObject({ state: 'refused', fault: 'not_all_good', progress: { refused: 1 } });
    expect(await rig.stateOf(id)).toMatchObject({ state: 'importing', rows: 0 });
    expect(await rig.inStore(id)).toBe(0);
    expect(await rig.refusedOf(ended['id'])).toContain('Luca;12');
  });

  it('refuse who is in the list from an earlier file, and who asked not to be contacted', async () => {
    await rig.sara.post('/api/do-not-contact', {
      addresses: ['0874 999 999', 'No.More@Example.org'],
      reason: 'asked',
    });
    const id = await rig.list();
    await rig.run(id, `${header}Maria;${number(1)};;\n`);
    const file = `${header}Maria;${number(1)};;\nNo;0874999999;;\nNot;;no.more@example.org;\nNew;${number(2)};;\n`;
    expect(await rig.run(id, file)).toMatchObject({
      progress: { good: 1, refused: 3, reasons: { duplicate: 1, do_not_contact: 2 } },
    });
    expect((await rig.rowsOf(id)).map(({ row, name }) => [row, name])).toEqual([
      [1, 'Maria'],
      [2, 'New'],
    ]);
    expect(await rig.run(id, `${header}Maria;${number(1)};;\n`, { duplicates: 'keep' })).toMatchObject({
      progress: { good: 1, refused: 0 },
    });
  });

  it('are never half usable: an import that was cut short begins anew with the next server', async () => {
    const id = await rig.list();
    await rig.run(id, `${header}First;${number(0)};;\n`);
    const lines = Array.from({ length: 12_000 }, (_, n) => `N${n};${number(n + 1)};;\n`).join('');
    const { body } = await rig.upload(id, header + lines);
    await rig.sara.post(`/api/list-imports/${String(body['id'])}/start`, body['proposal']);
    // The server ends after the first portion: what it wrote lies there, as after a crash.
    let portions = 0;
    await workImports(rig.api.commands, () => (portions += 1) > 2);
    expect(await rig.inStore(id)).toBeGreaterThan(1);
    expect(await rig.stateOf(id)).toMatchObject({ rows: 1 });
    expect(await rig.rowsOf(id)).toHaveLength(1);
    await workImports(rig.api.commands, goOn);
    expect(await rig.stateOf(id)).toMatchObject({ rows: 12_001 });
    expect(await rig.inStore(id)).toBe(12_001);
  });

  it('survive a connection that breaks in the middle of an import', async () => {
    const id = await rig.list();
    const lines = Array.from({ length: 12_000 }, (_, n) => `N${n};${number(n + 1)};;\n`).join('');
    const { body } = await rig.upload(id, header + lines);
    await rig.sara.post(`/api/list-imports/${String(body['id'])}/start`, body['proposal']);
    let asked = 0;
    const broken = workImports(rig.api.commands, () => {
      // Of all connections only the one with the list's lock is idle between portions and known by it.
      if ((asked += 1) === 2)
        void rig.api.store.sql.query(
          `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
        );
      return false;
    });
    await broken.catch(() => undefined);
    await workImports(rig.api.commands, goOn);
    expect(await rig.stateOf(id)).toMatchObject({ rows: 12_000 });
    expect(await rig.inStore(id)).toBe(12_000);
  });

  it('lose nothing but what was to be added when an import is stopped', async () => {
    const id = await rig.list();
    const { body } = await rig.upload(id, `${header}Maria;${number(1)};;\n`);
    const at = `/api/list-imports/${String(body['id'])}`;
    expect((await rig.sara.post(`${at}/stop`)).body).toMatchObject({ state: 'given_up', fault: 'stopped' });
    expect((await rig.sara.post(`${at}/start`, body['proposal'] as object)).status).toBe(409);
    expect(await rig.inStore(id)).toBe(0);
  });

  it('lose their persons the day after their retention date, and keep what is counted', async () => {
    const kept = await rig.list({ retain_until: '2999-01-01' });
    const anonymised = await rig.list({ retain_until: '2026-01-01' });
    const removed = await rig.list({ retain_until: '2026-01-01', afterwards: 'remove' });
    for (const id of [kept, anonymised, removed])
      await rig.run(id, `Nome;Telefono;Lingua;Altro\nMaria;${number(1)};it;secret\nLuca;12;;\n`);
    await keepRetention(rig.api.commands);
    expect(await rig.stateOf(kept)).toMatchObject({ state: 'ready', rows: 1 });
    expect(await rig.stateOf(anonymised)).toMatchObject({ state: 'anonymised', rows: 1 });
    expect(await rig.stateOf(removed)).toMatchObject({ state: 'removed', rows: 1 });
    expect(await rig.rowsOf(anonymised)).toMatchObject([
      { name: null, phone: null, language: 'it', extra: {}, anonymised: true },
    ]);
    expect(await rig.inStore(removed)).toBe(0);
    const left = await rig.api.store.sql.query(
      'select from list_refusals f join list_imports i on i.id = f.import_id where i.list_id = any($1)',
      [[anonymised, removed]],
    );
    expect(left.rowCount).toBe(0);
  });

  it('are reached by the export and the erasure of a person, what was refused and what campaigns tried too', async () => {
    const id = await rig.list();
    const good = 'Ada;0874 777777;;\nAda too;;ada@example.org;\nBea;0874 777778;;\n';
    const ended = await rig.run(
      id,
      `${header}${good}Ada double;(0874) 77-77-77;;\nAda mail;;ADA@Example.org;\nBea double;0874777778;;\n`,
    );
    const { sql } = rig.api.store;
    await sql.query(
      `insert into outreaches (id, instance_id, version, list_id, "order", state, begun_at) values ('o', 'i', 'v', $1, '{}', 'working', now())`,
      [id],
    );
    await sql.query(`insert into outreach_contacts (outreach_id, row) values ('o', 1), ('o', 3)`);
    await sql.query(
      `insert into outreach_attempts (id, outreach_id, row, by, begun_at, outcome, remarks) select gen_random_uuid(), 'o', n, 'anna', now(), 'busy', 'in a hurry'
       from unnest(array[1, 3]) n`,
    );
    expect((await rig.sara.get(`/api/contact-lists/${id}`)).body).toMatchObject({ campaigns_at_work: 1 });
    const person = { name: 'Ada', phones: ['0874 77.77.77'], emails: ['Ada@example.org'] };
    const { body } = await rig.sara.post('/api/people', person);
    const at = `/api/people/${String(body['id'])}`;
    const exported = (await rig.sara.post(`${at}/export`)).body;
    expect(exported['list_rows']).toMatchObject([{ name: 'Ada' }, { name: 'Ada too' }]);
    expect(exported['attempts']).toMatchObject([
      { campaign: 'o', row: 1, outcome: 'busy', remarks: 'in a hurry' },
    ]);
    await rig.sara.post(`${at}/erase`);
    expect((await rig.rowsOf(id)).map(({ name }) => name)).toEqual([null, null, 'Bea']);
    const refused = await rig.refusedOf(ended['id']);
    expect(refused).not.toMatch(/Ada|77-77|example/i);
    expect(refused).toContain('Bea double');
    expect(refused.match(/the same telephone number/g)).toHaveLength(2);
  });
});
