/** A whole definition is renamed in the studio, taken back, and published under its new name. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults, picture, signedIn, startProduct, type Product } from '../support/browser.js';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

describe('definitions in the studio', () => {
  test('a definition is renamed by keyboard with all that names it, taken back, and published under its new name', async () => {
    const { page, faults } = await signedIn(product, 'admin');
    await page.goto('/studio/template/item_to_approve');
    const open = page.getByRole('button', { name: 'Rename…' });
    await open.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Rename item_to_approve' });
    await dialog.getByRole('listitem').first().waitFor();
    await dialog.getByText('knowledge_approval, line').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('term_near');
    await dialog.getByText('There is one of this name.').waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('article_to_approve');
    await picture(page, 'studio-rename');
    await page.keyboard.press('Enter');

    await page.waitForURL('**/studio/template/article_to_approve');
    await page.locator('.cm-line', { hasText: 'template: article_to_approve' }).waitFor();
    const told = page.getByRole('alert');
    await told.getByText(/^item_to_approve → article_to_approve: changed in \d+ definitions\./).waitFor();
    await page.getByText('Nothing is wrong here.').waitFor();
    const removed = page.getByRole('region', { name: 'To go when published' });
    await removed.getByText('item_to_approve').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'studio-renamed-definition');

    await told.getByRole('button', { name: 'Take it back in all' }).press('Enter');
    await page.waitForURL('**/studio/template/item_to_approve');
    await page.locator('.cm-line', { hasText: 'template: item_to_approve' }).waitFor();
    await removed.waitFor({ state: 'detached' });
    await told.getByRole('button', { name: 'Do it again in all' }).press('Enter');
    await page.waitForURL('**/studio/template/article_to_approve');

    await page.goto(
      '/studio/publish?d=template/article_to_approve&d=template/item_to_approve&d=workflow/knowledge_approval',
    );
    await page.getByText('is to go', { exact: false }).waitFor();
    const publish = page.getByRole('button', { name: 'Publish', exact: true });
    await expect.poll(() => publish.isEnabled(), { timeout: 60_000 }).toBe(true);
    await picture(page, 'publish-renamed');
    await publish.press('Enter');
    await page.getByText(/^Published: .*− template item_to_approve/).waitFor();
    await page.goto('/studio/template/article_to_approve');
    await page.locator('.cm-line', { hasText: 'template: article_to_approve' }).waitFor();
    const gone = await page.request.get('/api/definitions/template/item_to_approve');
    expect(gone.status()).toBe(404);
    expect(faults).toEqual([]);
  });
});
