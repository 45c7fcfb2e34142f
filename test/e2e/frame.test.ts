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

  test('an empty system shows itself, by keyboard, once and again from one’s own menu', async () => {
    const { page, faults } = await signedIn(product, 'admin', { tour: true });
    const tour = page.getByRole('dialog', { name: 'The desk' });
    await tour.waitFor();
    await page.getByText('1 of 7').waitFor();
    await page.getByRole('button', { name: /Next for me/ }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'frame-tour');
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: 'Keys of this page' });
    await keys.getByRole('row', { name: '→ Tour: next stop' }).waitFor();
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'detached' });
    await page.getByText('1 of 7').waitFor();
    for (const title of ['The wallboard', 'The studio', 'Operations', 'Search', 'Notices', 'Yourself']) {
      await page.keyboard.press('ArrowRight');
      await page.getByRole('dialog', { name: title }).waitFor();
    }
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('dialog', { name: 'Notices' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('button', { name: /Notices/ }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.locator('[data-tour=self] button').click();
    await page.getByRole('menuitem', { name: 'Guided tour' }).click();
    await tour.waitFor();
    expect(faults).toEqual([]);
  });

  test('the tour of a narrow screen stops at what is on it, in Italian and dark', async () => {
    const { page, faults } = await signedIn(product, 'anna', {
      tour: true,
      locale: 'it',
      width: 360,
      dark: true,
    });
    await page.getByRole('dialog').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    await picture(page, 'frame-tour-it-360-dark');
    await page.getByRole('button', { name: 'Niente visita' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
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
