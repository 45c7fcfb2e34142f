import type { OpenPlay } from '../../engine/scenario/play-engine.js';
import { onStopSignals } from '../processes/stop-signals.js';
import { readSettings } from '../settings.js';
import { openTemporalPlay } from './temporal-play.js';
import { openTrial } from './trial.js';

/** The shell's status of a program that Ctrl-C ended. */
const interrupted = 130;

/**
 * Runs something that plays on a real Temporal server, in an environment made for it and removed afterwards; what is said
 * goes to the standard error, since the standard output is for results. A Ctrl-C removes it too, and ends the process.
 * @throws when the environment does not become ready, or `play` throws
 */
export async function withTrial<Result>(play: (open: OpenPlay) => Promise<Result>): Promise<Result> {
  const opening = openTrial(readSettings(), (line) => process.stderr.write(`${line}\n`));
  const leave = () => process.exit(interrupted);
  const quiet = onStopSignals(() => void opening.then((trial) => trial.close()).then(leave, leave), leave);
  try {
    const trial = await opening;
    try {
      return await play(openTemporalPlay(trial));
    } finally {
      await trial.close();
    }
  } finally {
    quiet();
  }
}
