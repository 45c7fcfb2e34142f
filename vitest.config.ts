import { defineConfig } from 'vitest/config';

// `unit`: no process but our own, milliseconds. `system`: real PostgreSQL and Temporal, started by the tests.
// `browser`: Chromium on the whole product.
// `fax`: a real HylaFAX whose modems call each other; skipped where it is not installed.
// `kill`: the proof by force, 20 kills here, 200 by `npm run test:kill`. One after the other: they would starve each other.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          sequence: { groupOrder: 0 },
          // None takes long where the machine is free; this is for one that is not.
          testTimeout: 30_000,
          include: ['test/{engine,domain,gateways,api,commands,app,admin-ui,scenarios}/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'system',
          sequence: { groupOrder: 1 },
          globalSetup: ['test/support/postgres.ts'],
          include: ['test/system/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'browser',
          sequence: { groupOrder: 2 },
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'fax',
          sequence: { groupOrder: 3 },
          include: ['test/fax/**/*.test.ts'],
          testTimeout: 150_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'kill',
          sequence: { groupOrder: 4 },
          include: ['test/kill/**/*.test.ts'],
          testTimeout: 3_600_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
