/** The public pages in a real browser: no account, a telephone, the keyboard. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults, picture, startProduct, visit, type Product } from '../support/browser.js';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

describe('a citizen without an account', () => {
  test('TKT-1 sends a request by keyboard on a narrow screen, is told what is wrong, gets a code, and sees by it how the request stands', async () => {
    const { page, faults } = await visit(product, { width: 360, height: 740 });
    await page.goto('/public/ticket');
    await page.getByRole('button', { name: 'Send', exact: true }).waitFor();
    expect(await page.getByLabel('Channel').count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByLabel('E-mail').fill('nobody');
    await page.keyboard.press('Enter');
    await page.getByText('must be a mail address').first().waitFor();
    await page.getByText('is required').first().waitFor();
    await page.reload();
    expect(await page.getByLabel('E-mail').inputValue()).toBe('nobody');
    await page.getByLabel('E-mail').fill('rosa@example.org');
    await page.getByLabel(/^Subject/).fill('Where is my certificate?');
    await picture(page, 'public-form');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Your request has been taken' }).waitFor();
    const code = await page.locator('output').innerText();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'How does my request stand?' }).click();
    await page.getByText('It is being worked on.').waitFor();
    expect(await page.getByLabel('Code of the request').inputValue()).toBe(code);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(faults).toEqual([]);
  });

  test('reads Italian in the dark, and is told that a code is unknown', async () => {
    const { page, faults } = await visit(product, { locale: 'it', dark: true });
    await page.goto('/public/request/none');
    await page.getByText('Non c’è una richiesta con questo codice').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'public-standing');
    expect(faults).toEqual([]);
  });
});
