import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../admin-ui');
const folders = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('i18n/en.ts') && path !== 'i18n/en.ts')
  .map((path) => path.replace(/\/i18n\/en\.ts$/, ''));

describe('what the interface says', () => {
  test.each(folders)('%s says the same things in Italian and in English', async (folder) => {
    const [english, italian] = await Promise.all(
      ['en', 'it'].map(
        async (locale) => (await import(join(root, folder, 'i18n', `${locale}.ts`))) as object,
      ),
    );
    expect(keysOf(italian)).toEqual(keysOf(english));
  });
});

/** The paths of all texts, sorted. */
function keysOf(tree: unknown, at = ''): string[] {
  if (typeof tree !== 'object' || tree === null) return [at];
  return Object.entries(tree)
    .flatMap(([key, value]) => keysOf(value, `${at}/${key}`))
    .sort();
}
