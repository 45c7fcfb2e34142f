/** Answers to the standard sheet. */
import { parametersFor, type Answers } from '../../../domain/audit/sheet.js';
import { standardSheet } from '../../../domain/audit/standard-sheet.js';

/** The best answer to every parameter, but for those that are given. */
export function answers(of: Answers = {}, kind: 'call' | 'mail' = 'call'): Answers {
  const all = parametersFor(standardSheet, kind).map(({ name, levels }): [string, string] => [
    name,
    levels.at(-1)?.name ?? '',
  ]);
  return { ...Object.fromEntries(all), ...of };
}
