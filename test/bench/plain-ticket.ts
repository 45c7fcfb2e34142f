/** The definitions of the benchmarks' own ticket, which stays as it is whatever becomes of the shipped one. */
import { fileURLToPath } from 'node:url';
import { readFolder } from '../../app/definition-files.js';
import { importDefinitions } from '../../commands/definitions.js';
import { readTree, type SourceFile } from '../../engine/reading.js';
import { closeStore, inTransaction, openStore } from '../../store/store.js';

const folder = fileURLToPath(new URL('definitions', import.meta.url));

/** Its files. */
export function plainTicketFiles(): readonly SourceFile[] {
  return readFolder(folder);
}

/** Publishes it in an installation. @throws when it has errors */
export async function publishPlainTicket(databaseUrl: string): Promise<void> {
  const texts = readTree(plainTicketFiles()).definitions.map(({ kind, name, text }) => ({
    kind,
    name,
    text,
  }));
  const store = openStore(databaseUrl, { max: 1 });
  try {
    const imported = await inTransaction(store, (db) =>
      importDefinitions(db, texts, 'benchmark', Date.now()),
    );
    if (!imported.ok)
      throw new Error(`The plain ticket has errors, the first: ${imported.problems[0]?.message}`);
  } finally {
    await closeStore(store);
  }
}
