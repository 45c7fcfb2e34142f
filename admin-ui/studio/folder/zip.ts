/** A folder of definitions as a zip, and back. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { fileOf, type DefinitionText } from '../../../domain/definition-file.js';
import type { SourceFile } from '../../../engine/reading.js';

/** What no definition's folder comes near: a bomb does. */
const mostBytes = 32 * 1024 * 1024;
const mostFiles = 5_000;
/** What a file's name may not hold on some systems. */
const unsafe = /[\\:*?"<>|]/g;

/** The zip of these definitions, a folder a kind; `sportello check` takes what it holds. The same texts give the same bytes. */
export function zipOf(texts: readonly DefinitionText[]): Uint8Array<ArrayBuffer> {
  const files: Record<string, Uint8Array> = {};
  for (const each of texts) files[freeName(fileOf(each).replaceAll(unsafe, ' '), files)] = strToU8(each.text);
  return new Uint8Array(zipSync(files, { mtime: new Date(1980, 0, 1, 12) }));
}

/** The YAML files of a zip. @throws TooMuch for one that holds more than a tree of definitions may; Error for what is no zip */
export function filesInZip(bytes: Uint8Array): readonly SourceFile[] {
  let [total, count] = [0, 0];
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!isDefinitionFile(name)) return false;
      total += originalSize;
      count += 1;
      if (total > mostBytes || count > mostFiles) throw new TooMuch();
      return true;
    },
  });
  return Object.entries(files).map(([path, content]) => ({ path, text: strFromU8(content) }));
}

/** Whether a file may be a definition; those of archives' makers and hidden ones are none. */
export function isDefinitionFile(path: string): boolean {
  return (
    /\.ya?ml$/.test(path) && !path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX')
  );
}

/** More than a tree of definitions holds. */
class TooMuch extends Error {
  constructor() {
    super(`more than ${String(mostFiles)} files or ${String(mostBytes)} bytes; choose the definitions alone`);
  }
}

/** Two sentences that differ in what a name can't hold need names of their own. */
function freeName(path: string, taken: Readonly<Record<string, unknown>>): string {
  if (!(path in taken)) return path;
  const [, stem = path, ending = ''] = /^(.*?)((?:\.scenario|\.simulation)?\.yaml)$/.exec(path) ?? [];
  let number = 2;
  while (`${stem} ${String(number)}${ending}` in taken) number += 1;
  return `${stem} ${String(number)}${ending}`;
}
