/** Waiting for a condition, never for a time. */
import { setTimeout as pause } from 'node:timers/promises';

/** What `look` gives as soon as it gives something. @throws when it gives nothing for half a minute, or for `seconds` */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  seconds = 30,
): Promise<T> {
  for (let tries = 0; tries < seconds * 20; tries += 1) {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found;
    await pause(50);
  }
  throw new Error(`It did not come about: ${what}`);
}
