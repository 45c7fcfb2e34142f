/** Questionnaires in a real browser: on their page, on a telephone by keyboard, and beside an operator's call. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  accessibilityFaults,
  picture,
  signedIn,
  startProduct,
  visit,
  type Product,
  type Visitor,
} from '../support/browser.js';

let product: Product;
let sara: Visitor;
beforeAll(async () => {
  product = await startProduct();
  sara = await signedIn(product, 'sara');
});
afterAll(() => product.stop());

/** Starts a campaign; answers how it stands once it is at work. */
async function campaign(workflow: string, data: object) {
  const closes = { subject: 'Satisfaction', closes_at: '2099-01-01T00:00:00Z' };
  const started = await sara.page.request.post('/api/instances', {
    data: { workflow, data: { ...closes, ...data } },
  });
  const { id: instance } = (await started.json()) as { id: string };
  await expect.poll(async () => (await campaignOf(instance))?.id ?? null, { timeout: 30_000 }).not.toBeNull();
  const found = await campaignOf(instance);
  if (found === undefined) throw new Error('the campaign is gone');
  return { ...found, instance };
}

async function campaignOf(instance: string) {
  const all = (await (await sara.page.request.get('/api/campaigns')).json()) as {
    id: string;
    instance_id: string;
    page: string | null;
    totals: { done: number; open: number };
  }[];
  return all.find((each) => each.instance_id === instance);
}

/** A list of so many people, filled from a file. */
async function list(name: string, people: readonly string[]) {
  const { page } = sara;
  await page.goto('/campaigns/lists');
  await page.getByRole('button', { name: 'New list' }).click();
  await page.getByLabel('Title').fill(name);
  await page.getByRole('button', { name: 'Make it' }).click();
  await page.getByRole('button', { name: 'Import a file' }).click();
  const rows = people.map((person, n) => `${person};+39 0874 4111${String(n)}0`).join('\n');
  const buffer = Buffer.from(`Name;Phone\n${rows}\n`);
  await page.locator('input[type=file]').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: 'Take the rows' }).click();
  await page.getByText(`${String(people.length)} contacts · ready`).waitFor();
}

/** Goes on by keyboard until what is in focus has this name. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let n = 0; n < 60; n += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(
      `(() => { const e = document.activeElement; return e?.getAttribute('aria-label') || e?.value || e?.textContent || '' })()`,
    );
    if (name.test(String(focused))) return;
  }
  throw new Error(`the keyboard does not come to ${String(name)}`);
}

describe('a questionnaire on its page', () => {
  test('CMP-4 is answered on a narrow screen by keyboard, goes on where it was left, and takes no more once closed', async () => {
    const { page: address, instance } = await campaign('web_campaign', { questionnaire: 'satisfaction' });
    const link = new URL(address ?? '').pathname;
    const { page, faults, context } = await visit(product, { width: 360, height: 740 });
    await page.goto(link);
    await page.getByRole('heading', { name: 'The service that you had' }).waitFor();
    await page.getByText('Your answers are anonymous').waitFor();
    await page.getByText('How did you contact us last?').waitFor();
    await picture(page, 'questionnaire-narrow');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    // By keyboard alone.
    await tabTo(page, /^phone$|By phone/);
    await page.keyboard.press('Space');
    await tabTo(page, /^Next$/);
    await page.keyboard.press('Enter');
    await page.getByText('How satisfied are you').waitFor();
    await page.getByText('Saved: you may go on later').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.reload();
    await page.getByRole('radio', { name: 'By phone' }).waitFor();
    expect(await page.getByRole('radio', { name: 'By phone' }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Next' }).click();
    await answerSecondPage(page);
    await page.getByText('Would you recommend').waitFor();
    await picture(page, 'questionnaire-narrow-last');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.getByRole('button', { name: 'Complete' }).click();
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'questionnaire-done');
    expect(await context.cookies()).toEqual([]);
    expect((await campaignOf(instance))?.totals).toMatchObject({ done: 1, open: 0 });
    const cancelled = await sara.page.request.post(`/api/instances/${instance}/cancel`, { data: {} });
    expect(cancelled.ok()).toBe(true);
    await expect
      .poll(
        async () =>
          (
            (await (
              await page.request.get(`/api/public/questionnaires${link.slice('/q'.length)}`)
            ).json()) as { state: string }
          ).state,
        { timeout: 60_000 },
      )
      .toBe('closed');
    await page.goto(link);
    await page.getByRole('heading', { name: 'Closed' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('CMP-4 with a list is answered once by a link of one’s own, in Italian and in the dark', async () => {
    await list('Web people', ['Ada Neri', 'Leo Blu']);
    const { id } = await campaign('web_campaign', { questionnaire: 'satisfaction', list: 'web_people' });
    await expect.poll(async () => (await links(id)).length, { timeout: 30_000 }).toBe(2);
    const [link = ''] = await links(id);
    const { page, faults } = await visit(product, { locale: 'it', dark: true, width: 360, height: 740 });
    await page.goto(link);
    await page.getByRole('heading', { name: 'Il servizio ricevuto' }).waitFor();
    await page.getByText('Per telefono').click();
    await picture(page, 'questionnaire-dark');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'The service that you had' }).waitFor();
    expect(await page.getByRole('radio', { name: 'By phone' }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Next' }).click();
    await answerSecondPage(page);
    await page.getByRole('button', { name: 'Complete' }).click();
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Already answered' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.goto(`${link.slice(0, -1)}${link.endsWith('0') ? '1' : '0'}`);
    await page.getByRole('heading', { name: 'No questionnaire here' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
    await sara.page.goto('/campaigns');
    const downloading = sara.page.waitForEvent('download');
    await sara.page.getByRole('button', { name: 'Personal links' }).click();
    expect(readFileSync(await (await downloading).path(), 'utf8')).toContain('Leo Blu');
    expect(await accessibilityFaults(sara.page)).toEqual([]);
    await picture(sara.page, 'campaigns-web');
  });

  test('in test mode keeps nothing', async () => {
    const { page, faults } = await signedIn(product, 'admin');
    await page.goto('/q/test/satisfaction');
    await page.getByText('Test mode: nothing that you answer here is kept.').waitFor();
    await page.getByText('How did you contact us last?').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('has its buttons in its own languages too, and is written from the right where they are', async () => {
    const { page, faults } = await signedIn(product, 'admin');
    const text = `questionnaire: spoken
title: {de: Die Sprache, ar: اللغة, en: The language}
languages: [de, ar, en]
codes: {word: WORD}
survey:
  pages:
    - name: one
      elements:
        - {type: text, name: word, isRequired: true, title: {de: Ein Wort, ar: كلمة, en: A word}}
`;
    const put = await page.request.put('/api/definitions/questionnaire/spoken', {
      headers: { 'Content-Type': 'application/yaml' },
      data: text,
    });
    expect(put.ok(), await put.text()).toBe(true);
    const published = await page.request.post('/api/definitions/questionnaire/spoken/publish', { data: {} });
    expect(published.ok(), await published.text()).toBe(true);
    await page.goto('/q/test/spoken');
    await page.getByRole('button', { name: 'Deutsch' }).click();
    await page.getByRole('button', { name: 'Abschließen' }).click();
    await page.getByText('Bitte beantworten Sie diese Frage').waitFor();
    await page.getByRole('button', { name: 'العربية' }).click();
    await page.getByRole('button', { name: 'إرسال البيانات' }).click();
    await page.locator('[lang=ar][dir=rtl]').getByRole('textbox').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'questionnaire-arabic');
    expect(faults).toEqual([]);
  });
});

describe('the questionnaire beside a call', () => {
  test('CMP-2 is saved with the attempt, is there again at the next one, and proposes how it ended', async () => {
    await list('Called people', ['Maria Rossi', 'Pia Viola']);
    const text = `workflow: calls
start: {groups: [supervisors]}
data: phone_campaign_request
steps:
  interviews: {outreach: phone, list: = data.list, questionnaire: satisfaction, dispositions: phone_survey, attempts: 2, to: {group: level_1}}
`;
    const admin = await signedIn(product, 'admin');
    const yaml = { headers: { 'Content-Type': 'application/yaml', 'If-None-Match': '*' }, data: text };
    expect((await admin.page.request.put('/api/definitions/workflow/calls', yaml)).ok()).toBe(true);
    expect(
      (await admin.page.request.post('/api/definitions/workflow/calls/publish', { data: {} })).status(),
    ).toBe(201);
    const { id, instance } = await campaign('calls', { list: 'called_people' });
    const { page, faults } = await signedIn(product, 'anna');
    await expect.poll(async () => (await campaignOf(instance))?.totals.open, { timeout: 30_000 }).toBe(2);
    await page.goto(`/campaigns/at-work/${encodeURIComponent(id)}`);
    await page.getByRole('heading', { name: 'Maria Rossi' }).waitFor();
    await page.getByText('By phone').click();
    await page.getByText('Answers saved').waitFor();
    await picture(page, 'campaigns-call-questionnaire');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Not called, give back' }).click();
    await page.reload();
    await page.getByRole('heading', { name: 'Maria Rossi' }).waitFor();
    await page.getByRole('radio', { name: 'By phone' }).waitFor();
    expect(await page.getByRole('radio', { name: 'By phone' }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page
      .getByRole('radiogroup', { name: /How satisfied/ })
      .getByText('4', { exact: true })
      .click();
    await page.getByText('Yes', { exact: true }).click();
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByRole('button', { name: 'Complete' }).click();
    await page.getByText('The questionnaire is complete').waitFor();
    expect(await page.getByLabel('How it ended').inputValue()).toBe('Interview complete');
    expect(await accessibilityFaults(page)).toEqual([]);
    const narrow = await signedIn(product, 'anna', { locale: 'it', width: 360, height: 740, dark: true });
    await narrow.page.goto(`/campaigns/at-work/${encodeURIComponent(id)}`);
    await narrow.page.getByText('Il questionario è completo').waitFor();
    expect(await narrow.page.getByLabel('Com’è finita').inputValue()).toBe('Intervista completa');
    await picture(narrow.page, 'campaigns-call-questionnaire-narrow');
    expect(await accessibilityFaults(narrow.page)).toEqual([]);
    expect(await narrow.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(narrow.faults).toEqual([]);
    await page.getByRole('button', { name: 'Done, next contact' }).click();
    await page.getByRole('heading', { name: 'Pia Viola' }).waitFor();
    expect(faults).toEqual([]);
  });
});

/** New personal links for everybody who has not answered, as paths. */
async function links(id: string): Promise<string[]> {
  const answer = await sara.page.request.post(`/api/campaigns/${encodeURIComponent(id)}/links`, {
    headers: { Origin: product.url },
  });
  return [...(await answer.text()).matchAll(/\/q\/\w{26}/g)].map(([path]) => path);
}

/** What the shipped questionnaire asks on its second page; on to the third. */
async function answerSecondPage(page: Page): Promise<void> {
  await page
    .getByRole('radiogroup', { name: /How satisfied/ })
    .getByText('4', { exact: true })
    .click();
  await page.getByText('Yes', { exact: true }).click();
  await page.getByRole('button', { name: 'Next' }).click();
}
