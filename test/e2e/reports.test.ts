/** Reports in a real browser: history, pivot, calls, forecast; a month looked at down to a call, closed, and closed anew. */
import { DateTime } from 'luxon';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { organisationZone } from '../../domain/zone.js';
import { accessibilityFaults, picture, signedIn, startProduct, type Product } from '../support/browser.js';
import { tellCalls, tellEvents } from '../support/told-calls.js';
import { until } from '../support/until.js';

const month = DateTime.now().setZone(organisationZone).startOf('month').minus({ months: 1 });
const period = month.toFormat('yyyy-MM');
const days = month.daysInMonth ?? 31;
const perDay = 60;
const span = `from=${month.toISODate() ?? ''}&until=${month.endOf('month').toISODate() ?? ''}`;
const next = month.plus({ months: 1 }).toISODate() ?? '';
const ofPeriod = `/reports/periods/contact_centre/${period}`;

let product: Product;
beforeAll(async () => {
  product = await startProduct();
  await tellCalls(product, { seed: 3, from: month.toMillis(), days, perDay });
}, 180_000);
afterAll(() => product.stop());

/** What one sees is clean by axe, as wide as its window, and kept as a picture. */
async function looked(page: Page, name: string): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  await picture(page, name);
}

const drawn = (page: Page) => page.locator('svg text').first().waitFor();

/** Each page, what asks for it, and what is there once it is ready. */
const pages: readonly (readonly [
  id: string,
  name: string,
  path: string,
  ready: (page: Page) => Promise<unknown>,
])[] = [
  ['MON-2', 'history', `/reports/history?${span}`, drawn],
  ['MON-5', 'pivot', `/reports/pivot?${span}`, (page) => page.getByRole('table').waitFor()],
  ['MON-2', 'calls', `/reports/calls?${span}`, (page) => page.getByRole('table').waitFor()],
  ['MON-5', 'forecast', `/reports/forecast?from=${next}`, drawn],
  [
    'PEN-3',
    'levels',
    `/reports/levels?contract=contact_centre&period=${period}`,
    (page) => page.locator('article').first().waitFor(),
  ],
  ['PEN-3', 'periods', '/reports/periods', (page) => page.getByRole('table').waitFor()],
  ['PEN-3', 'period', ofPeriod, (page) => page.getByRole('table').first().waitFor()],
];

describe('reports', () => {
  test.each(pages)(
    '%s %s: in English by day, in Italian on a telephone in the dark',
    async (_, name, path, ready) => {
      const wide = await signedIn(product, 'sara', { height: 1400 });
      await wide.page.goto(path);
      await ready(wide.page);
      await looked(wide.page, `reports-${name}`);
      const narrow = await signedIn(product, 'sara', { locale: 'it', width: 360, height: 900, dark: true });
      await narrow.page.goto(path);
      await ready(narrow.page);
      await looked(narrow.page, `reports-${name}-narrow`);
      expect([...wide.faults, ...narrow.faults]).toEqual([]);
      await wide.context.close();
      await narrow.context.close();
    },
  );

  test('MON-2 the figures of the chart are in its table: by weekday, the calls of the month', async () => {
    const { page, context } = await signedIn(product, 'sara');
    await page.goto(`/reports/history?by=weekday&channel=phone&${span}`);
    const total = page
      .getByRole('row', { name: /^Total/ })
      .getByRole('cell')
      .first();
    expect(await total.innerText()).toBe((days * perDay).toLocaleString('en'));
    expect(await page.getByRole('rowheader').allInnerTexts()).toEqual(
      expect.arrayContaining(['Monday', 'Sunday']),
    );
    await context.close();
  });

  test('MON-2 contacts are chosen by a value that there is, by its title, or by one that is typed', async () => {
    const { page, faults, context } = await signedIn(product, 'sara');
    await page.goto(`/reports/history?by=weekday&channel=phone&${span}`);
    const total = page
      .getByRole('row', { name: /^Total/ })
      .getByRole('cell')
      .first();
    await total.waitFor();
    const language = page.getByRole('combobox', { name: 'Language' });
    await language.click();
    await page.getByRole('option', { name: 'German (de)' }).click();
    await page.waitForURL(/[?&]language=de(&|$)/);
    const all = days * perDay;
    const german = await until('fewer calls', async () => {
      const count = Number((await total.innerText()).replaceAll(/\D/g, ''));
      return count > 0 && count < all && count;
    });
    expect(await language.inputValue()).toBe('German');

    await language.fill('Italian');
    await language.press('Enter');
    await page.waitForURL(/[?&]language=it(&|$)/);
    await until('other calls', async () => {
      const count = Number((await total.innerText()).replaceAll(/\D/g, ''));
      return count > german && count < all;
    });
    await language.fill('tlh');
    await language.press('Enter');
    await page.waitForURL(/[?&]language=tlh(&|$)/);
    await total.waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
    await context.close();
  });

  test('PEN-3 a figure opens to its cases, and a case to the story of a single call', async () => {
    const { page, faults, context } = await signedIn(product, 'sara', { height: 1200 });
    await page.goto(`/reports/levels?contract=contact_centre&period=${period}`);
    const welcomed = page.locator('article', { hasText: 'SLA.C.1' });
    await welcomed.getByRole('link', { name: /missed/ }).click();
    await page.getByRole('heading', { name: /SLA.C.1/ }).waitFor();
    const first = page.getByRole('table').getByRole('link').first();
    await first.waitFor();
    await looked(page, 'reports-cases');
    await page.getByRole('link', { name: 'The same as a list of calls' }).click();
    await page.getByText(/SLA.C.1, .+: In the rest/).waitFor();
    await page
      .getByRole('row', { name: /blocked/ })
      .first()
      .waitFor();
    await looked(page, 'reports-calls-of-level');
    await page.goBack();
    await first.click();
    await page.getByText('What happened').waitFor();
    expect(await page.getByRole('definition').first().innerText()).toBe('blocked');
    await looked(page, 'reports-call');
    expect(faults).toEqual([]);
    await context.close();
  });

  test('MON-1 the wallboard shows the month so far against its thresholds', async () => {
    const { page, faults, context } = await signedIn(product, 'sara', { height: 1000 });
    await page.goto('/wallboard');
    await page.locator('li[data-standing]').first().waitFor();
    await looked(page, 'wallboard-levels');
    expect(faults).toEqual([]);
    await context.close();
  });

  test('a month is closed by the director, a late event makes a second edition with its difference', async () => {
    const { page, faults, context } = await signedIn(product, 'elena', { height: 1500 });
    await page.goto(ofPeriod);
    // What is signed is shown first, and nothing is signed unseen.
    await page.getByRole('row', { name: /SLA.C.1/ }).waitFor();
    const sign = page.getByRole('button', { name: 'Sign and close' });
    expect(await sign.isDisabled()).toBe(true);
    await looked(page, 'reports-period-to-close');
    await page.getByRole('checkbox').check();
    await sign.click();
    await page.getByText('Nothing has changed since it was closed.').waitFor();
    await page.getByText('signed by elena').waitFor();

    // What fell short costs, and a notice of it begins from here (PRC-1).
    const propose = page.getByRole('button', { name: 'Propose a notice' }).first();
    const begun = page.getByRole('link', { name: /Notice .+ begun/ });
    await propose.click();
    await begun.waitFor();
    const told = await begun.textContent();
    await page.reload();
    await propose.click();
    await begun.waitFor();
    expect(await begun.textContent()).toBe(told);

    const at = month.plus({ days: 2, hours: 10 }).toMillis();
    const late = { call: 'late-1', queue: 'info' } as const;
    await tellEvents(product, [
      { ...late, id: '1', kind: 'offered', at },
      { ...late, id: '2', kind: 'ended', at: at + 1_000 },
    ]);
    await page.reload();
    await page.getByText('Something has come since edition 1').waitFor();
    await page.getByRole('link', { name: 'call late-1' }).waitFor();
    await looked(page, 'reports-period-late');
    await page.getByLabel('Why a new edition').fill('The switch told of a call late');
    await page.getByLabel('Asked by').fill('Paolo');
    await page.getByRole('button', { name: 'Make the new edition' }).click();
    await page.getByRole('link', { name: 'Edition 2' }).waitFor();
    await page.getByText('What changed from edition 1 to 2').click();
    await page.getByRole('table', { name: 'Figures that changed' }).getByText('SLA.C.1').waitFor();
    await page.getByText('The switch told of a call late').waitFor();
    await looked(page, 'reports-period-editions');
    await tellEvents(product, [
      { ...late, call: 'late-2', id: '1', kind: 'offered', at },
      { ...late, call: 'late-2', id: '2', kind: 'ended', at: at + 1_000 },
    ]);
    await until('the list says that something has come', async () => {
      await page.goto('/reports/periods');
      await page
        .getByText(/changed since|^nothing$/)
        .first()
        .waitFor();
      return (await page.getByText('changed since').count()) > 0;
    });
    await looked(page, 'reports-periods-changed');
    expect(faults).toEqual([]);
    await context.close();
  });
});
