/** The folder of recordings that the switch plays: each lies there once, under the hash of what it holds. */
import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Sounds {
  /** Puts a WAV file there, if it isn't; answers its path. */
  readonly keep: (content: Uint8Array) => Promise<string>;
}

/** Makes one over a folder that the switch reads at the same path. */
export function createSounds(folder: string): Sounds {
  return {
    async keep(content) {
      const path = join(folder, `${createHash('sha256').update(content).digest('hex')}.wav`);
      const there = await access(path).then(
        () => true,
        () => false,
      );
      if (there) return path;
      await mkdir(folder, { recursive: true });
      // The switch, and another worker, find all of it or nothing.
      const part = `${path}.${randomUUID()}`;
      await writeFile(part, content, { mode: 0o644 });
      await rename(part, path);
      return path;
    },
  };
}
