/** One ticket through levels I, II and III and an office, from the call to its end, by keyboard alone. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { picture, signedIn, startProduct, type Product, type Visitor } from '../support/browser.js';

const patient = { timeout: 20_000 };
let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

/** Somebody at the desk without a mouse: a pointer that is pressed is a fault. */
async function atKeyboard(name: string): Promise<Visitor> {
  const visitor = await signedIn(product, name);
  await visitor.page.addInitScript(
    "addEventListener('pointerdown', () => console.error('a pointer was pressed'), true)",
  );
  await visitor.page.goto('/desk');
  await visitor.page.getByText('Next for me').waitFor();
  return visitor;
}

/** Takes what is most urgent, which is to be this step of this ticket. */
async function takes(page: Page, number: string, step: string): Promise<void> {
  await page.keyboard.press('n');
  await page.getByRole('heading', { name: step, level: 2 }).waitFor();
  await page.getByText('You have it.').waitFor();
  expect(await page.getByRole('region', { name: 'Work' }).textContent()).toContain(number);
}

/** Chooses the outcome with this number, fills its first field, and sends it. */
async function ends(page: Page, outcome: number, text: string): Promise<void> {
  await page.keyboard.press(String(outcome));
  await page.locator('[id^=work_]:focus').waitFor();
  await page.keyboard.type(text);
  await sends(page);
}

async function sends(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await page.getByRole('status').filter({ hasText: 'Done.' }).waitFor();
}

describe('a ticket through three levels', () => {
  test('is taken down, handed on, asked of an office, rejected, placed anew, answered and told, by keyboard alone (TKT-2, TKT-4, TKT-5)', async () => {
    const [anna, bruno, carla, dario] = await Promise.all(
      ['anna', 'bruno', 'carla', 'dario'].map(atKeyboard),
    );
    if (anna === undefined || bruno === undefined || carla === undefined || dario === undefined)
      throw new Error('four people work on it');

    await anna.page.keyboard.press('+');
    await anna.page.getByRole('heading', { name: 'New contact' }).waitFor();
    await anna.page.getByLabel('Subject').waitFor();
    for (let tabs = 0; tabs < 10 && (await anna.page.locator('#new_subject:focus').count()) === 0; tabs += 1)
      await anna.page.keyboard.press('Tab');
    await anna.page.keyboard.type('Which form for the olive trees');
    await anna.page.keyboard.press('Alt+h');
    const told = anna.page.getByRole('status').filter({ hasText: 'is on its way' });
    await told.waitFor();
    const number = /ticket-\d{4}-\d+/.exec((await told.textContent()) ?? '')?.[0] ?? '';
    expect(number).not.toBe('');
    await anna.page.keyboard.press('Escape');
    await anna.page.keyboard.press('Escape');
    await anna.page.getByText('Next for me').waitFor();
    await takes(anna.page, number, 'Answer the call');
    await ends(anna.page, 3, 'She has a hundred trees');

    await takes(bruno.page, number, 'Work the request');
    await ends(bruno.page, 2, 'Which form is it');

    await takes(dario.page, number, 'Answer the question');
    await ends(dario.page, 2, 'Trees are not ours');

    await takes(carla.page, number, 'Find the right office');
    await carla.page.keyboard.press('1');
    await carla.page.locator('[role=combobox]:focus').waitFor();
    await carla.page.keyboard.press('Enter');
    await carla.page.getByRole('listbox').waitFor();
    // Letters that are keys of the desk elsewhere find a choice here.
    await carla.page.keyboard.type('Progr');
    await carla.page.keyboard.press('Enter');
    await carla.page.getByRole('listbox').waitFor({ state: 'detached' });
    await carla.page.keyboard.press('Tab');
    await carla.page.keyboard.type('It knows of trees');
    await picture(carla.page, 'desk-level-3');
    await sends(carla.page);

    await takes(dario.page, number, 'Answer the question');
    await ends(dario.page, 1, 'The form is A-12');

    await takes(bruno.page, number, 'Work the request');
    await ends(bruno.page, 1, 'Form A-12, by March');

    await takes(anna.page, number, 'Tell the answer by telephone');
    await ends(anna.page, 1, 'She is glad');
    await anna.page.getByText('The request is closed.').waitFor(patient);
    await picture(anna.page, 'desk-closed');
    for (const { faults } of [anna, bruno, carla, dario]) expect(faults).toEqual([]);
  });
});
