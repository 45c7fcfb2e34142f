/** The studio: an administrator changes a process, breaks it, mends it, and keeps a draft. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults, picture, signedIn, startProduct, type Product } from '../support/browser.js';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

describe('the studio', () => {
  test('a broken text is told at its line and the diagram stays; mended, changed by text and panel, kept as a draft', async () => {
    const { page, faults } = await signedIn(product, 'admin');
    await page.goto('/studio/workflow/ticket?line=54');
    const diagram = page.getByRole('group', { name: 'Diagram' });
    await diagram.getByRole('button', { name: /Work the request/ }).waitFor();
    await page.getByText('Nothing is wrong here.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'studio');

    const term = page.locator('.cm-line', { hasText: 'within: 4 working hours' });
    await term.click();
    await page.keyboard.press('End');
    await page.keyboard.type(': [');
    await page.getByText('this is the last diagram that could be drawn').waitFor();
    await page
      .getByRole('region', { name: 'Problems' })
      .getByRole('button', { name: /^line \d+$/ })
      .first()
      .waitFor();
    expect(await diagram.getByRole('button', { name: /Work the request/ }).isVisible()).toBe(true);

    // The editor closes a bracket by itself, and undoes it by itself.
    for (let tries = 0; tries < 4; tries += 1) await page.keyboard.press('Control+z');
    await page.getByText('Nothing is wrong here.').waitFor();

    await page.getByRole('button', { name: 'Step', exact: true }).click();
    const pickup = page.getByRole('region', { name: 'Step' }).getByLabel('pickup');
    await pickup.fill('3 working hours');
    await pickup.press('Enter');
    await page.locator('.cm-line', { hasText: 'within: 3 working hours' }).waitFor();
    await page.getByRole('button', { name: 'Keep draft' }).click();
    await page.getByText('The draft is kept.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.reload();
    await page.getByRole('button', { name: 'Discard draft' }).waitFor();
    expect(faults).toEqual([]);
  });

  test('in Italian, in the dark, on a telephone: the tree, then the text', async () => {
    const { page, faults } = await signedIn(product, 'admin', { locale: 'it', width: 360, dark: true });
    await page.goto('/studio');
    await page.getByRole('link', { name: 'knowledge_approval' }).click();
    await page.locator('.cm-line').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'studio-narrow');
    expect(faults).toEqual([]);
  });
});
