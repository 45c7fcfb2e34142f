/** Reports in a real browser: history, pivot, calls, forecast; a month looked at, closed, and closed anew. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibilityFaults, picture, signedIn, startProduct, type Product } from '../support/browser.js';
import { runSportello } from '../support/server-process.js';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const fits = (page: Page) => page.evaluate('document.documentElement.scrollWidth <= innerWidth');

/** The page as it is looked at: clean by axe, and a picture of it. */
async function looked(page: Page, name: string): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([]);
  await picture(page, name);
}

describe('reports', () => {
  test('MON-2 history is drawn and listed', async () => {
    const { page, faults } = await signedIn(product, 'sara', { height: 1600 });
    await page.goto('/reports/history?by=week');
    await page.locator('svg path').first().waitFor();
    expect(await page.getByRole('table').getByRole('row').count()).toBeGreaterThan(3);
    await looked(page, 'reports-history');
    expect(faults).toEqual([]);
  });
});
