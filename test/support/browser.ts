/** A real browser on the whole product: `npm start` on a copy of a home that was started once, Chromium, and what a page must never do. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { newHome, runSportello } from './server-process.js';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The product as a newcomer has it, and a browser. */
export interface Product {
  readonly url: string;
  readonly browser: Browser;
  /** Where mail is taken by SMTP, `host:port`. */
  readonly mailIn: string;
  stop(): Promise<void>;
}

/**
 * Starts all, with the demonstration's people and the shipped definitions; a few seconds on a quiet machine.
 * With `PRODUCT_URL` the one that runs there is used: for who writes a test and runs it again and again.
 */
export async function startProduct(environment: Readonly<Record<string, string>> = {}): Promise<Product> {
  const running = process.env.PRODUCT_URL;
  const browser = await launch();
  if (running !== undefined) return { url: running, browser, mailIn: '', stop: () => browser.close() };
  const { inject } = await import('vitest'); // here, as the bench uses the rest without it
  const home = newHome();
  // Not by Node: the owner of PostgreSQL's folder, which may be another user, must stay.
  execFileSync('cp', ['-a', `${inject('productHome')}/.`, home]);
  const server = runSportello('start', home, environment);
  const ready = await server.prints('Sportello is ready at');
  const url = /http:\/\/\S+/.exec(ready)?.[0] ?? '';
  const mailIn = /by SMTP at (\S+)/.exec(server.output())?.[1] ?? '';
  return {
    url,
    browser,
    mailIn,
    async stop() {
      await browser.close();
      server.signal('SIGTERM');
      await server.exited;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}

/** Does work with a browser, which is then closed. */
export async function withBrowser<Result>(work: (browser: Browser) => Promise<Result>): Promise<Result> {
  const browser = await launch();
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** A person at her browser; `faults` are what a page did wrong: errors on the console, calls to other hosts. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly faults: readonly string[];
}

interface VisitorOptions {
  readonly locale?: 'it' | 'en';
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  /** Whether she is shown the guided tour of an empty system; all others have had it. */
  readonly tour?: boolean;
}

/** What a visitor needs of the product. */
type Reached = Pick<Product, 'url' | 'browser'>;

/** Opens a browser of her own for somebody; nobody is signed in. */
export async function visit(product: Reached, options: VisitorOptions = {}): Promise<Visitor> {
  const context = await product.browser.newContext({
    locale: options.locale ?? 'en',
    timezoneId: 'Europe/Rome',
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    colorScheme: options.dark === true ? 'dark' : 'light',
    baseURL: product.url,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    // The browser itself tells of each refused request as an error; what a page does with it is the page's to show.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== product.url) faults.push(`other host: ${request.url()}`);
  });
  return { page, context, faults };
}

/** Opens a browser for somebody of the demonstration organisation and signs her in. */
export async function signedIn(
  product: Reached,
  name: string,
  options: VisitorOptions = {},
): Promise<Visitor> {
  const visitor = await visit(product, options);
  const { page, context } = visitor;
  if (options.tour !== true)
    // In the frames of the browser's own viewers there is no storage.
    await context.addInitScript(`globalThis.localStorage?.setItem('sportello.tour.${name}', 'had')`);
  // By the page's own request: its cookie is the browser's. How the sign-in page behaves is the frame's test.
  const answer = await page.request.post('/api/auth/sign-in/email', {
    data: { email: `${name}@example.org`, password: 'sportello' },
    headers: { Origin: product.url },
  });
  if (!answer.ok()) throw new Error(`${name} could not sign in: ${String(answer.status())}`);
  await page.goto('/');
  await page.locator('main').first().waitFor();
  return visitor;
}

/** What axe-core finds against WCAG 2.2 AA on the page, once nothing fades in or out any more; empty if nothing. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  // Not by `waitForFunction`, which evaluates again and again in the page, whose policy allows that to nobody.
  await page.evaluate(
    `Promise.all(document.getAnimations().filter(({effect}) => effect?.getTiming().iterations !== Infinity)
      .map(({finished}) => finished.catch(() => undefined)))`,
  );
  await page.evaluate(axeSource);
  const faults = await page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as { axe: { run(how: unknown): Promise<AxeResult> } };
    interface AxeResult {
      readonly violations: readonly {
        readonly id: string;
        readonly help: string;
        readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
      }[];
    }
    const { violations } = await axe.run({ runOnly: tags });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(
        (node) => `${id}: ${help}: ${node.html.slice(0, 200)} (${node.failureSummary.slice(0, 300)})`,
      ),
    );
  }, wcag);
  return [...faults, ...(await fieldsWithoutHelp(page))];
}

/**
 * The fields of a page that no sentence describes. Those of the studio, of forms and of questionnaires are described as far as
 * definitions describe them; boxes that have a name of their own mark rows.
 */
async function fieldsWithoutHelp(page: Page): Promise<readonly string[]> {
  if (/^\/(studio|public|request|questionnaire)/.test(new URL(page.url()).pathname)) return [];
  return page.evaluate(() => {
    const isDescribed = (field: Element) =>
      (field.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .some((id) => (document.getElementById(id)?.textContent ?? '').trim() !== '');
    return [...document.querySelectorAll('input, textarea, select, [role=combobox]')]
      .filter(
        (field) =>
          !field.matches(
            '[type=hidden], [type=file], [type=radio], [type=checkbox][aria-label], [aria-hidden=true]',
          ),
      )
      .filter((field) => field.closest('.rjsf, .sd-root-modern, [aria-hidden=true], [hidden]') === null)
      .filter((field) => !isDescribed(field))
      .map((field) => `no help: ${field.outerHTML.slice(0, 200)}`);
  });
}

/**
 * Keeps a picture of the page: in `docs/guide/pictures` when PICTURES=1 (they belong to the guide), else in `.cache/pictures`.
 * @returns the file
 */
export async function picture(page: Page, name: string): Promise<string> {
  const folder = join(
    import.meta.dirname,
    '../..',
    process.env.PICTURES === '1' ? 'docs/guide/pictures' : '.cache/pictures',
  );
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  return path;
}

/** What the browser receives as JavaScript, headers included, when the page is loaded with nothing kept, until it is usable. */
export async function scriptBytes(page: Page, usable: () => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const scripts = new Set<string>();
  let bytes = 0;
  session.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await page.reload();
  await usable();
  return bytes;
}
