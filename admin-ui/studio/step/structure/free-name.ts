import { nameKeys } from '../../../../engine/reading/schema-parts.js';

/** Whether a step can have this name; `taken` are those of steps and clocks. */
export function isFreeName(name: string, taken: readonly string[]): boolean {
  return new RegExp(nameKeys).test(name) && name !== 'end' && !taken.includes(name);
}
