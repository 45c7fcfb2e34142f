/** How the interface is built: into `.cache/web`, from which the server serves it; `vite` alone serves it for development beside `npm start`. */
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './vite-compressed.js';

const server = `http://127.0.0.1:${process.env['PORT'] ?? '8080'}`;

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
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': { target: server, changeOrigin: false } } },
});
