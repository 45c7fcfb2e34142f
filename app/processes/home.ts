import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// SPORTELLO_HOME: everything that is kept between starts, and who runs on it now.

export interface Home {
  readonly folder: string;
  readonly lock: string;
  readonly processes: string;
  readonly ports: string;
  readonly logs: string;
  readonly postgres: string;
  readonly temporal: string;
}

/** Where things lie in a home. */
export function homeAt(folder: string): Home {
  return {
    folder,
    lock: join(folder, 'lock'),
    processes: join(folder, 'processes.json'),
    ports: join(folder, 'ports.json'),
    logs: join(folder, 'logs'),
    postgres: join(folder, 'postgres'),
    temporal: join(folder, 'temporal'),
  };
}

/** Makes the home where it is missing. */
export function makeHome(folder: string): Home {
  const home = homeAt(folder);
  // 0711 and not 0700: as root, PostgreSQL runs as another user, who must pass through to its own folder.
  mkdirSync(home.folder, { recursive: true });
  chmodSync(home.folder, 0o711);
  for (const inner of [home.logs, home.temporal]) mkdirSync(inner, { recursive: true, mode: 0o700 });
  return home;
}

/** Writes a small JSON file so that a reader sees the old text or the new one, never half of it. */
export function writeJson(file: string, value: unknown): void {
  const draft = `${file}.${process.pid}.draft`;
  writeFileSync(draft, JSON.stringify(value, null, 2), { mode: 0o600 });
  renameSync(draft, file);
}

/** Reads a small JSON file; undefined when it is missing or broken (a power loss): it can be made anew. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
