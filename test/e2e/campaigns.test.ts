/** Campaigns: a list made and filled from a file, what was refused read, somebody who is not to be contacted; on the whole product in a real browser. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults, picture, signedIn, startProduct, type Product } from '../support/browser.js';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const names = ['Maria Rossi', 'Luca Bianchi', 'Nicolò Verdi', 'Ada Neri', '=1+1'];
const lines = names.map((name, n) => `${name};0874 4111${n}0;n${n}@example.org;Molise`);
const file = {
  name: 'cittadini.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    `Nominativo;Recapito;Posta elettronica;Regione\n${lines.join('\n')}\nChi;12;;\nMaria;0874 411100;;\n`,
  ),
};

describe('contact lists', () => {
  test('are made, filled from a file once its columns are said, and tell what was refused', async () => {
    const { page, faults } = await signedIn(product, 'sara');
    await page.goto('/campaigns/lists');
    await page.getByText('No list. A new one is filled').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'New list' }).click();
    await page.getByLabel('Title').fill('Cittadini 2026');
    await page.getByText('Definitions call it cittadini_2026').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Make it' }).click();
    await page.getByText('Nobody is in this list yet.').waitFor();
    await page.getByRole('button', { name: 'Import a file' }).click();
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText('cittadini.csv · CSV · UTF-8 · separator ;').waitFor();
    // The mail's column was known by its title, the telephone's is said.
    expect(await page.getByLabel('What the column Posta elettronica is').inputValue()).toBe('email');
    await page.getByLabel('What the column Recapito is').selectOption('phone');
    await picture(page, 'campaigns-import');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Take the rows' }).click();
    await page.getByText('5 taken, 2 refused').waitFor();
    await page.getByText('5 contacts · ready').waitFor();
    await page.getByRole('cell', { name: '+390874411100' }).waitFor();
    await picture(page, 'campaigns-list');
    expect(await accessibilityFaults(page)).toEqual([]);
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download what was refused' }).click();
    const refused = readFileSync(await (await downloading).path(), 'utf8');
    expect(refused).toContain('The telephone number is not valid');
    expect(refused).toContain('the same telephone number');
    expect(faults).toEqual([]);
  });

  test('are worked by phone: one contact after the other by keyboard, progress, a pause (CMP-2)', async () => {
    const admin = await signedIn(product, 'admin');
    const text = `workflow: calls
start: {groups: [supervisors]}
data: phone_campaign_request
steps:
  interviews: {outreach: phone, list: = data.list, dispositions: phone_survey, attempts: 2, to: {group: level_1}, quota: {regione: {molise: 4, lazio: 2}}}
`;
    const yaml = { headers: { 'Content-Type': 'application/yaml', 'If-None-Match': '*' }, data: text };
    expect((await admin.page.request.put('/api/definitions/workflow/calls', yaml)).ok()).toBe(true);
    const publish = '/api/definitions/workflow/calls/publish';
    expect((await admin.page.request.post(publish, { data: {} })).status()).toBe(201);
    const data = { subject: 'Satisfaction', list: 'cittadini_2026' };
    const start = { data: { workflow: 'calls', data } };
    expect((await admin.page.request.post('/api/instances', start)).status()).toBe(201);

    const anna = await signedIn(product, 'anna');
    const { page } = anna;
    await page.goto('/campaigns');
    await page.getByText('0 of 5 contacts done').waitFor();
    await picture(page, 'campaigns-at-work');
    expect(await accessibilityFaults(page)).toEqual([]);
    // No task waits at the desk, and she works blended: what is next is a call (CMP-8).
    await page.goto('/desk');
    await page.getByRole('button', { name: /^Next/ }).click();
    await page.getByRole('heading', { name: 'Maria Rossi' }).waitFor();
    expect(await page.getByRole('link', { name: '+390874411100' }).getAttribute('href')).toBe(
      'tel:+390874411100',
    );
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'campaigns-call');
    await page.keyboard.type('Interview complete');
    await page.getByRole('option', { name: 'Interview complete' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Luca Bianchi' }).waitFor();
    await page.getByRole('link', { name: 'All campaigns' }).click();
    await page.getByText('1 of 5 contacts done').waitFor();

    const sara = await signedIn(product, 'sara', { locale: 'it', width: 360, dark: true });
    await sara.page.goto('/campaigns');
    await sara.page.getByRole('button', { name: 'Metti in pausa' }).click();
    await sara.page.getByRole('button', { name: 'Riprendi' }).waitFor();
    await picture(sara.page, 'campaigns-at-work-narrow');
    expect(await accessibilityFaults(sara.page)).toEqual([]);
    await sara.page.getByRole('link', { name: 'Risultati' }).click();
    await sara.page
      .getByRole('row', { name: /Intervista completa Intervista effettuata 1\.1 1 0/ })
      .waitFor();
    await sara.page.getByRole('row', { name: /^RR1 20,0/ }).waitFor();
    expect(await accessibilityFaults(sara.page)).toEqual([]);
    await sara.page.getByText('1 interviste su 4').waitFor();
    await sara.page.getByText('nessuno nella lista: forse', { exact: false }).waitFor();
    expect(await sara.page.getByRole('link', { name: 'Tutti i tentativi con le note, in CSV' }).count()).toBe(
      1,
    );
    const attempts = sara.page.getByRole('region', { name: 'Tentativi' });
    await attempts.getByRole('row', { name: /Maria Rossi.*anna complete/ }).waitFor();
    await picture(sara.page, 'campaigns-figures-narrow');
    await sara.page.setViewportSize({ width: 1440, height: 900 });
    await picture(sara.page, 'campaigns-figures');
    // Whoever has a contact in hand still has it; a further one is given to nobody.
    await page.goto(page.url());
    await page.getByRole('link', { name: 'Call' }).click();
    await page.getByRole('heading', { name: 'Luca Bianchi' }).waitFor();
    // What a telephone switch tells of the call is seen beside it, and its outcome is taken by a press.
    const inHand = await page.request.post(
      `/api${new URL(page.url()).pathname.replace('/at-work', '')}/next`,
    );
    const { contact } = (await inHand.json()) as { readonly contact: { readonly attempt: string } };
    const told = { events: [{ id: 'e1', kind: 'busy', at: new Date().toISOString() }] };
    const switched = `/api/campaigns/attempts/${contact.attempt}/events`;
    expect((await page.request.post(switched, { data: told })).status()).toBe(200);
    await page.getByRole('button', { name: /^Take “/ }).click();
    const ended = page.getByRole('combobox', { name: 'How it ended' });
    await expect.poll(() => ended.inputValue(), { timeout: 20_000 }).toBe('Busy');
    expect(await accessibilityFaults(page)).toEqual([]);
    // One that listens for machines says so.
    const heard = ['answered', 'answered_by_machine'].map((kind) => ({
      ...{ id: kind, kind, at: new Date().toISOString() },
    }));
    expect((await page.request.post(switched, { data: { events: heard } })).status()).toBe(200);
    await page.getByRole('status').filter({ hasText: 'an answering machine' }).waitFor();
    await page.getByRole('button', { name: /^Take “The person’s answering machine/ }).click();
    await expect.poll(() => ended.inputValue(), { timeout: 20_000 }).toMatch(/answering machine/);
    const phone = await signedIn(product, 'anna', { width: 360, height: 740 });
    await phone.page.goto(page.url());
    await phone.page.getByRole('heading', { name: 'Luca Bianchi' }).waitFor();
    await phone.page.getByRole('button', { name: /^Take “/ }).waitFor();
    expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await picture(phone.page, 'campaigns-call-narrow');
    expect(await accessibilityFaults(phone.page)).toEqual([]);
    expect(phone.faults).toEqual([]);
    await page.getByRole('button', { name: 'Not called, give back' }).click();
    await page.getByText('The campaign is paused.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect([...anna.faults, ...sara.faults]).toEqual([]);
  });

  test('are found on a phone in Italian, by name, and lose their persons for good', async () => {
    const { page, faults } = await signedIn(product, 'sara', {
      locale: 'it',
      width: 360,
      height: 740,
      dark: true,
    });
    await page.goto('/campaigns/lists');
    await page.getByRole('link', { name: 'Cittadini 2026' }).click();
    await page.getByLabel('Trova per nome, numero o indirizzo').fill('Nicol');
    await page.getByRole('cell', { name: 'Nicolò Verdi' }).waitFor();
    await page.getByRole('cell', { name: 'Ada Neri' }).waitFor({ state: 'detached' });
    await picture(page, 'campaigns-narrow');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Importa un file' }).click();
    await page.locator('input[type=file]').setInputFiles(file);
    // How the header was taken is remembered.
    expect(await page.getByLabel('Che cosa è la colonna Recapito').inputValue()).toBe('phone');
    await picture(page, 'campaigns-import-narrow');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Annulla' }).click();
    await page.getByRole('button', { name: 'Togli le persone' }).click();
    await page.getByRole('button', { name: 'Tieni le righe senza persone' }).click();
    await page.getByText('5 contatti · senza persone').waitFor();
    expect(faults).toEqual([]);
  });
});

test('whoever asked not to be contacted is entered, found and taken back', async () => {
  const { page, faults } = await signedIn(product, 'sara');
  await page.goto('/campaigns/do-not-contact');
  await page.getByLabel('Numbers and addresses, one a line').fill('0874 411123\nA@Example.org\nnobody');
  await page.getByLabel('Reason').fill('asked on the telephone');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('2 added, 0 were there already. No address in: 3.').waitFor();
  await page.getByRole('cell', { name: '+390874411123', exact: true }).waitFor();
  await picture(page, 'campaigns-do-not-contact');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Take back +390874411123' }).click();
  await page.getByRole('cell', { name: '+390874411123', exact: true }).waitFor({ state: 'detached' });
  expect(faults).toEqual([]);
});

test('who works no campaigns is told so', async () => {
  const { page } = await signedIn(product, 'dario');
  await page.goto('/campaigns');
  await page.getByText('You have no right to this area.').waitFor();
});
