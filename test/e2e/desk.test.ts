/** The desk on the whole product in a real browser: an operator's day, by keyboard. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import {
  accessibilityFaults,
  picture,
  scriptBytes,
  signedIn,
  startProduct,
  type Product,
} from '../support/browser.js';

const patient = { timeout: 20_000 };
let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

/** A request that came by mail and waits for level II. */
async function ticket(page: Page, subject: string): Promise<{ id: string; number: string }> {
  const answer = await page.request.post('/api/instances', {
    headers: { 'Idempotency-Key': subject.replaceAll(' ', '-') },
    data: {
      workflow: 'ticket',
      data: {
        subject,
        channel: 'email',
        language: 'it',
        person: { name: 'Rosa Bianchi', email: 'rosa@example.org', phone: '+39 0874 123456' },
      },
    },
  });
  expect(answer.status()).toBe(201);
  return (await answer.json()) as { id: string; number: string };
}

async function taskOf(page: Page, instance: string): Promise<string> {
  const answer = await page.request.get(
    `/api/tasks?filter=${encodeURIComponent(JSON.stringify({ instance_id: instance, own: false }))}`,
  );
  return ((await answer.json()) as { id: string }[])[0]?.id ?? '';
}

const state = async (page: Page, instance: string) =>
  (await (await page.request.get(`/api/instances/${instance}`)).json()) as { state: string; outcome: string };

describe('the desk', () => {
  test('at most 350 kB of JavaScript come before the inbox shows its first task', async () => {
    const { page } = await signedIn(product, 'bruno', { locale: 'it' });
    await ticket(page, 'What costs a certificate');
    await page.goto('/desk');
    const bytes = await scriptBytes(page, () => page.locator('[data-task]').first().waitFor());
    console.info(
      `${String(Math.round(bytes / 1000))} kB of JavaScript before the inbox shows its first task`,
    );
    expect(bytes).toBeLessThan(350_000);
  });

  test('an operator finds, opens, takes and answers a ticket by keyboard alone, and is told what happens now', async () => {
    const { page, faults } = await signedIn(product, 'bruno');
    const { id, number } = await ticket(page, 'When does the office open');
    await page.goto('/desk');
    await page.getByText(number).first().waitFor();
    await page.getByLabel('Number, name, words').focus();
    await page.keyboard.type(number);
    await expect.poll(() => page.locator('[data-task]').count(), patient).toBe(1);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Work the request' }).waitFor();
    await page.keyboard.press('c');
    await page.getByText('You have it.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'desk');
    await page.keyboard.press('1');
    await page.keyboard.press('Control+Enter');
    await page.getByText('is required').first().waitFor();
    await page.keyboard.type('On Monday at eight');
    await page.keyboard.press('Control+Enter');
    const told = page.getByRole('status').filter({ hasText: 'Done.' });
    await told.filter({ hasText: 'Now:' }).waitFor();
    expect(await told.textContent()).toContain('Now: Tell the answer by telephone');
    expect((await state(page, id)).state).toBe('running');
    expect(faults).toEqual([]);
  });

  test('of two who go for the same task one has it, and the other is told who was quicker', async () => {
    const bruno = await signedIn(product, 'bruno');
    const carla = await signedIn(product, 'carla');
    const { id } = await ticket(bruno.page, 'Both want it');
    const task = await taskOf(bruno.page, id);
    for (const { page } of [bruno, carla]) {
      await page.goto(`/desk/${task}`);
      await page.getByText('Nobody has it yet.').waitFor();
    }
    await Promise.all(
      [bruno, carla].map(({ page }) => page.getByRole('button', { name: 'Take it', exact: true }).click()),
    );
    const words = /(bruno|carla) was quicker/;
    await expect
      .poll(async () => {
        const told = await Promise.all([bruno, carla].map(({ page }) => page.getByText(words).count()));
        return told.reduce((sum, count) => sum + count, 0);
      }, patient)
      .toBe(1);
    expect([...bruno.faults, ...carla.faults]).toEqual([]);
  });

  test('what was typed and not sent is there after a reload, and says so', async () => {
    const { page, faults } = await signedIn(product, 'bruno', { locale: 'it' });
    const { id } = await ticket(page, 'Kept through a reload');
    await page.goto(`/desk/${await taskOf(page, id)}`);
    await page.getByRole('button', { name: /Risolta/ }).click();
    await page.locator('textarea').first().fill('Half an answer');
    await page.reload();
    await page.getByText('Quanto avevi scritto è ancora qui').waitFor();
    expect(await page.locator('textarea').first().inputValue()).toBe('Half an answer');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('a new contact on the telephone is answered and closed on one page, by keyboard (SLA.C.4)', async () => {
    const { page, faults } = await signedIn(product, 'anna');
    await page.goto('/desk');
    await page.getByText('New contact').waitFor();
    await page.keyboard.press('+');
    await page.getByRole('heading', { name: 'New contact' }).waitFor();
    await page.getByLabel('Subject').fill('Opening hours');
    await page.keyboard.press('Alt+a');
    await page.getByRole('button', { name: /Answered/ }).waitFor();
    await page.keyboard.press('Alt+1');
    await page.locator('#work_answer').fill('Monday to Friday');
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'desk-new-contact');
    await page.keyboard.press('Control+Enter');
    await page.getByText('is answered and closed').waitFor();
    expect(faults).toEqual([]);
  });

  test('a contact is joined to the call that the switch opens the page with, unless it is taken away', async () => {
    const { page, faults } = await signedIn(product, 'anna');
    await page.goto('/desk/new?call=pbx-7');
    await page.getByText('By the call pbx-7').waitFor();
    await page.getByLabel('Subject').fill('A matter of a call');
    await picture(page, 'desk-new-contact-call');
    expect(await accessibilityFaults(page)).toEqual([]);
    const posted = page.waitForRequest(
      (asked) => asked.url().endsWith('/api/instances') && asked.method() === 'POST',
    );
    await page.keyboard.press('Alt+h');
    expect((await posted).postDataJSON()).toMatchObject({ call_id: 'pbx-7' });
    await page.getByText('is on its way').waitFor();
    expect(faults).toEqual([]);
  });

  test.each([
    { locale: 'it', width: 360, dark: false },
    { locale: 'en', width: 360, dark: true },
    { locale: 'it', width: 1440, dark: true },
  ] as const)('is accessible in $locale at $width px, dark: $dark', async (options) => {
    const { page, faults } = await signedIn(product, 'bruno', options);
    await page.goto('/desk');
    await page.locator('[data-task]').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const name = `desk-${options.locale}-${String(options.width)}${options.dark ? '-dark' : ''}`;
    await picture(page, name);
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
    await page.locator('[data-task] [role=button]').first().click();
    await page.getByRole('group', { name: /How does it end|Come si conclude/ }).waitFor();
    // What lay under the pointer tells its story in a bubble: not this test's.
    await page.mouse.move(0, 0);
    await page.getByRole('tooltip').waitFor({ state: 'detached' });
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, `${name}-work`);
    expect(faults).toEqual([]);
  });
});
