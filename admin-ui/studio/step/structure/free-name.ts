import { isName } from '../../is-name.js';

/** Whether a step can have this name; `taken` are those of steps and clocks. */
export function isFreeName(name: string, taken: readonly string[]): boolean {
  return isName(name) && name !== 'end' && !taken.includes(name);
}
