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
    // The next journey finds the ticket as it is shipped.
    const discarded = await page.request.delete('/api/definitions/workflow/ticket', {
      headers: { Origin: product.url },
    });
    expect(discarded.status()).toBe(204);
    expect(faults).toEqual([]);
  });

  test('the diagram begins at the first step; a play stands on it with its clocks, and scenarios’ coverage is laid over it', async () => {
    const { page, faults } = await signedIn(product, 'admin');
    await page.goto('/studio/workflow/ticket');
    const diagram = page.getByRole('group', { name: 'Diagram' });
    const first = diagram.getByRole('button', { name: /^Decision, documents/ });
    await first.waitFor();
    expect((await first.boundingBox())?.width).toBeGreaterThan(100);
    const [start, frame] = [
      await diagram.getByRole('img', { name: 'Beginning' }).boundingBox(),
      await diagram.boundingBox(),
    ];
    expect(start?.x).toBeGreaterThan(frame?.x ?? Infinity);
    expect(start?.x).toBeLessThan((frame?.x ?? 0) + (frame?.width ?? 0));

    await page.getByRole('button', { name: 'Play', exact: true }).click();
    const side = page.getByRole('region', { name: 'Play' });
    await side.getByLabel('Subject').first().fill('Help me');
    await side.getByLabel('Channel').first().click();
    await page.getByRole('option', { name: /mail/i }).first().click();
    await side.getByLabel('It begins at').fill('2026-03-02T09:00');
    await side.getByRole('button', { name: 'Begin', exact: true }).click();
    await diagram.getByRole('button', { name: /Work the request.*it stands here/ }).waitFor();
    await diagram.getByText('Taken in charge: 4 hr of work left').waitFor();
    await side.getByRole('button', { name: 'Forward' }).click();
    await diagram.getByText('Taken in charge: 3 hr of work left').waitFor();
    await diagram.getByRole('button', { name: /reception.*it came by here/ }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'studio-play');

    await page.getByRole('button', { name: 'Scenarios', exact: true }).click();
    await page.getByRole('switch', { name: 'Show it on the diagram' }).waitFor();
    await diagram.getByRole('button', { name: /reception.*tried by scenarios/ }).waitFor();
    expect(await diagram.getByRole('button', { name: /it stands here/ }).count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('switch', { name: 'Show it on the diagram' }).click();
    await diagram
      .getByRole('button', { name: /tried by scenarios/ })
      .first()
      .waitFor({ state: 'detached' });

    const scenarios = page.getByRole('region', { name: 'Scenarios' });
    await scenarios
      .getByRole('button', { name: /^Play “.*level II/ })
      .first()
      .click();
    await expect.poll(() => page.url()).toContain('side=play');
    await side.getByRole('heading', { name: /moves? ahead$/ }).waitFor();
    await diagram
      .getByRole('button', { name: /it stands here/ })
      .first()
      .waitFor();
    await side.getByRole('button', { name: 'All of them' }).click();
    await side.getByRole('heading', { name: /ahead$/ }).waitFor({ state: 'detached' });
    await picture(page, 'studio-play-opened');
    await side.getByRole('button', { name: 'Step back' }).click();
    await side.getByRole('heading', { name: '1 move ahead' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('a draft against the published version is marked on the diagram: what came, went and changed', async () => {
    const { page, faults } = await signedIn(product, 'admin');
    await page.goto('/studio');
    const tree = await page.request.get('/api/definitions/tree');
    const texts = (await tree.json()) as { kind: string; name: string; text: string }[];
    const text = texts.find(({ kind, name }) => kind === 'workflow' && name === 'knowledge_approval')?.text;
    const changed = text?.replace(/^( {2})(\w+):(.*end: .*)$/m, '$1renamed_$2:$3');
    expect(changed).not.toBe(text);
    const unsaved = JSON.stringify([['workflow/knowledge_approval', changed]]);
    await page.evaluate(`sessionStorage.setItem('sportello.studio.unsaved', ${JSON.stringify(unsaved)})`);
    await page.goto('/studio/workflow/knowledge_approval');
    await page.getByRole('button', { name: 'Versions', exact: true }).click();
    await page.getByRole('switch', { name: 'Mark it on the diagram' }).waitFor();
    const changes = page.getByRole('list', { name: 'What has changed' });
    await changes
      .getByText(/renamed_/)
      .first()
      .waitFor();
    const diagram = page.getByRole('group', { name: 'Diagram' });
    await diagram.getByRole('button', { name: /^End, .*, new$/ }).waitFor();
    await diagram.getByRole('img', { name: /^End, .*, gone$/ }).waitFor();
    await diagram.getByRole('list', { name: 'What the marks mean' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'studio-compare');
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
