/** Mystery audits: a plan, detections by keyboard, a blind second scoring, results and the bill; on the whole product in a real browser. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults, picture, signedIn, startProduct, type Product } from '../support/browser.js';
import { auditOrder } from '../support/mystery-audits.js';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const recording = { name: 'chiamata.ogg', mimeType: 'audio/ogg', buffer: Buffer.from('sound') };

/** Scores every parameter by keyboard: the first levels' keys are 1 to 4. */
async function scoreAll(page: Page, key: string): Promise<void> {
  await page.getByRole('heading', { name: 'Sheet' }).waitFor();
  for (let place = 0; place < 15; place += 1) {
    await page.keyboard.press(key);
    // Yes or no has two levels only.
    if (Number(key) > 2) await page.keyboard.press('2');
  }
}

describe('a mystery audit', () => {
  test('is planned: perimeter, numbers, what can’t be, the plan before it is made (AUD-3, AUD-4, AUD-5)', async () => {
    const { page, faults } = await signedIn(product, 'paolo');
    const data = { code: 'MC-1', subject: 'Autunno' };
    const started = await page.request.post('/api/instances', { data: { workflow: 'audit_campaign', data } });
    expect([started.status(), await started.text()]).toMatchObject([201, expect.any(String)]);
    await page.goto('/audits');
    await page.getByText('No mystery audit.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'New audit' }).click();
    await page.getByLabel('Title').fill('Autunno 2026');
    await page.getByLabel('Audit campaign').selectOption({ index: 1 });
    await page.getByRole('checkbox', { name: 'PIN', exact: true }).check();
    await page.getByRole('checkbox', { name: 'Domande di pensione' }).check();
    await page.getByRole('checkbox', { name: /DURC/ }).check();
    await page.getByLabel('INPS: mails').fill('0');
    await page.getByLabel('INAIL: mails').fill('0');
    await page.getByLabel('INPS: calls').fill('7');
    await page.getByRole('button', { name: 'Show the plan' }).click();
    await page.getByText('INPS has ordered 7 detections (call)').waitFor();
    await page.getByLabel('INPS: calls').fill('300');
    await page.getByLabel('INAIL: calls').fill('100');
    await page.getByRole('button', { name: 'Show the plan' }).click();
    await page.getByRole('heading', { name: 'Achieved against planned' }).waitFor();
    await picture(page, 'audits-new');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Make the plan' }).click();
    await page.getByText('at work').waitFor();
    await page.getByRole('row', { name: /^In all/ }).waitFor();
    await picture(page, 'audits-plan');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('its auditor works detections by keyboard; an unfinished sheet is told, what was entered outlives a reload (AUD-6)', async () => {
    await alwaysOpen();
    const { page, faults } = await signedIn(product, 'ugo');
    await page.goto('/detections');
    await page.getByText('0 of 50 detections made').waitFor();
    await picture(page, 'audits-to-work');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Next detection' }).click();
    await page.getByRole('heading', { name: 'Course of the call' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    for (let mark = 0; mark < 6; mark += 1) await page.keyboard.press('t');
    await page.getByRole('button', { name: /^Ended/, pressed: true }).waitFor();
    await page.keyboard.press('3');
    await page.keyboard.press('1');
    await page.reload();
    await page.getByText('13 parameters left').waitFor();
    await page.getByRole('button', { name: 'Hand in' }).click();
    await page.getByText('The sheet is not complete').waitFor();
    await page.locator('input[type=file]').setInputFiles(recording);
    await page.getByText('chiamata.ogg').waitFor();
    await scoreAll(page, '3');
    await page.getByText('The sheet is complete.').waitFor();
    await picture(page, 'audits-detection');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await page.getByText('Handed in. Here is the next.').waitFor();
    for (let mark = 0; mark < 6; mark += 1) await page.keyboard.press('t');
    await scoreAll(page, '2');
    await page.keyboard.press('Control+Enter');
    await page.getByText('13 parameters left').waitFor({ state: 'hidden' });
    await page.getByText('15 parameters left').waitFor();
    await page.getByRole('button', { name: 'Could not be made' }).click();
    await page.getByRole('button', { name: 'The line broke' }).click();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Replace', exact: true }).click();
    await page.getByText('Another detection of this cell stands in its place').waitFor();
    expect(faults).toEqual([]);
  });

  test('another auditor scores one again, blind', async () => {
    const { page, faults } = await signedIn(product, 'vera');
    await page.goto('/detections');
    await page.getByRole('link', { name: 'Score 2 again' }).click();
    await page.getByText('How it was scored first is not shown.').waitFor();
    await page.getByRole('link', { name: 'chiamata.ogg' }).waitFor();
    expect(await page.getByRole('button', { pressed: true }).count()).toBe(0);
    await picture(page, 'audits-second');
    expect(await accessibilityFaults(page)).toEqual([]);
    await scoreAll(page, '3');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Nothing was attached to this detection.').waitFor();
    expect(faults).toEqual([]);
  });

  test('its results, agreement, benchmark and bill are shown, wide and narrow, in Italian and in the dark (AUD-7, AUD-8)', async () => {
    const { page, faults } = await signedIn(product, 'paolo');
    await page.goto('/audits');
    await page.getByRole('link', { name: /Autunno 2026/ }).click();
    await page.getByRole('tab', { name: 'Results' }).click();
    await page.getByText('mean score of 2 detections').waitFor();
    await page.getByText('Of 1 detections scored twice').waitFor();
    await page.getByRole('button', { name: 'Set the reference sample' }).click();
    await page.getByLabel('Reference sample').fill('score; 120; 40,5; 8\nwelcome; 120; 90; 5');
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByRole('cell', { name: 'better' }).first().waitFor();
    await page.getByRole('combobox', { name: 'By' }).selectOption('auditor');
    await picture(page, 'audits-results');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Replaced' }).click();
    await page.getByRole('cell', { name: 'The line broke' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Bill' }).click();
    await page.getByText('2 delivered units').waitFor();
    await page.getByText('€8.40').first().waitFor();
    await picture(page, 'audits-bill');
    expect(await accessibilityFaults(page)).toEqual([]);
    const bundled = page.waitForEvent('download');
    await page.getByRole('link', { name: 'With all recordings and mails (ZIP)' }).click();
    expect((await bundled).suggestedFilename()).toBe('audit-billing.zip');
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Whole report (XLSX)' }).click();
    expect((await downloading).suggestedFilename()).toBe('audit-billing.xlsx');
    const address = page.url();

    const narrow = await signedIn(product, 'paolo', { locale: 'it', width: 360, dark: true });
    for (const part of ['plan', 'results', 'billing']) {
      await narrow.page.goto(address.replace(/billing$/, part));
      await narrow.page.getByRole('table').first().waitFor();
      await picture(narrow.page, `audits-narrow-${part}`);
      expect(await accessibilityFaults(narrow.page)).toEqual([]);
      // Only tables may be wider than the page, and they scroll by themselves.
      expect(await narrow.page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    }
    expect([...faults, ...narrow.faults]).toEqual([]);
  });

  test('its sheet is changed for detections that are still to begin; its versions stay (AUD-4)', async () => {
    const { page, faults } = await signedIn(product, 'paolo', { height: 1200 });
    await page.goto('/audits');
    await page.getByRole('link', { name: /Autunno 2026/ }).click();
    await page.getByRole('tab', { name: 'Sheet' }).click();
    const welcome = page.getByRole('group', { name: 'Welcome' });
    await welcome.getByLabel('Weight').fill('-1');
    await page.getByRole('button', { name: 'Use from now on' }).click();
    await page
      .getByRole('alert')
      .getByText(/weight above 0/)
      .waitFor();
    await page.getByRole('button', { name: 'Add a parameter' }).click();
    const added = page.getByRole('group', { name: 'Add a parameter' });
    await page.getByRole('button', { name: 'Use from now on' }).click();
    const name = added.getByLabel('Name', { exact: true });
    await added.getByText('expected a text that is not empty').first().waitFor();
    expect(await name.getAttribute('aria-invalid')).toBe('true');
    expect(await added.getByLabel('Weight').getAttribute('aria-invalid')).toBe('false');
    await picture(page, 'audits-sheet-refused');
    await added.getByRole('button', { name: 'Remove', exact: true }).click();
    await welcome.getByLabel('Weight').fill('2');
    await page.getByRole('button', { name: 'Use from now on' }).click();
    await page.getByRole('row', { name: /current/ }).waitFor();
    await page.getByText('Nothing is changed.').waitFor();
    expect(await page.getByRole('table').getByRole('row').count()).toBe(3);
    expect(await welcome.getByLabel('Weight').inputValue()).toBe('2');
    await picture(page, 'audits-sheet');
    expect(await accessibilityFaults(page)).toEqual([]);
    const narrow = await signedIn(product, 'paolo', { locale: 'it', width: 360, dark: true });
    await narrow.page.goto(page.url());
    await narrow.page.getByRole('table').first().waitFor();
    await picture(narrow.page, 'audits-narrow-sheet');
    expect(await accessibilityFaults(narrow.page)).toEqual([]);
    expect(await narrow.page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    expect([...faults, ...narrow.faults]).toEqual([]);
  });

  test('it ends with a reason while detections are open', async () => {
    const { page } = await signedIn(product, 'paolo');
    await page.goto('/audits');
    await page.getByRole('link', { name: /Autunno 2026/ }).click();
    await page.getByRole('button', { name: 'End the detections' }).click();
    await page.getByText('48 detections are still to be made.').waitFor();
    await page.getByLabel('Why it ends without them').fill('Concordato con gli enti');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'End the detections' }).last().click();
    await page.getByText('Ended before all detections were made: Concordato con gli enti').waitFor();
  });
});

/** Puts an audit that is in band at every hour in the place of the one that was planned: the test runs when it runs. */
async function alwaysOpen(): Promise<void> {
  const { page } = await signedIn(product, 'paolo');
  const audits = (await (await page.request.get('/api/mystery-audits')).json()) as readonly {
    readonly id: string;
    readonly instance_id: string;
    readonly title: string;
  }[];
  const [planned] = audits;
  if (planned === undefined) throw new Error('no audit was planned');
  expect((await page.request.delete(`/api/mystery-audits/${planned.id}`)).status()).toBe(204);
  const order = {
    ...auditOrder,
    services: [
      { body: 'INPS', service: 'pin', title: 'PIN', languages: { it: 1 }, channels: { phone: 1 } },
      { body: 'INAIL', service: 'durc', title: 'DURC', languages: { it: 1 }, channels: { phone: 1 } },
    ],
    quantities: [
      { body: 'INPS', kind: 'call', detections: 30 },
      { body: 'INAIL', kind: 'call', detections: 20 },
    ],
  };
  const about = { instance_id: planned.instance_id, title: planned.title, contract: 'mystery_audit' };
  const made = await page.request.post('/api/mystery-audits', { data: { ...about, order, second_share: 1 } });
  expect([made.status(), await made.text()]).toMatchObject([201, expect.any(String)]);
}
