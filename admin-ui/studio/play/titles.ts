/** How the parts of a program are called to people who read no YAML. */
import type { Program, Title } from '../../../engine/definition.js';
import { indexOf } from '../../../engine/running/program-index.js';

/** A step's title, else its name with blanks. */
export function stepTitle(program: Program, step: string): Title {
  return indexOf(program).steps.get(step)?.step.title ?? step.replaceAll('_', ' ');
}
