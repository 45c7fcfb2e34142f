import { keptSecret } from './kept-secret.js';
import type { Settings } from './settings.js';

/**
 * The 32 bytes under which the keys of personal data are wrapped: the setting, else the one kept in the home, made at
 * the first start (mode 0600). Losing it loses all personal data, so a broken file is never replaced.
 * @throws when production has no MASTER_KEY, or the kept file doesn't hold 32 bytes
 */
export function masterKey(settings: Settings): Buffer {
  if (settings.masterKey !== null) return settings.masterKey;
  if (settings.mode === 'production')
    throw new Error('MASTER_KEY is missing: production keeps no key of its own');
  return keptSecret(settings.home, 'master-key');
}
