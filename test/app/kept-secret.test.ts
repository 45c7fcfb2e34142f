import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keptSecret } from '../../app/kept-secret.js';
import { masterKey } from '../../app/master-key.js';
import { readSettings } from '../../app/settings.js';

let home = '';
beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'sportello-'))));
afterEach(() => rmSync(home, { recursive: true }));

describe('the master key', () => {
  test('is made once in the home, readable by its owner only', () => {
    const settings = readSettings({ SPORTELLO_HOME: home });
    const made = masterKey(settings);
    expect(made).toHaveLength(32);
    expect(masterKey(settings)).toEqual(made);
    expect(statSync(join(home, 'secrets', 'master-key')).mode & 0o777).toBe(0o600);
  });

  test('that is broken is never replaced', () => {
    keptSecret(home, 'master-key');
    const file = join(home, 'secrets', 'master-key');
    writeFileSync(file, 'short');
    expect(() => masterKey(readSettings({ SPORTELLO_HOME: home }))).toThrow(/holds 3 bytes, 32 are expected/);
    expect(readFileSync(file, 'utf8')).toBe('short');
  });

  test('comes from the setting where there is one', () => {
    const key = Buffer.alloc(32, 'k');
    expect(masterKey(readSettings({ SPORTELLO_HOME: home, MASTER_KEY: key.toString('hex') }))).toEqual(key);
  });
});
