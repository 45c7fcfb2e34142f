import { readFileSync } from 'node:fs';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { settingsReference, toldSettings } from '../support/settings-reference.js';

// Said by the image itself, for the embedded parts, for tests.
const notOfCompose = ['SPORTELLO_HOME', 'TEMPORAL_UI_PORT', 'TUNING'];

describe('The settings', () => {
  it('each say what they are for', () => {
    const silent = toldSettings().filter(({ sentence }) => !/^\S.{15,}[.`]$/.test(sentence));
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('make docs/reference/settings.md', async () => {
    const page = await format(settingsReference(), { parser: 'markdown', printWidth: 110 });
    await expect(page).toMatchFileSnapshot('../../docs/reference/settings.md');
  });

  it('can each be said to the containers of docker-compose.yml', () => {
    const compose = readFileSync('docker-compose.yml', 'utf8');
    const missing = toldSettings().filter(({ name }) => !new RegExp(`^\\s+${name}: `, 'm').test(compose));
    expect(missing.map(({ name }) => name).sort()).toEqual(notOfCompose);
  });
});
