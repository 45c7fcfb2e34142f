/** The wallboard in a real browser: queues as they are, by themselves up to date. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults, picture, signedIn, startProduct, type Product } from '../support/browser.js';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

describe('the wallboard', () => {
  test('MON-1 a supervisor sees a ticket wait as soon as it has come, in Italian and in English', async () => {
    const { page, faults } = await signedIn(product, 'sara');
    await page.goto('/wallboard');
    await page.getByText('Nothing waits anywhere').waitFor();
    const data = { subject: 'Invoice', channel: 'email', language: 'en' };
    const opened = await page.request.post('/api/instances', {
      data: { workflow: 'ticket', data },
      headers: { Origin: product.url },
    });
    expect(opened.status()).toBe(201);
    await page.locator('li[data-mood]').first().waitFor();
    expect(await page.locator('li[data-mood]').first().innerText()).toMatch(/waits\s+longest wait/);
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'wallboard');
    expect(faults).toEqual([]);
  });

  test('it can be read on a telephone and in the dark', async () => {
    const { page, faults } = await signedIn(product, 'sara', {
      width: 360,
      height: 740,
      dark: true,
      locale: 'it',
    });
    await page.goto('/wallboard');
    await page.locator('li[data-mood]').first().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'wallboard-narrow');
    expect(faults).toEqual([]);
  });
});
