/** Operations and settings: an incident found and repaired, many cancelled at once, somebody let in; on the whole product in a real browser. */
import type { Page } from 'playwright-core';
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
  // A host that may be called, where nobody listens.
  product = await startProduct({ HTTP_CALL_HOSTS: '127.0.0.1:9' });
});
afterAll(() => product.stop());

const failing = `workflow: told_outside
title: {it: Avvisa fuori, en: Tell outside}
start: {groups: [supervisors, level_1]}
see: {groups: [supervisors]}
steps:
  tell:
    title: {it: Avvisa il registro, en: Tell the register}
    do: http_call
    with: {url: "http://127.0.0.1:9/", method: POST}
    retry: {attempts: 1}
  over: {end: told}
`;

/** Calls the API as whoever is signed in at this page. */
async function asked(page: Page, method: string, path: string, body: unknown): Promise<unknown> {
  const yaml = typeof body === 'string';
  const answer = await page.request.fetch(path, {
    method,
    headers: { Origin: product.url, 'Content-Type': yaml ? 'application/yaml' : 'application/json' },
    data: yaml ? body : JSON.stringify(body),
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}

describe('operations', () => {
  test('a supervisor finds an incident by the list and repairs it by giving the result', async () => {
    const admin = await signedIn(product, 'admin');
    await asked(admin.page, 'PUT', '/api/definitions/workflow/told_outside', failing);
    await asked(admin.page, 'POST', '/api/definitions/workflow/told_outside/publish', {});
    await asked(admin.page, 'POST', '/api/instances', { workflow: 'told_outside', data: {} });
    const { page, faults } = await signedIn(product, 'sara');
    await page.goto('/operations');
    await page.getByLabel('With an incident').click();
    await page.waitForURL(/incident=yes/);
    const incident = page.getByText('1 incident');
    for (let tries = 0; tries < 30 && !(await incident.isVisible()); tries += 1) {
      await page.reload();
      await incident.waitFor({ timeout: 2_000 }).catch(() => undefined);
    }
    expect(new URL(page.url()).searchParams.get('incident')).toBe('yes');
    await page.getByRole('link', { name: /told_outside-/ }).click();
    await page.getByText('“Tell the register” stands still').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'operations-incident');
    await page.getByRole('button', { name: 'Give the result' }).click();
    await page.getByLabel('Result in its place').fill('{"status": 200}');
    await page.getByRole('button', { name: 'Give it' }).click();
    await page.getByText('sara gave the result of “Tell the register”').waitFor();
    await page.getByText('It is over.').waitFor();
    expect(faults).toEqual([]);
  });

  test('many are cancelled at once, after a look at whom it touches', async () => {
    const { page, faults } = await signedIn(product, 'sara');
    for (const subject of ['First of the bulk', 'Second of the bulk'])
      await asked(page, 'POST', '/api/instances', {
        workflow: 'ticket',
        data: { subject, channel: 'email', language: 'en' },
      });
    await page.goto('/operations?workflow=ticket&state=running');
    await page.getByText('Second of the bulk').waitFor();
    await picture(page, 'operations-list');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByLabel('Mark all of this page').check();
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await page.getByText('This touches 2 requests:').waitFor();
    await page.getByLabel('Reason').fill('entered twice');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Cancel (2)' }).click();
    await page.getByText('2 done, 0 refused, 0 not tried').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByText('No request fits.').waitFor();
    expect(faults).toEqual([]);
  });

  test('a supervisor notes something on a request, and watches it', async () => {
    const { page, faults } = await signedIn(product, 'sara');
    const { id, number } = (await asked(page, 'POST', '/api/instances', {
      workflow: 'ticket',
      data: { subject: 'One with a note', channel: 'email', language: 'en' },
    })) as { readonly id: string; readonly number: string };
    await page.goto(`/operations/instances/${id}`);
    await page.getByRole('button', { name: /^Note/ }).click();
    await page.keyboard.type('The office has been called');
    await page.keyboard.press('Control+Enter');
    await page.getByText('sara noted: The office has been called').waitFor();
    await page.getByRole('button', { name: 'Watch', exact: true }).click();
    await page.getByRole('button', { name: 'Watched', pressed: true }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'operations-note');
    await page.goto('/operations');
    await page.getByLabel('Watched by me').click();
    await page.waitForURL(/watched=yes/);
    await page.getByRole('link', { name: new RegExp(number) }).waitFor();
    expect(faults).toEqual([]);
  });

  test('a supervisor sees when a process starts by itself, pauses it and lets it go on', async () => {
    const admin = await signedIn(product, 'admin');
    const monthly = `workflow: monthly_plan
title: {it: Piano del mese, en: Plan of the month}
calendar: operators
start: {every: {cron: "0 8 1 * *"}}
steps:
  plan: {task: Plan, to: {group: level_1}}
`;
    await asked(admin.page, 'PUT', '/api/definitions/workflow/monthly_plan', monthly);
    await asked(admin.page, 'POST', '/api/definitions/workflow/monthly_plan/publish', {});
    const { page, faults } = await signedIn(product, 'sara');
    await page.goto('/operations');
    await page.getByRole('link', { name: 'By itself' }).click();
    const row = page.getByRole('row', { name: /Plan of the month/ });
    await row.getByText('Not yet').waitFor();
    await row.getByRole('button', { name: 'Pause the starts of monthly_plan' }).click();
    await page.getByLabel('Why (if you like)').fill('August');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await row.getByText(/paused by sara.*August/).waitFor();
    await picture(page, 'operations-schedules');
    await row.getByRole('button', { name: 'Let the starts of monthly_plan go on' }).click();
    await row.getByRole('button', { name: 'Pause the starts of monthly_plan' }).waitFor();
    expect(faults).toEqual([]);
  });

  test('a supervisor tries a migration of many before it: which go over, which are refused and why', async () => {
    const admin = await signedIn(product, 'admin');
    const text = (step: string) => `workflow: moves
title: {it: Si sposta, en: Moves}
start: {groups: [supervisors, level_1]}
see: {groups: [supervisors]}
steps:
  ${step}: {task: Wait, to: {group: level_1}}
`;
    const publish = async (step: string) => {
      await asked(admin.page, 'PUT', '/api/definitions/workflow/moves', text(step));
      await asked(admin.page, 'POST', '/api/definitions/workflow/moves/publish', {});
    };
    await publish('first');
    await asked(admin.page, 'POST', '/api/instances', { workflow: 'moves', data: {} });
    await publish('second');
    await asked(admin.page, 'POST', '/api/instances', { workflow: 'moves', data: {} });
    const { page, faults } = await signedIn(product, 'sara', { locale: 'it' });
    await page.goto('/operations?workflow=moves&state=running');
    await page
      .getByRole('link', { name: /moves-/ })
      .first()
      .waitFor();
    await page.getByRole('table').getByRole('checkbox').first().check();
    await page.getByRole('button', { name: 'All’ultima versione', exact: true }).click();
    await page
      .getByText('Provato: 0 passerebbero, 1 usano già l’ultima versione, 1 sarebbero rifiutate.')
      .waitFor();
    await page.getByText(/rifiutata: Il passo first è attivo/).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'operations-migration-it');
    expect(faults).toEqual([]);
  });

  test('a supervisor sees on the diagram at which step requests stay, for a period, and goes on to those that stand there', async () => {
    const { page, faults } = await signedIn(product, 'sara');
    await asked(page, 'POST', '/api/instances', {
      workflow: 'ticket',
      data: { subject: 'One for the heat', channel: 'email', language: 'en' },
    });
    await page.goto('/operations?workflow=ticket');
    await page.getByRole('link', { name: 'Step by step' }).click();
    await page.getByText(/Of \d+ requests? that began in the period/).waitFor();
    const table = page.getByRole('table', { name: 'What happens at which step' });
    await table.getByRole('button').first().waitFor();
    await page
      .getByRole('img', { name: /entered [1-9]\d* times?, median time/ })
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Median time' }).click();
    await page.waitForURL(/by=median_ms/);
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'operations-heat');
    await page.getByRole('combobox', { name: 'Period' }).click();
    await page.getByRole('option', { name: 'from … to …' }).click();
    await page.getByLabel('From', { exact: true }).fill('2020-01-01');
    await page.getByLabel('Until', { exact: true }).fill('2020-01-31');
    await page.getByText('Of 0 requests that began in the period.').waitFor();
    await page.goto('/operations/heat/ticket');
    await table.getByRole('link').first().click();
    await page.getByText('One for the heat').first().waitFor();
    expect(faults).toEqual([]);
  });

  test('the drawing of the steps fits a telephone, in Italian and dark', async () => {
    const { page, faults } = await signedIn(product, 'sara', { locale: 'it', width: 360, dark: true });
    await page.goto('/operations/heat/ticket?by=breaches');
    await page.getByText(/richiest[ae] apert[ae] nel periodo/).waitFor();
    await page.locator('.react-flow__node').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    await picture(page, 'operations-heat-360');
    expect(faults).toEqual([]);
  });

  test.each([
    { locale: 'it', width: 360, dark: false },
    { locale: 'it', width: 1440, dark: true },
  ] as const)('in $locale at $width px, dark $dark: list and page are accessible', async (how) => {
    const { page, faults } = await signedIn(product, 'sara', how);
    await page.goto('/operations');
    await page
      .getByRole('link', { name: /ticket-|told_outside-/ })
      .first()
      .click();
    await page.getByText('Che cosa è successo').waitFor();
    await page.getByText(/ha aperto la richiesta|La richiesta è arrivata/).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    await picture(page, `operations-instance-${String(how.width)}`);
    expect(faults).toEqual([]);
  });
});

describe('settings', () => {
  test('an administrator makes a user with a group, who then signs in; what is refused is said at the field', async () => {
    const { page, faults } = await signedIn(product, 'admin');
    await page.goto('/settings/users/new');
    await page.getByLabel('Short name').fill('greta');
    await page.getByLabel('Name', { exact: true }).fill('Greta Nuova');
    await page.getByLabel('E-mail').fill('anna@example.org');
    await page.getByLabel('Password').fill('sportello');
    await page.getByLabel('Groups').fill('level_1');
    await page.getByRole('option').first().click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.Mui-error').first().waitFor();
    await page.getByLabel('E-mail').fill('greta@example.org');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: 'Greta Nuova' }).waitFor();
    await picture(page, 'settings-users');
    expect(faults).toEqual([]);
    const greta = await visit(product);
    await greta.page.goto('/');
    await greta.page.getByLabel('E-mail').fill('greta@example.org');
    await greta.page.getByLabel('Password').fill('sportello');
    await greta.page.keyboard.press('Enter');
    await greta.page.getByRole('search').waitFor();
  });

  test('a group has a title in Italian and one in English, each shown to its readers', async () => {
    const { page, faults } = await signedIn(product, 'admin');
    await page.goto('/settings/groups');
    const card = page.locator('.MuiCard-root', { hasText: '(tutors)' });
    await card.getByLabel('Title in English').fill('Mentors');
    await card.getByRole('button', { name: 'Save' }).press('Enter');
    await page.getByRole('heading', { name: 'Mentors (tutors)' }).waitFor();
    expect(await card.getByLabel('Title in Italian').inputValue()).toBe('Tutor');
    expect(faults).toEqual([]);
    const italian = await signedIn(product, 'admin', { locale: 'it' });
    await italian.page.goto('/settings/groups');
    await italian.page.getByRole('heading', { name: 'Tutor (tutors)' }).waitFor();
  });

  test.each(['groups', 'roles', 'keys', 'audit', 'health', 'calendars'])(
    'the page %s is accessible',
    async (name) => {
      const { page, faults } = await signedIn(product, 'admin');
      await page.goto(`/settings/${name}`);
      await page.locator('main h2, main table, main li, main [role=combobox]').first().waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await picture(page, `settings-${name}`);
      expect(faults).toEqual([]);
    },
  );

  test('the search box finds requests by their words', async () => {
    const { page, faults } = await signedIn(product, 'sara');
    await page.keyboard.press('/');
    await page.keyboard.type('bulk');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Requests' }).waitFor();
    await page.getByText('First of the bulk').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});
