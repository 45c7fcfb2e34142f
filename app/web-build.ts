/**
 * The interface's files, built by Vite into `.cache/web` when a source of theirs is newer than they are. In a process of
 * its own: the bundler's memory goes with it. An image has them built already, and no Vite.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the interface is made of; a change in any of these makes it anew. */
const sources = ['admin-ui', 'engine', 'domain', 'definitions'];
const mark = '.made-of';
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, '.cache', 'web');

/**
 * Makes the interface if what lies in `.cache/web` is of other sources, and answers its folder.
 * @throws with the bundler's last words if it can't be built
 */
export async function webBuild(say: (line: string) => void): Promise<string> {
  const state = sourcesState();
  const made = join(folder, mark);
  if (existsSync(made) && readFileSync(made, 'utf8') === state) return folder;
  say('Building the interface (once; a few seconds)');
  const draft = `${folder}.${String(process.pid)}`;
  await bundle(draft);
  writeFileSync(join(draft, mark), state);
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
  return folder;
}

/** The folder of what was built before; null if nothing was. */
export function builtWeb(): string | null {
  return existsSync(join(folder, 'index.html')) ? folder : null;
}

/** Names, sizes and instants of all sources, in one hash. */
function sourcesState(): string {
  const hash = createHash('sha256');
  for (const source of sources)
    for (const path of readdirSync(join(root, source), { recursive: true, encoding: 'utf8' }).sort()) {
      const { mtimeMs, size, isDirectory } = facts(join(root, source, path));
      if (!isDirectory) hash.update(`${source}/${path} ${String(size)} ${String(mtimeMs)}\n`);
    }
  return hash.update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
}

function facts(path: string) {
  const found = statSync(path);
  return { mtimeMs: found.mtimeMs, size: found.size, isDirectory: found.isDirectory() };
}

async function bundle(target: string): Promise<void> {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const config = join(root, 'admin-ui', 'vite.config.ts');
  const child = spawn(
    process.execPath,
    [vite, 'build', '--config', config, '--outDir', target, '--logLevel', 'warn'],
    { cwd: root, env: { NODE_ENV: 'production' }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let words = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => (words = (words + part.toString()).slice(-4_000)));
  const code = await new Promise<number | null>((settle) => child.once('close', settle));
  if (code === 0) return;
  rmSync(target, { recursive: true, force: true });
  throw new Error(`The interface could not be built (vite ended with ${String(code)}):\n${words}`);
}
