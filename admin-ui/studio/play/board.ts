/** The diagram as the board of a play: what is laid over it where the play stands. */
import type { Layers } from '../../parts/diagram/layers.js';
import type { ShownStanding } from './shown-play.js';

/** Where the instance that is played stands, the way it took, and its clocks at that instant. */
export function boardOf({ now, own }: Pick<ShownStanding, 'now' | 'own'>): Layers {
  return { now, active: own.active, path: ['(start)', ...own.entered], clocks: own.clocks };
}
