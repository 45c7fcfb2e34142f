/** Which fields of their data tell the contacts of each workflow apart in reports, as its current version says. */
import type { ContactFields } from '../../store/history.js';
import { listCurrentVersions } from '../../store/definitions.js';
import type { CommandContext } from '../context.js';

/** By workflow; one that says nothing has the fields of the same name. */
export async function contactFields({
  db,
  programs,
}: Pick<CommandContext, 'db' | 'programs'>): Promise<ContactFields> {
  const current = await listCurrentVersions(db);
  const told = await Promise.all(
    current.map(async ({ workflow, hash }) => {
      const { dimensions } = (await programs.get(hash)).workflow;
      return dimensions === undefined ? [] : [[workflow, dimensions] as const];
    }),
  );
  return Object.fromEntries(told.flat());
}
