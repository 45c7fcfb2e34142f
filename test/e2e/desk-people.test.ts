/** Those who work at the desk: how they work, who stands in for whom, who hands on to whom, what they tell one another. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibilityFaults, picture, signedIn, startProduct, type Product } from '../support/browser.js';

const patient = { timeout: 20_000 };
const pdf = Buffer.from(
  `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length 47>>stream
BT /F1 24 Tf 40 100 Td (Dear office) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF`,
);
let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

/** A request that waits for level II. */
async function ticket(page: Page, subject: string, more: object = {}) {
  const started = await page.request.post('/api/instances', {
    data: { workflow: 'ticket', data: { subject, channel: 'email', language: 'it', ...more } },
  });
  expect(started.status()).toBe(201);
  const { id, number } = (await started.json()) as { id: string; number: string };
  const filter = encodeURIComponent(JSON.stringify({ instance_id: id }));
  const tasks = (await (await page.request.get(`/api/tasks?filter=${filter}`)).json()) as { id: string }[];
  return { id, number, task: tasks[0]?.id ?? '' };
}

describe('operators', () => {
  test('say how they work by keyboard; on pause nothing is given, which is said, and the wallboard shows it (TKT-13)', async () => {
    const bruno = await signedIn(product, 'bruno');
    const { page } = bruno;
    await page.goto('/desk');
    await page.getByLabel('I work').waitFor();
    await page.keyboard.press('m');
    await page.keyboard.press('Enter');
    await page.getByRole('listbox').waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.getByLabel('Reason').fill('Training');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /Next for me/ }).click();
    await page.getByText('You are on pause, which gives you nothing').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'desk-pause');
    const sara = await signedIn(product, 'sara');
    await sara.page.goto('/wallboard');
    await sara.page.getByText('on pause').waitFor();
    expect(await accessibilityFaults(sara.page)).toEqual([]);
    await picture(sara.page, 'wallboard-modes');
    await sara.page.goto('/desk');
    await sara.page.getByRole('button', { name: 'Operators…' }).click();
    await sara.page.getByLabel('Bruno Seconda works').focus();
    await sara.page.keyboard.press('Enter');
    await sara.page.getByRole('option', { name: 'Blended' }).waitFor();
    await sara.page.keyboard.press('Home');
    await sara.page.keyboard.press('ArrowDown');
    await sara.page.keyboard.press('ArrowDown');
    await sara.page.keyboard.press('Enter');
    const modeOf = async () => (await (await page.request.get('/api/me/mode')).json()) as object;
    await expect.poll(modeOf, patient).toMatchObject({ mode: 'blended', set_by: 'sara' });
    await sara.page.getByRole('listbox').waitFor({ state: 'detached' });
    expect(await accessibilityFaults(sara.page)).toEqual([]);
    await picture(sara.page, 'desk-operators');
    expect([...bruno.faults, ...sara.faults]).toEqual([]);
  });

  test('are away with a substitute, who finds their tasks, does them, and is named with them in the story', async () => {
    const bruno = await signedIn(product, 'bruno');
    const anna = await signedIn(product, 'anna');
    const { number, task } = await ticket(bruno.page, 'Bruno has it and goes');
    await bruno.page.request.post(`/api/tasks/${task}/claim`, { data: {} });
    await bruno.page.goto('/desk');
    await bruno.page.getByRole('button', { name: 'Absences…' }).click();
    // Of another group, so not among his colleagues: a supervisor enters it.
    expect(await accessibilityFaults(bruno.page)).toEqual([]);
    const sara = await signedIn(product, 'sara', { locale: 'it' });
    await sara.page.goto('/desk');
    await sara.page.getByRole('button', { name: 'Assenze…' }).click();
    await sara.page.getByLabel('Chi è assente').fill('bru');
    await sara.page.getByRole('option', { name: /bruno/ }).waitFor();
    await sara.page.keyboard.press('Enter');
    await sara.page.getByLabel('Sostituto').fill('ann');
    await sara.page.getByRole('option', { name: /anna/ }).waitFor();
    await sara.page.keyboard.press('Enter');
    const until = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16);
    await sara.page.getByLabel('Al', { exact: true }).fill(until);
    expect(await accessibilityFaults(sara.page)).toEqual([]);
    await picture(sara.page, 'desk-absence-it');
    await sara.page.getByRole('button', { name: 'Registra l’assenza' }).click();
    await sara.page.getByText('bruno è assente, lo sostituisce anna').waitFor();

    const { page } = anna;
    await page.goto('/desk');
    await page.getByText('You stand in for bruno').waitFor();
    await page.getByRole('button', { name: 'Mine' }).click();
    await page
      .locator('[data-task]')
      .filter({ hasText: number })
      .filter({ hasText: 'bruno, away' })
      .waitFor();
    await page.goto(`/desk/${task}`);
    await page.getByText('bruno has it and is away: you may take it.').waitFor();
    await page.keyboard.press('c');
    await page.getByText('You have it.').waitFor();
    await page.keyboard.press('1');
    await page.locator('[id^=work_]:focus').waitFor();
    await page.keyboard.type('Done in his place');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('status').filter({ hasText: 'Done.' }).waitFor();
    await expect.poll(() => page.getByText('for bruno, who is away').count(), patient).toBe(2);
    await picture(page, 'desk-stood-in');
    expect([...bruno.faults, ...anna.faults, ...sara.faults]).toEqual([]);
  });

  test('enter an absence of their own, with a colleague who stands in, and end it', async () => {
    const carla = await signedIn(product, 'carla');
    const { page } = carla;
    await page.goto('/desk');
    await page.getByRole('button', { name: 'Absences…' }).click();
    await page.getByLabel('Substitute').fill('bru');
    await page.getByRole('option', { name: /bruno/ }).waitFor();
    await page.keyboard.press('Enter');
    const from = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 16);
    const until = new Date(Date.now() + 41 * 86_400_000).toISOString().slice(0, 16);
    await page.getByLabel('From (now, if empty)').fill(from);
    await page.getByLabel('Until', { exact: true }).fill(until);
    await page.getByRole('button', { name: 'Enter the absence' }).click();
    await page.getByText('carla is away, bruno stands in').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'desk-own-absence');
    await page.getByRole('button', { name: 'End', exact: true }).click();
    await page.getByText('carla is away, bruno stands in').waitFor({ state: 'detached' });
    expect(carla.faults).toEqual([]);
  });

  test('watch a request by a key, find it among what they watch, and are told that it has closed', async () => {
    const bruno = await signedIn(product, 'bruno');
    const { page } = bruno;
    const { id, number, task } = await ticket(page, 'One to keep an eye on');
    await page.goto(`/desk/${task}`);
    const star = page.getByRole('button', { name: 'Watch', exact: true });
    await star.waitFor();
    await expect.poll(() => star.isEnabled(), patient).toBe(true);
    await page.keyboard.press('*');
    await page.getByRole('button', { name: 'Watched', pressed: true }).first().waitFor();
    await page.goto('/desk');
    await page.getByRole('group').getByRole('button', { name: 'Watched' }).click();
    await page.locator('[data-task]').filter({ hasText: number }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'desk-watched');
    const sara = await signedIn(product, 'sara');
    const cancelled = await sara.page.request.post(`/api/instances/${id}/cancel`, {
      data: {},
      headers: { Origin: product.url },
    });
    expect(cancelled.ok(), await cancelled.text()).toBe(true);
    await page.reload();
    await page.getByRole('button', { name: /Notices: [1-9]/ }).click();
    await page.getByRole('dialog').getByText('It is closed.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect([...bruno.faults, ...sara.faults]).toEqual([]);
  });

  test('see who else looks, gone soon after they leave, and the note that one of them writes by a key', async () => {
    const bruno = await signedIn(product, 'bruno');
    const carla = await signedIn(product, 'carla', { locale: 'it', width: 360, dark: true });
    const { id, task } = await ticket(bruno.page, 'Two look at it');
    await bruno.page.goto(`/desk/${task}`);
    await bruno.page.getByRole('heading', { name: 'Work the request' }).waitFor();
    await carla.page.goto(`/desk/${task}`);
    await carla.page.getByText('Anche Bruno Seconda guarda questa richiesta').waitFor();
    await bruno.page.getByText('Carla Seconda is looking at this too').waitFor();
    await bruno.page.keyboard.press('i');
    await bruno.page.keyboard.type('She called twice: half a note');
    await bruno.page.reload();
    await bruno.page.getByLabel('Note for who works on it').press('Control+Enter');
    await bruno.page.getByText('bruno noted: She called twice').waitFor();
    await carla.page.getByText('bruno ha annotato: She called twice').waitFor();
    expect(await accessibilityFaults(bruno.page)).toEqual([]);
    await carla.page.keyboard.press('i');
    expect(await accessibilityFaults(carla.page)).toEqual([]);
    const overflow = await carla.page.evaluate<number>(
      'document.documentElement.scrollWidth - window.innerWidth',
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await picture(bruno.page, 'desk-together');
    await carla.page.getByText('bruno ha annotato').scrollIntoViewIfNeeded();
    await picture(carla.page, 'desk-note-it-360-dark');
    await carla.page.goto('/desk');
    await expect
      .poll(() => bruno.page.getByText('is looking at this too').count(), { timeout: 12_000 })
      .toBe(0);
    const log = await bruno.page.request.get(`/api/instances/${id}/log`);
    expect(await log.text()).not.toContain('half a note');
    expect([...bruno.faults, ...carla.faults]).toEqual([]);
  });

  test('look at a PDF document in its place, in the browser’s viewer', async () => {
    const { page, faults } = await signedIn(product, 'bruno');
    const uploaded = await page.request.post('/api/attachments?name=letter.pdf', {
      headers: { 'Content-Type': 'application/pdf' },
      data: pdf,
    });
    const { id } = (await uploaded.json()) as { id: string };
    const { task } = await ticket(page, 'With a document', { attachments: [id] });
    await page.goto(`/desk/${task}`);
    await page.getByRole('button', { name: 'Look', exact: true }).click();
    const viewer = await page.evaluate<boolean>('navigator.pdfViewerEnabled');
    if (viewer) await page.locator('iframe[title="letter.pdf"]').waitFor();
    else await page.getByText('shows no PDF documents').waitFor();
    const answer = await page.request.get(`/api/attachments/${id}/preview`);
    expect(answer.headers()).toMatchObject({
      'content-disposition': 'inline',
      'content-type': 'application/pdf',
      'x-frame-options': 'SAMEORIGIN',
    });
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'desk-pdf');
    expect(faults).toEqual([]);
  });

  test('hand a task on by typed names, though they may not read the list of users', async () => {
    const { page, faults } = await signedIn(product, 'bruno');
    const { task } = await ticket(page, 'Handed on by name');
    await page.goto(`/desk/${task}`);
    await page.getByText('Nobody has it yet.').waitFor();
    await page.keyboard.press('c');
    await page.getByText('You have it.').waitFor();
    await page.keyboard.press('d');
    await page.getByRole('combobox', { name: 'Person' }).waitFor();
    await page.keyboard.type('sec');
    await page.getByRole('option', { name: 'Carla Seconda (carla)' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByText('carla has it.').waitFor();
    expect(faults).toEqual([]);
  });
});
