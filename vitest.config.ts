import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.js';

// Who waits for processes leaves a core to another: these run two files at a time, of whichever of them, on any machine.
const withProcesses = {
  maxWorkers: 2,
  sequence: { groupOrder: 2 },
} satisfies TestProjectInlineConfiguration['test'];

// `unit`: no process but our own, milliseconds. `api`: a real PostgreSQL besides, a database a file. In both, files run in
// as many processes as there are cores, and those of a process share its modules: loading them cost more than the tests.
// `system`: PostgreSQL and Temporal, started by the tests. `browser`: Chromium on the whole product.
// `fax`: a real HylaFAX whose modems call each other; skipped where it is not installed.
// `telephony`: a real RustPBX that calls telephones of ours; skipped where it is not on PATH.
// `kill`: the proof by force, 20 kills here, 200 by `npm run test:kill`.
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/{engine,domain,gateways,api,commands,app,admin-ui,scenarios}/**/*.test.ts'],
          maxWorkers: '100%',
          isolate: false,
          sequence: { groupOrder: 0 },
          // None takes long where the machine is free; this is for one that is not.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'api',
          include: ['test/system/{api,store}/**/*.test.ts'],
          globalSetup: ['test/support/postgres.ts'],
          maxWorkers: '100%',
          isolate: false,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          ...withProcesses,
          name: 'system',
          include: ['test/system/**/*.test.ts'],
          exclude: ['test/system/{api,store}/**'],
          globalSetup: ['test/support/postgres.ts', 'test/support/bundled.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          ...withProcesses,
          name: 'browser',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/support/product-home.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          ...withProcesses,
          name: 'fax',
          include: ['test/fax/**/*.test.ts'],
          globalSetup: ['test/support/bundled.ts'],
          testTimeout: 150_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          ...withProcesses,
          name: 'telephony',
          include: ['test/telephony/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...withProcesses,
          name: 'kill',
          include: ['test/kill/**/*.test.ts'],
          globalSetup: ['test/support/built.ts'],
          testTimeout: 3_600_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
