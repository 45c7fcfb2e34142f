/**
 * vitest's global setup of `browser`: a first start of the product, of which each file gets a copy. What a first start makes
 * (cluster, tables, organisation, published definitions, built interface) costs more than the start itself.
 */
import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { homeAt } from '../../app/processes/home.js';
import { newHome, runSportello } from './server-process.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The home of a product that was started once and stopped. */
    productHome: string;
  }
}

export default async function setup(project: TestProject): Promise<(() => void) | undefined> {
  if (process.env.PRODUCT_URL !== undefined) return undefined;
  const home = newHome();
  const server = runSportello('start', home);
  await server.prints('Sportello is ready at');
  server.signal('SIGTERM');
  await server.exited;
  // Copies that run at the same time need ports of their own.
  rmSync(homeAt(home).ports, { force: true });
  project.provide('productHome', home);
  return () => rmSync(home, { recursive: true, force: true });
}
