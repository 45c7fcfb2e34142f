/** What looking at an instance takes, without changing it; a run is one. `at`: the instant at which it is looked at. */
import type { Program } from '../definition.js';
import type { State } from '../state.js';
import type { ProgramIndex } from './program-places.js';

export interface Standpoint {
  readonly program: Program;
  readonly index: ProgramIndex;
  readonly draft: State;
  readonly at: number;
}
