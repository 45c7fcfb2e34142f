import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

// Bundling the workflows for the sandbox takes seconds, and every worker needs it at its start: also the one that takes
// the place of a killed one. So the bundle is kept in the project's cache, named by the hash of all that can enter it.

const root = fileURLToPath(new URL('..', import.meta.url));
/** The folders that a workflow may import from, and what fixes the libraries. */
const sources = ['workflows', 'engine', 'domain', 'package-lock.json'] as const;

/**
 * The path of the workflows' bundle, made if the sources have changed since the last one.
 * @throws when the workflows can't be bundled (an import that the sandbox forbids), or the cache can't be written
 */
export async function workflowBundle(
  cache: string = join(root, '.cache'),
): Promise<{ readonly codePath: string }> {
  const codePath = join(cache, `workflows-${hashOf(sources.map((source) => join(root, source)))}.cjs`);
  if (existsSync(codePath)) return { codePath };
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(root, 'workflows', 'index.ts'),
    logger: new DefaultLogger('WARN'),
  });
  mkdirSync(dirname(codePath), { recursive: true });
  const draft = `${codePath}.${process.pid}.draft`;
  writeFileSync(draft, code);
  renameSync(draft, codePath);
  return { codePath };
}

function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths)
    for (const file of filesOf(path))
      hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex').slice(0, 16);
}

function filesOf(path: string): string[] {
  if (/\.[a-z]+$/.test(path)) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
