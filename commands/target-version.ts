/** Which version an instance is to go over to. */
import type { Refusal } from '../engine/outcome.js';
import { loadForCommand } from '../store/load.js';
import { findProgram } from '../store/programs.js';
import type { CommandContext } from './context.js';
import { refused } from './refused.js';
import { worded } from '../engine/wording/worded.js';

/** The version that is named, or (null) that which starts of the instance's workflow take now; refused where there is none such. */
export async function targetVersion(
  context: Pick<CommandContext, 'db' | 'programs'>,
  instance: string,
  named: string | null,
): Promise<{ readonly ok: true; readonly version: string } | Refusal> {
  const { row } = await loadForCommand(context.db, instance, '');
  if (row === null) return refused('not_found', worded`There is no instance ${instance}.`);
  if (named === null) {
    const version = await context.programs.current(row.workflow);
    return version === null
      ? refused('conflict', worded`No version of the workflow ${row.workflow} is published; name one.`)
      : { ok: true, version };
  }
  const program = await findProgram(context.db, named);
  if (program?.workflow.name === row.workflow) return { ok: true, version: named };
  return refused('not_found', worded`The workflow ${row.workflow} has no version ${named}.`);
}
