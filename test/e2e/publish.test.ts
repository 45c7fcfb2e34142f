/** From a change to everybody's process: an administrator changes a deadline, plays it, publishes it; on the whole product. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults, picture, signedIn, startProduct, type Product } from '../support/browser.js';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const definition = '/api/definitions/workflow/ticket';
const hourMs = 3_600_000;

describe('changing a process', () => {
  test('four working hours become three: played, published, and what runs keeps its four', async () => {
    const { page, faults } = await signedIn(product, 'admin', { height: 1400 });
    const running = await newTicket(page);
    await change(page, definition, 'within: 4 working hours', 'within: 3 working hours');

    await page.goto('/studio/workflow/ticket');
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await page.getByLabel('It begins at').fill('2026-03-02T09:00');
    await page.getByRole('textbox', { name: 'Subject' }).fill('Help');
    await page.getByRole('combobox', { name: 'Channel' }).click();
    await page.getByRole('option', { name: 'E-mail', exact: true }).click();
    await page.getByRole('button', { name: 'Begin', exact: true }).click();
    await page.getByText('3 hr of work left').first().waitFor();
    // The diagram and the editor beside the play have tests of their own.
    const beside = /nopan|cm-scroller/;
    expect((await accessibilityFaults(page)).filter((fault) => !beside.test(fault))).toEqual([]);
    await picture(page, 'studio-play');
    await page.getByLabel('How much').fill('3');
    await page.getByRole('button', { name: 'Forward' }).click();
    await page.getByText('priority 80').first().waitFor();
    await page.getByRole('button', { name: 'Step back' }).click();
    await page.getByText('3 hr of work left').first().waitFor();

    await page.getByRole('button', { name: 'Scenarios', exact: true }).click();
    await page.getByText('Of 42 scenarios 5 fail.').waitFor();
    await picture(page, 'studio-scenarios');
    const failing = await withdrawFailing(page);
    expect(failing.length).toBe(5);

    await page.goto('/studio/publish');
    await page.getByText('pickup: 4 → 3 working hours').waitFor();
    await page.getByText('All 37 scenarios pass.').waitFor();
    await page.getByText('One instance of ticket runs with the version of before.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'studio-publish');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('Published: workflow ticket 2.').waitFor();

    expect(await pickupHours(page, running)).toBe(4);
    expect(await pickupHours(page, await newTicket(page))).toBe(3);
    expect(faults).toEqual([]);
  });

  test('what stands in the way is named, in Italian and on a telephone', async () => {
    const { page, faults } = await signedIn(product, 'admin', { locale: 'it' });
    await change(page, definition, 'calendar: operators', 'calendar: nowhere');
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto('/studio/publish');
    await page
      .getByRole('link', { name: /^workflow\/ticket\.yaml:\d+$/ })
      .first()
      .waitFor();
    await page.getByText('Così non si può pubblicare.').waitFor();
    expect(await page.getByRole('button', { name: 'Pubblica', exact: true }).isDisabled()).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'studio-publish-narrow');
    expect(faults).toEqual([]);
  });
});

/** Calls the API as the person of this page. */
async function api<Body>(page: Page, method: string, path: string, body?: unknown): Promise<Body> {
  const yaml = typeof body === 'string';
  const response = await page.request.fetch(path, {
    method,
    headers: {
      Origin: product.url,
      ...(body === undefined ? {} : { 'Content-Type': yaml ? 'application/yaml' : 'application/json' }),
    },
    ...(body === undefined ? {} : { data: yaml ? body : JSON.stringify(body) }),
  });
  if (!response.ok()) throw new Error(`${method} ${path}: ${response.status()} ${await response.text()}`);
  const json = response.headers()['content-type']?.includes('json') === true;
  return (json ? await response.json() : await response.text()) as Body;
}

async function change(page: Page, path: string, from: string, to: string): Promise<void> {
  const text = await api<string>(page, 'GET', path);
  expect(text).toContain(from);
  await api(page, 'PUT', path, text.replace(from, to));
}

async function newTicket(page: Page): Promise<string> {
  const data = { subject: 'Help', channel: 'email', language: 'en' };
  return (await api<{ id: string }>(page, 'POST', '/api/instances', { workflow: 'ticket', data })).id;
}

/** The working hours that a ticket's first clock has in all. */
async function pickupHours(page: Page, id: string): Promise<number> {
  const { clocks } = await api<{ clocks: { clock: string; total_ms: number }[] }>(
    page,
    'GET',
    `/api/instances/${id}`,
  );
  return (clocks.find(({ clock }) => clock === 'pickup')?.total_ms ?? 0) / hourMs;
}

/** Takes back the scenarios that hold on to the four hours. */
async function withdrawFailing(page: Page): Promise<readonly string[]> {
  const { scenarios } = await api<{ scenarios: { scenario: string; ok: boolean }[] }>(
    page,
    'POST',
    `${definition}/test`,
  );
  const failing = scenarios.flatMap(({ scenario, ok }) => (ok ? [] : [scenario]));
  for (const name of failing)
    await api(page, 'POST', `/api/definitions/scenario/${encodeURIComponent(name)}/withdraw`, {});
  return failing;
}
