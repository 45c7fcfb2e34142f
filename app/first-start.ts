/** What a first start puts into an empty store: the default roles, the definitions of the folder, and, outside production, a demonstration organisation; and what the first start of a version adds. */
import { fileURLToPath } from 'node:url';
import type { CommandContext } from '../commands/context.js';
import { createDefaultRoles, createDemoOrganisation } from '../commands/demo-organisation.js';
import { giveNewRights } from '../commands/new-rights.js';
import { importDefinitions } from '../commands/definitions.js';
import { readTree } from '../engine/reading.js';
import { listDefinitions } from '../store/definitions.js';
import { inTransaction, type Store } from '../store/store.js';
import type { WorkingSettings } from './contexts.js';
import { readFolder } from './definition-files.js';

const shipped = fileURLToPath(new URL('../definitions', import.meta.url));

/** Fills what is empty; changes nothing in a store that is in use: after the first start the store is the truth. Throws if the shipped definitions have errors. */
export async function firstStart(
  settings: WorkingSettings,
  context: CommandContext & { readonly db: Store },
): Promise<void> {
  const isEmpty = (await listDefinitions(context.db, null)).length === 0;
  if (settings.mode === 'production') await createDefaultRoles(context.db);
  else await createDemoOrganisation(context.db);
  const added = await giveNewRights(context.db);
  // In an empty store all is new: nobody has to be told.
  if (added.length > 0 && !isEmpty)
    context.log.info({ added }, 'the role of administrators has the rights of this version');
  if (!isEmpty) return;
  const texts = readTree(readFolder(shipped)).definitions.map(({ kind, name, text }) => ({
    kind,
    name,
    text,
  }));
  const imported = await inTransaction(context.db, (db) =>
    importDefinitions(db, texts, 'first start', context.clock()),
  );
  if (imported.ok) return;
  const problems = imported.problems.map(
    ({ file, line, column, message }) => `  ${file}:${line}:${column} ${message}`,
  );
  throw new Error(`The definitions in ${shipped} can't be published:\n${problems.join('\n')}`);
}
