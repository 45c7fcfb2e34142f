/** The contracts as they are published now. */
import { fileOf } from '../../domain/definition-file.js';
import type { ContractDefinition } from '../../engine/reading/contract-definition.js';
import { readTree } from '../../engine/reading.js';
import { listDefinitions } from '../../store/definitions.js';
import type { Db } from '../../store/store.js';

/** All of them by name, those included that are over. */
export async function publishedContracts(db: Db): Promise<readonly ContractDefinition[]> {
  const texts = await listDefinitions(db, 'contract');
  const { definitions } = readTree(
    texts.map(({ kind, name, text }) => ({ path: fileOf({ kind, name }), text })),
  );
  return definitions.flatMap(({ kind, body }) => (kind === 'contract' && body !== null ? [body] : []));
}
