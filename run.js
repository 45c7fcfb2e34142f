/**
 * Runs a TypeScript file of this project: `node run.js app/main.ts start`.
 *
 * The sources are transpiled file by file into `.cache/transpiled`, each when its source is newer than what lies there,
 * and run from there as plain JavaScript. A loader such as tsx would do so at each start, in a thread and a process of its
 * own that stay, and wraps each function that is made at run time to keep its name: a tenth of the engine's time.
 */
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = import.meta.dirname;
const target = join(root, '.cache', 'transpiled');
const folders = [
  ...['engine', 'domain', 'workflows', 'activities', 'store', 'gateways', 'commands', 'api', 'app'],
  ...['test/bench', 'test/fuzz', 'test/support'],
];

/** What each transpiled file begins with: `import.meta.url` stays that of the source, from which other files are found. */
const here = (source, built) =>
  `const sourceUrl = new URL(${JSON.stringify(relative(dirname(built), source).split(sep).join('/'))}, import.meta.url).href;`;

function sourcesIn(folder) {
  let entries;
  try {
    entries = readdirSync(join(root, folder), { recursive: true });
  } catch {
    return []; // an image has no tests
  }
  return entries.filter((path) => path.endsWith('.ts')).map((path) => join(root, folder, path));
}

const builtOf = (source) => join(target, relative(root, source).replace(/\.ts$/, '.js'));
const programChangedAt = statSync(import.meta.filename).mtimeMs;

/** The source's own instant marks what was made of it; what an older version of this file made is made again. */
function isCurrent(source) {
  const built = statSync(builtOf(source), { throwIfNoEntry: false });
  return (
    built !== undefined &&
    Number(built.mtime) === Number(statSync(source).mtime) &&
    built.ctimeMs > programChangedAt
  );
}

async function transpile(sources) {
  const { transform, stop } = await import('esbuild');
  const one = async (source) => {
    const built = builtOf(source);
    const { mtime } = statSync(source);
    const text = readFileSync(source, 'utf8');
    const { code } = await transform(text, {
      loader: 'ts',
      format: 'esm',
      target: 'node20',
      sourcefile: source,
      ...(text.includes('import.meta.url')
        ? { define: { 'import.meta.url': 'sourceUrl' }, banner: here(source, built) }
        : {}),
    });
    mkdirSync(dirname(built), { recursive: true });
    // Several processes may do this at once, and one of them may be reading: a file is there whole or not at all.
    const draft = `${built}.${process.pid}.draft`;
    writeFileSync(draft, code);
    utimesSync(draft, mtime, mtime); // to the millisecond
    renameSync(draft, built);
  };
  await Promise.all(sources.map(one));
  await stop();
}

const entry = resolve(process.argv[2] ?? '');
const outdated = folders.flatMap(sourcesIn).filter((source) => !isCurrent(source));
if (outdated.length > 0) await transpile(outdated);
process.argv.splice(1, 2, builtOf(entry));
await import(pathToFileURL(builtOf(entry)).href);
