import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * 32 random bytes kept under a name in the home's folder `secrets`, made at the first call.
 * @throws when the kept file doesn't hold 32 bytes
 */
export function keptSecret(home: string, name: string): Buffer {
  const folder = join(home, 'secrets');
  const file = join(folder, name);
  const kept = readSecret(file);
  if (kept !== null) return kept;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, randomBytes(32).toString('base64'), { mode: 0o600, flush: true });
  try {
    linkSync(draft, file); // fails if another process was first: then its secret holds
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  const made = readSecret(file);
  if (made === null) throw new Error(`${file} was just made and is gone again`);
  return made;
}

function readSecret(file: string): Buffer | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const secret = Buffer.from(text.trim(), 'base64');
  if (secret.length === 32) return secret;
  throw new Error(
    `${file} holds ${secret.length} bytes, 32 are expected: restore it from where it was kept; ` +
      `only if there is no data that it protects, delete it and a new one is made`,
  );
}
