/** The instances of a play: the one that is played, and those that it called. */
import type { PlayedInstance, Standing } from './play-engine.js';

/** All of them, numbered as for `PlayEngine.send`. */
export function instancesOf(standing: Standing): readonly (PlayedInstance & { readonly at: number })[] {
  const { program, state, closed, others } = standing;
  return [{ program, state, closed }, ...others].map((each, at) => ({ ...each, at }));
}

/** Those that have a step: the one that is played where it has it, else all others. */
export function instancesWith(
  standing: Standing,
  has: (instance: PlayedInstance) => boolean,
): readonly PlayedInstance[] {
  return has(standing) ? [standing] : standing.others.filter(has);
}
