/** The editors of the studio: what is done beside the text is written into it, and taken back in one step. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults, picture, signedIn, startProduct, type Product } from '../support/browser.js';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

describe('the editors beside the text', () => {
  test('a calendar: the year by keyboard, a day closed and taken back, hours of the week, what is due when', async () => {
    const { page, faults } = await signedIn(product, 'admin');
    await page.goto('/studio/calendar/operators');
    const year = String(new Date().getFullYear());
    await told(page, 'Hours of the week', 'The windows of each day; days left out are closed.');
    const christmas = page.getByRole('button', { name: /December.*25|25.*December/ });
    await christmas.waitFor();
    expect(await christmas.getAttribute('aria-label')).toMatch(/closed, public holiday: Christmas Day/);
    await christmas.click();
    await page.keyboard.press('ArrowLeft');
    const day = page.getByRole('region', { name: 'The day' });
    await day.getByText(/December 24/).waitFor();
    await day.getByRole('button', { name: 'Change this day' }).click();
    await day.getByLabel('Title in Italian').fill('Vigilia');
    await day.getByRole('button', { name: 'Add' }).click();
    const written = line(page, `closed: [{from: ${year}-12-24, to: ${year}-12-24, title: {it: Vigilia}}]`);
    await written.waitFor();
    await day.getByText('closed: Vigilia').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'studio-calendar');

    await written.click();
    await page.keyboard.press('Control+z');
    await written.waitFor({ state: 'detached' });
    await day.getByText('closed: Vigilia').waitFor({ state: 'detached' });

    await commit(page, 'Monday – Friday', '8-20');
    await line(page, 'mon-fri: ["08:00-20:00"]').waitFor();
    await page.getByLabel('A request that comes on').fill(`${year}-05-02`);
    await page.getByLabel('with a term of').fill('90 minutes');
    await page.getByText(/is due on .*May 2.* 6:30/).waitFor();

    await line(page, 'zone: Europe/Rome').click();
    await page.keyboard.press('End');
    await page.keyboard.type(': [');
    await page.getByText('this is the last that could be read').waitFor();
    expect(await christmas.isVisible()).toBe(true);
    expect(faults).toEqual([]);
  });

  test('a form: a field is added, named, required; the preview says in each language what is wrong', async () => {
    const { page, faults } = await signedIn(product, 'admin');
    await page.goto('/studio/form/call_note');
    await told(page, 'Fields', 'The JSON Schema of its data.');
    await page.getByLabel('New field').fill('caller');
    await page.getByRole('button', { name: 'Add field' }).click();
    await line(page, 'caller: {type: string}').waitFor();
    await commit(page, 'Label in Italian', 'Chiamante');
    await line(page, 'caller: {it: Chiamante}').waitFor();
    await page.getByLabel('required', { exact: true }).click();
    await line(page, 'required: [caller]').waitFor();
    await page.getByRole('button', { name: 'In Italian' }).click();
    await page.getByRole('textbox', { name: /^Chiamante/ }).waitFor();
    await page.getByRole('button', { name: 'Try: what does it say?' }).click();
    await page.getByText('è obbligatorio').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'studio-form');
    await page.getByRole('textbox', { name: /^Chiamante/ }).fill('Maria');
    await page.getByRole('button', { name: 'Try: what does it say?' }).click();
    await page.getByText('"caller": "Maria"').waitFor();
    expect(faults).toEqual([]);
  });

  test('a decision: a cell is changed, rules change places, and it is tried', async () => {
    const { page, faults } = await signedIn(product, 'admin');
    await page.goto('/studio/decision/answer_channel');
    await told(page, 'Rules', 'The rules, in the order in which they are tried.');
    await page.getByText('What it is given, each with its type.').waitFor();
    await commit(page, 'Rule 1, classification', 'certificates, funds');
    await line(page, 'classification in ["certificates", "funds"]').waitFor();
    await page.getByRole('button', { name: 'Rule 2: up' }).click();
    await page.getByRole('textbox', { name: 'Rule 2, classification' }).waitFor();
    await page.getByLabel('channel', { exact: true }).fill('fax');
    await page.getByLabel('classification', { exact: true }).fill('funds');
    await page.getByText('Rule 3 speaks:').waitFor();
    await page.getByRole('combobox', { name: 'has_fax' }).click();
    await page.getByRole('option', { name: 'yes' }).click();
    await page.getByText('Rule 2 speaks:').waitFor();
    await page.getByRole('rowheader', { name: '2 ✓ fits' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'studio-decision');
    expect(faults).toEqual([]);
  });

  test('a template is read in both languages on example data; what is wrong stands at its place', async () => {
    const { page, faults } = await signedIn(product, 'admin');
    await page.goto('/studio/template/answer');
    const english = page.getByRole('region', { name: 'English' });
    await english.getByText('Answer to ticket 2026-000123').waitFor();
    await page.getByRole('region', { name: 'Italian' }).getByText('Gentile utente,').first().waitFor();
    await english.getByText('The subject, by language.').waitFor();
    const subject = english.getByLabel('Subject');
    await subject.fill('Answer to {{ instance.nmber }}');
    await subject.press('Enter');
    await line(page, 'en: "Answer to {{ instance.nmber }}"').waitFor();
    await english.getByRole('alert').getByText(/nmber/).waitFor();
    await english.getByRole('button', { name: 'line 6' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'studio-template');
    expect(faults).toEqual([]);
  });

  test('a questionnaire is answered in its preview, and the answers stand under their variables', async () => {
    const { page, faults } = await signedIn(product, 'admin');
    await page.goto('/studio');
    await page.getByRole('button', { name: 'New', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Kind' }).click();
    await page.getByRole('option', { name: 'Questionnaires' }).click();
    await dialog.getByLabel('Name').fill('opinions');
    await dialog.getByRole('button', { name: 'Begin', exact: true }).click();
    await page.locator('.sv-string-viewer', { hasText: 'How satisfied are you?' }).waitFor();
    await page.locator('.sd-rating__item', { hasText: '4' }).click();
    await page.getByRole('listitem').filter({ hasText: 'Q1: 4' }).waitFor();
    await page.getByRole('button', { name: 'Italian' }).click();
    await page.locator('.sv-string-viewer', { hasText: 'Quanto è soddisfatto?' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'studio-questionnaire');
    expect(faults).toEqual([]);
  });

  test.each([
    'calendar/inps_operators',
    'form/ticket_request',
    'decision/office_for_subject',
    'template/answer',
  ])('in Italian, in the dark, on a telephone: %s', async (path) => {
    const { page, faults } = await signedIn(product, 'admin', { locale: 'it', width: 360, dark: true });
    await page.goto(`/studio/${path}`);
    await page.getByRole('button', { name: 'Editor' }).click();
    await page.locator('main h3').first().waitFor();
    if (path.startsWith('calendar/'))
      await told(page, 'Orario della settimana', 'Le fasce di ogni giorno; i giorni omessi sono chiusi.');
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});

/** A line of the text that holds this, however it is wrapped. */
function line(page: Page, text: string) {
  return page.locator('.cm-line', { hasText: text });
}

/** What the mark of help beside a heading says, to whoever comes to it by the keyboard. */
async function told(page: Page, heading: string, sentence: string) {
  const mark = page.getByRole('button', { name: new RegExp(`^(Help|Aiuto): ${heading}$`) });
  // After a click the browser takes a focus for the pointer's.
  await page.keyboard.press('Tab');
  await mark.focus();
  await page.getByRole('tooltip', { name: sentence }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('tooltip').waitFor({ state: 'detached' });
}

async function commit(page: Page, label: string, value: string) {
  const field = page.getByLabel(label, { exact: true });
  await field.fill(value);
  await field.press('Enter');
}
