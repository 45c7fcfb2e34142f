import type { SourceFile } from '../../../engine/reading.js';
import { filesInZip, isDefinitionFile } from './zip.js';

/** The YAML texts of chosen files: of a folder, one by one, or in a zip. @throws Error for a zip that can't be read */
export async function readChosen(chosen: readonly File[]): Promise<readonly SourceFile[]> {
  const read = await Promise.all(
    chosen.map(async (file): Promise<readonly SourceFile[]> => {
      const path = file.webkitRelativePath === '' ? file.name : file.webkitRelativePath;
      if (/\.zip$/i.test(file.name)) return filesInZip(new Uint8Array(await file.arrayBuffer()));
      return isDefinitionFile(path) ? [{ path, text: await file.text() }] : [];
    }),
  );
  return read.flat();
}
