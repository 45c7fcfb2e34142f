/** Writes each text file of the build a second and a third time, compressed, so that the server never compresses while it answers. */
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const texts = /\.(js|css|html|svg|json)$/;
const leastBytes = 1024;
/** The best quality costs a second a megabyte: what is larger is of areas that few open. */
const bestUpTo = 500_000;

/** The plugin; `.gz` and `.br` lie beside their file. */
export function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    writeBundle({ dir = '' }) {
      for (const path of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
        if (!texts.test(path)) continue;
        const file = join(dir, path);
        const text = readFileSync(file);
        if (text.length < leastBytes) continue;
        writeFileSync(`${file}.gz`, gzipSync(text, { level: 9 }));
        const quality = { [constants.BROTLI_PARAM_QUALITY]: text.length > bestUpTo ? 9 : 11 };
        writeFileSync(`${file}.br`, brotliCompressSync(text, { params: quality }));
      }
    },
  };
}
