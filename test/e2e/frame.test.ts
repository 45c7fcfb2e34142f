/** The frame of the interface: in, out, language, keys; on the whole product in a real browser. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  accessibilityFaults,
  picture,
  signedIn,
  startProduct,
  visit,
  type Product,
} from '../support/browser.js';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

describe('the frame', () => {
  test('a wrong password is refused in words, the address stays', async () => {
    const { page, faults } = await visit(product);
    await page.goto('/');
    await page.getByLabel('E-mail').fill('anna@example.org');
    await page.getByLabel('Password').fill('not hers');
    await page.keyboard.press('Enter');
    await page.getByText('The address or the password is wrong.').waitFor();
    expect(await page.getByLabel('E-mail').inputValue()).toBe('anna@example.org');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('whoever signs in comes to an area of hers; the language changes at once and is remembered', async () => {
    const { page, faults } = await signedIn(product, 'sara');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('menuitem', { name: 'Italiano' }).click();
    await page.getByPlaceholder('Cerca').waitFor();
    await page.reload();
    await page.getByPlaceholder('Cerca').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('it');
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'frame');
    expect(faults).toEqual([]);
  });
});
