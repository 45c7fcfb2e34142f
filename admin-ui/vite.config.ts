/** How the interface is built: into `.cache/web`, from which the server serves it; `vite` alone serves it for development beside `npm start`. */
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './vite-compressed.js';

const server = `http://127.0.0.1:${process.env['PORT'] ?? '8080'}`;

/** What may stand in the file that every area needs; of it stands there what four of them do need. */
const common = new RegExp(
  [
    'node_modules/(react|scheduler|@mui|@emotion|@popperjs|@tanstack|stylis|ra-|clsx|hoist-)',
    'admin-ui/(providers|keys|live|i18n|theme|parts/[^/]+$|parts/clock-chip)',
    'domain/rights',
  ].join('|'),
);

export default defineConfig({
  root: import.meta.dirname,
  publicDir: 'static',
  plugins: [react(), compressed()],
  resolve: {
    alias: { '@rjsf/validator-ajv8': join(import.meta.dirname, 'parts/form/default-validator.ts') },
  },
  build: {
    outDir: '../.cache/web',
    emptyOutDir: true,
    target: 'es2023',
    // Everything is read by browsers of this decade; sizes are told by the bench, not by the build.
    chunkSizeWarningLimit: 2_000,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What most areas need is one file: each file costs its headers, and compresses worse alone.
          groups: [{ name: 'common', test: common, minShareCount: 4 }],
        },
      },
    },
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': { target: server, changeOrigin: false } } },
});
