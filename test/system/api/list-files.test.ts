/** The files that contact lists come in and go out by: encodings, workbooks, headers, and what is no list. */
import { writeXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { header, number, startLists } from '../../support/list-rig.js';

describe('files of contact lists', () => {
  let rig: Awaited<ReturnType<typeof startLists>>;
  beforeAll(async () => {
    rig = await startLists();
  });
  afterAll(() => rig.stop());

  it.each([
    ['UTF-8 with its mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['Windows-1252', (text: string) => Buffer.from(text, 'latin1')],
  ])('read %s', async (_, encode) => {
    const id = await rig.list();
    await rig.run(id, encode(`${header}Nicolò;${number(1)};;città\n`));
    expect(await rig.rowsOf(id)).toMatchObject([{ name: 'Nicolò', extra: { Regione: 'città' } }]);
  });

  it('refuse rows in another encoding than their file, and say so before it is taken', async () => {
    const id = await rig.list();
    const good = Array.from({ length: 5 }, (_, n) => `Nicolò;${number(n)};;\n`).join('');
    const file = Buffer.concat([Buffer.from(header + good), Buffer.from(`Bepì;${number(9)};;\n`, 'latin1')]);
    const { body } = await rig.upload(id, file);
    expect(body['file']).toMatchObject({ encoding: 'utf-8', separator: ';', mixed: true });
    const ended = await rig.run(id, file);
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
    const id = await rig.list();
    expect(await rig.run(id, await writeXlsx({ sheets: [{ name: 'a', rows: cells }] }))).toMatchObject({
      progress: { good: 2, refused: 0 },
    });
    expect(await rig.rowsOf(id)).toMatchObject([
      { name: 'Maria', phone: '+393471234567', extra: { Born: '1980-01-02', Sum: '2' } },
      { name: 'Luca', phone: '+393477654321', extra: { Sum: '=2+2' } },
    ]);
  });

  it('refuse a row of 1 MB by itself, and a file whose quotation mark nothing closes as a whole', async () => {
    const id = await rig.list();
    const long = `${header}${'x'.repeat(1_000_000)};${number(1)};;\nLuca;${number(2)};;\n`;
    expect(await rig.run(id, long)).toMatchObject({
      progress: { good: 1, refused: 1, reasons: { too_long: 1 } },
    });
    const open = `${header}"Maria;${number(3)};;\n${`Luca;${number(4)};;\n`.repeat(100)}`;
    const { status, body } = await rig.upload(id, open);
    expect([status, body['fault']]).toEqual([422, 'quote']);
    expect(await rig.stateOf(id)).toMatchObject({ rows: 1 });
  });

  it('refuse what is no list: nothing in it, a workbook under a password, a header without any address', async () => {
    const id = await rig.list();
    expect((await rig.upload(id, '\n\n')).body['fault']).toBe('empty');
    expect((await rig.upload(id, Buffer.from('d0cf11e0a1b11ae1', 'hex'))).body['fault']).toBe('protected');
    expect((await rig.upload(id, Buffer.from('PK\u0003\u0004 no workbook'))).body['fault']).toBe(
      'unreadable',
    );
    const { body } = await rig.upload(id, 'Città;Regione\nCampobasso;Molise\n');
    const started = await rig.sara.post(`/api/list-imports/${String(body['id'])}/start`, body['proposal']);
    expect([started.status, started.body['fault']]).toEqual([422, 'mapping_no_address']);
  });

  it('remember how a header was taken, and do without a header', async () => {
    const id = await rig.list();
    const odd = 'chi;recapito\nMaria;0874 411123\n';
    expect((await rig.upload(id, odd)).body['proposal']).toMatchObject({ mapping: ['extra', 'extra'] });
    await rig.run(id, odd, { mapping: ['name', 'phone'] });
    expect((await rig.upload(id, 'CHI; Recapito\nLuca;0874 411124\n')).body['proposal']).toMatchObject({
      mapping: ['name', 'phone'],
    });
    await rig.run(id, 'Luca;0874 411125\nAda;0874 411126\n', { mapping: ['name', 'phone'] });
    expect((await rig.rowsOf(id)).map(({ name }) => name)).toEqual(['Maria', 'Luca', 'Ada']);
  });

  it('come back as they went out, as CSV and as a workbook', async () => {
    const id = await rig.list();
    await rig.run(id, `${header}=cmd();${number(1)};;"a;""b"""\nLuca;;luca@example.org;\n`);
    const csv = (await rig.sara.get(`/api/contact-lists/${id}/export?format=csv`)).text;
    expect(csv).toContain(`'=cmd(),'${number(1)}`);
    const other = await rig.list();
    await rig.run(other, csv);
    const xlsx = await rig.api.app.request(`/api/contact-lists/${id}/export?format=xlsx`, {
      headers: { Cookie: rig.sara.cookies() },
    });
    const third = await rig.list();
    await rig.run(third, new Uint8Array(await xlsx.arrayBuffer()));
    const shown = async (which: string) =>
      (await rig.rowsOf(which)).map((row) => ({ ...row, added_at: null }));
    expect(await shown(other)).toEqual(await shown(id));
    expect(await shown(third)).toEqual(await shown(id));
  });
});

function isFormula(cell: unknown): cell is { readonly formula: string; readonly value: number } {
  return typeof cell === 'object' && cell !== null && 'formula' in cell;
}
