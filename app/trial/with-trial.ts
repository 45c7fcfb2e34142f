/** A trial for as long as something takes. */
import type { OpenPlay } from '../../engine/scenario/play-engine.js';
import { readSettings } from '../settings.js';
import { openTemporalPlay } from './temporal-play.js';
import { openTrial } from './trial.js';

/**
 * Starts a trial, lets `use` play in it, and takes it away again. What the trial says is told only when it can't start.
 * @throws when it can't start, and what `use` throws
 */
export async function withTrial<T>(use: (open: OpenPlay) => Promise<T>): Promise<T> {
  const said: string[] = [];
  const trial = await openTrial(readSettings(), (line) => said.push(line)).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error([`The Temporal engine of trials can't start: ${message}`, ...said].join('\n'), {
      cause: error,
    });
  });
  try {
    return await use(openTemporalPlay(trial));
  } finally {
    await trial.close();
  }
}
