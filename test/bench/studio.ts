/** From a key in the studio's text to what it changes on the page: diagnostics and diagram of a definition of 500 lines, in a real browser. */
import type { Page } from 'playwright-core';
import { signedIn, withBrowser } from '../support/browser.js';
import type { Extent } from './extent.js';
import { onInstallation } from './installation.js';
import { longWorkflow, stepsOfLongWorkflow } from './long-workflow.js';
import { percentile } from './spread.js';
import type { Table } from './table.js';

const middle = Math.floor(stepsOfLongWorkflow / 2);
const next = middle + 1;
const quietMs = 400;

/** What is typed where, again and again, and the part of the page that shows it. The cursor stands `before` the line's end by so many letters. */
const questions = [
  {
    what: 'diagnostics: an unknown step, and known again',
    line: `next: step_${String(next)}`,
    before: 0,
    keys: ['x', 'Backspace'],
    seenIn: 'section[aria-label="Problems"]',
  },
  {
    what: 'diagram: a letter of a title',
    line: `en: Step ${String(middle)}}`,
    before: 1,
    keys: ['x', 'Backspace'],
    seenIn: '.react-flow__nodes',
  },
  {
    what: 'diagram: another way, so another layout',
    line: `next: step_${String(next)}`,
    before: 0,
    keys: ['Backspace', String(next % 10)],
    seenIn: '.react-flow__edges',
  },
] as const;

/** Types into a long workflow and watches the page. */
export async function studio({ quick }: Extent): Promise<Table[]> {
  return onInstallation(async ({ url }) =>
    withBrowser(async (browser) => {
      const { page } = await signedIn({ url, browser }, 'admin', { width: 1600 });
      const rows = await rowsOf(page, quick ? 3 : 30);
      return [
        {
          title: 'From a key press in the studio to the page (ms)',
          columns: ['what changes', 'p50', 'p95'],
          rows,
          notes: [
            'A workflow of 500 lines among all that is shipped; Chromium without a screen, from the key event to the frame after the change.',
          ],
        },
      ];
    }),
  );
}

async function rowsOf(page: Page, turns: number): Promise<(string | number)[][]> {
  await keepLongWorkflow(page);
  const rows: (string | number)[][] = [];
  for (const { what, line, before, keys, seenIn } of questions) {
    await openAt(page, line, before);
    const took: number[] = [];
    for (let turn = 0; turn < turns; turn += 1)
      for (const key of keys) took.push(await fromKeyTo(page, key, seenIn));
    rows.push([what, percentile(took, 0.5), percentile(took, 0.95)]);
  }
  return rows;
}

async function keepLongWorkflow(page: Page): Promise<void> {
  const kept = await page.request.put('/api/definitions/workflow/long_workflow', {
    data: longWorkflow,
    headers: { 'Content-Type': 'application/yaml', 'If-Match': '*', Origin: new URL(page.url()).origin },
  });
  if (!kept.ok()) throw new Error(`the draft was not kept: ${String(kept.status())} ${await kept.text()}`);
}

/** Opens the workflow, with the cursor in the line that ends so. */
async function openAt(page: Page, line: string, before: number): Promise<void> {
  const number = longWorkflow.split('\n').findIndex((each) => each.endsWith(line)) + 1;
  // What was typed for the last question is not kept.
  await page.evaluate('sessionStorage.clear()');
  await page.goto(`/studio/workflow/long_workflow?line=${String(number)}`);
  await page.locator('.react-flow__node').first().waitFor();
  await page.locator('.cm-content').focus();
  await page.keyboard.press('End');
  for (let letter = 0; letter < before; letter += 1) await page.keyboard.press('ArrowLeft');
}

/** Milliseconds from the key's event to the frame after the first change there. */
async function fromKeyTo(page: Page, key: string, seenIn: string): Promise<number> {
  // What the last key began has ended.
  await page.waitForTimeout(quietMs);
  await page.evaluate(watching(seenIn));
  await page.keyboard.press(key);
  return page.evaluate('globalThis.took');
}

/** For the page: promises in `took` how long it takes. */
function watching(selector: string): string {
  return `{
    let began = null;
    addEventListener('keydown', ({ timeStamp }) => { began ??= timeStamp; }, { capture: true, once: true });
    globalThis.took = new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error('nothing changed within 20 s')), 20_000);
      const watch = new MutationObserver(() => {
        if (began === null) return;
        watch.disconnect();
        requestAnimationFrame(() => resolve(performance.now() - began));
      });
      const how = { subtree: true, childList: true, characterData: true, attributes: true };
      watch.observe(document.querySelector(${JSON.stringify(selector)}), how);
    });
    undefined;
  }`;
}
