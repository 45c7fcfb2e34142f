/** The definitions that are shipped, as texts under kind and name. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DefinitionText } from '../../domain/definition-file.js';
import { readTree } from '../../engine/reading.js';

const folder = join(import.meta.dirname, '../../definitions');

/** All of `definitions/`. */
export function shippedTexts(): readonly DefinitionText[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
  return readTree(files).definitions.map(({ kind, name, text }) => ({ kind, name, text }));
}
