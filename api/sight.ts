/** What a caller may see of instances. */
import { principalsOf } from '../store/people.js';
import type { Caller } from './environment.js';

/** The principals (`u:<name>`, `g:<group>`) by which a caller sees instances; null sees all. */
export function sightOf(caller: Caller): readonly string[] | null {
  return caller.rights.has('instances.read_all') ? null : principalsOf(caller);
}
