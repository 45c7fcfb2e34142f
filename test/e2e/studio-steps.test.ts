/** The studio's panel of a step, the outline, and a folder brought in and taken along. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { filesInZip } from '../../admin-ui/studio/folder/zip.js';
import { accessibilityFaults, picture, signedIn, startProduct, type Product } from '../support/browser.js';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

describe('steps in the studio', () => {
  test('a step is edited by its form, renamed with all that names it, and taken back at once', async () => {
    const { page, faults } = await signedIn(product, 'admin');
    await page.goto('/studio/workflow/ticket');
    const diagram = page.getByRole('group', { name: 'Diagram' });
    // Far down in the drawing: whoever comes to it by the keyboard has it brought into sight.
    const office = diagram.getByRole('button', { name: /Answer the question/ });
    await office.focus();
    await vi.waitFor(async () => {
      expect(await isWithin(office, diagram)).toBe(true);
    }, 10_000);
    await office.press('Enter');
    await page.getByRole('button', { name: 'Step', exact: true }).click();
    const panel = page.getByRole('region', { name: 'Step' });
    await panel.getByRole('heading', { name: 'office' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await panel.getByLabel('task (en)').fill('Answer this: at once');
    await panel.getByLabel('task (en)').press('Enter');
    await page.locator('.cm-line', { hasText: 'en: "Answer this: at once"}' }).waitFor();
    await panel.getByRole('button', { name: 'Add a key to office' }).click();
    await page.getByRole('menuitem', { name: /^within/ }).click();
    await page.locator('.cm-line', { hasText: 'within: 1 day' }).waitFor();
    await picture(page, 'studio-step');

    await panel.getByRole('button', { name: 'Rename' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('listitem').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByRole('textbox', { name: 'Name' }).fill('bureau');
    await dialog.getByRole('button', { name: 'Rename' }).click();
    await panel.getByRole('heading', { name: 'bureau' }).waitFor();
    await page.getByText('Nothing is wrong here.').waitFor();
    await page.getByRole('button', { name: /^Keep all \d+ drafts$/ }).waitFor();

    await page.locator('.cm-line', { hasText: 'bureau:' }).first().click();
    await page.keyboard.press('Control+z');
    await page.locator('.cm-line', { hasText: /^ {2}office:/ }).waitFor();
    const told = page.getByRole('alert');
    await told.getByText(/^office → bureau: taken back in \d+ definitions\./).waitFor();
    const keepAll = page.getByRole('button', { name: /^Keep all \d+ drafts$/ });
    expect(await keepAll.count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);

    await told.getByRole('button', { name: 'Do it again in all' }).click();
    await page.locator('.cm-line', { hasText: /^ {2}bureau:/ }).waitFor();
    await told.getByText(/changed in \d+ definitions/).waitFor();
    await picture(page, 'studio-renamed');
    // Kept together, it stays as it is here, and goes back all the same: but for what another window kept meanwhile.
    await keepAll.click();
    await keepAll.waitFor({ state: 'detached' });
    await page.locator('.cm-line', { hasText: /^ {2}bureau:/ }).waitFor();
    const other = await keepElsewhere(page, 'bureau');
    await told.getByRole('button', { name: 'Take it back in all' }).click();
    await page.locator('.cm-line', { hasText: /^ {2}office:/ }).waitFor();
    await told.getByText('Changed meanwhile, so left as they are:').waitFor();
    await told.getByRole('link', { name: other }).waitFor();
    await picture(page, 'studio-renamed-left');
    await keepAll.click();
    await keepAll.waitFor({ state: 'detached' });
    await page.locator('.cm-line', { hasText: /^ {2}office:/ }).waitFor();
    expect(faults).toEqual([]);
  });

  test('a step is added, moved and deleted by keyboard, and the outline leads to it', async () => {
    const { page, faults } = await signedIn(product, 'admin');
    await page.goto('/studio/workflow/knowledge_approval');
    await page.locator('.react-flow__node').first().waitFor();
    await page.getByRole('button', { name: 'Outline', exact: true }).click();
    const outline = page.getByRole('region', { name: 'Outline' });
    await outline.getByRole('button', { name: 'workflow' }).focus();
    for (let tries = 0; tries < 30; tries += 1) {
      if ((await page.locator(':focus').textContent())?.startsWith('write') === true) break;
      await page.keyboard.press('ArrowDown');
    }
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'studio-outline');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Step', exact: true }).click();
    const panel = page.getByRole('region', { name: 'Step' });
    await panel.getByRole('heading', { name: 'write' }).waitFor();
    await panel.getByRole('button', { name: 'New step' }).press('Enter');
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('look_again');
    await page.keyboard.press('Enter');
    await panel.getByRole('heading', { name: 'look_again' }).waitFor();
    await page.locator('.cm-line', { hasText: 'look_again:' }).waitFor();
    await panel.getByRole('button', { name: 'One up' }).press('Enter');
    await panel.getByRole('button', { name: 'Delete' }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).press('Enter');
    await page.locator('.cm-line', { hasText: 'look_again' }).first().waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
  });

  test('all is exported; a folder with an error changes nothing, a sound one comes whole', async () => {
    const { page, faults } = await signedIn(product, 'admin', { locale: 'it', width: 360, dark: true });
    await page.goto('/studio');
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Esporta' }).click(),
    ]);
    const files = filesInZip(new Uint8Array(readFileSync(await saved.path())));
    expect(files.length).toBeGreaterThan(60);

    await page.getByRole('button', { name: 'Importa' }).click();
    const choose = page.locator('[data-choose="files"]');
    const calendar = files.find(({ path }) => path === 'calendar/operators.yaml')?.text ?? '';
    const file = (name: string, text: string) => ({
      name,
      mimeType: 'application/yaml',
      buffer: Buffer.from(text),
    });
    await choose.setInputFiles([
      file('brought.yaml', 'form: brought\nschema: {type: object}\n'),
      file('odd.yaml', 'form: odd\nshema: {type: object}\n'),
    ]);
    await page.getByText(/odd\.yaml:2:1/).waitFor();
    expect(await page.getByRole('button', { name: /^Importa \d/ }).isDisabled()).toBe(true);
    await choose.setInputFiles([
      file('brought.yaml', 'form: brought\nschema: {type: object}\n'),
      file('operators.yaml', calendar.replace('19:00', '18:00')),
    ]);
    await page.getByText('Cambiate (1)').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'studio-import');
    await page.getByRole('button', { name: 'Importa 2' }).click();
    await page.getByRole('link', { name: /^brought/ }).click();
    await page.locator('.cm-line', { hasText: 'form: brought' }).waitFor();
    await page.getByRole('button', { name: 'Scarta la bozza' }).waitFor();
    expect(faults).toEqual([]);
  });
});

/** Keeps, as another window would, a scenario that holds this word with a comment of its own. @returns its name */
async function keepElsewhere(page: Page, word: string): Promise<string> {
  const answer = await page.request.get('/api/definitions/tree');
  const tree = (await answer.json()) as readonly {
    readonly kind: string;
    readonly name: string;
    readonly text: string;
  }[];
  const found = tree.find(({ kind, text }) => kind === 'scenario' && text.includes(word));
  if (found === undefined) throw new Error(`no scenario names ${word}`);
  const kept = await page.request.put(`/api/definitions/scenario/${found.name}`, {
    data: `${found.text}# another window\n`,
    headers: { 'Content-Type': 'application/yaml', 'If-Match': '*', Origin: new URL(page.url()).origin },
  });
  expect(kept.status()).toBeLessThan(300);
  return found.name;
}

/** Whether something is seen whole inside of something else. */
async function isWithin(inner: Locator, outer: Locator): Promise<boolean> {
  const [of, frame] = [await inner.boundingBox(), await outer.boundingBox()];
  if (of === null || frame === null) return false;
  return (
    of.x >= frame.x &&
    of.y >= frame.y &&
    of.x + of.width <= frame.x + frame.width &&
    of.y + of.height <= frame.y + frame.height
  );
}
