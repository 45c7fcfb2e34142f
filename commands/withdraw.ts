/** Withdrawing a version: the one before becomes current for starts; running instances keep theirs. */
import type { Refusal } from '../engine/outcome.js';
import {
  dropCurrentVersion,
  findDefinition,
  listCurrentVersions,
  lockPublications,
  setCurrentVersion,
  withdrawDefinition,
} from '../store/definitions.js';
import { saveProgram } from '../store/programs.js';
import type { Db } from '../store/store.js';
import type { DefinitionKey } from '../domain/definition-file.js';
import { checkTexts } from '../domain/definition-texts.js';
import { overlaid } from './definition-tree.js';
import { changedPrograms, type NotPublished } from './definitions.js';
import { refused } from './refused.js';
import { worded } from '../engine/wording/worded.js';

export interface Withdrawn {
  readonly ok: true;
  readonly version: number;
  /** The version that counts from now on; null: none is left. */
  readonly current: number | null;
  readonly workflows: readonly { readonly workflow: string; readonly hash: string | null }[];
}

/**
 * Withdraws a version (null: the newest that counts). Must run in a transaction, which is to be rolled back when it is
 * refused: there is none such (not_found), or what is left would have errors.
 */
export async function withdraw(
  db: Db,
  key: DefinitionKey,
  { version, by, now }: { readonly version: number | null; readonly by: string; readonly now: number },
): Promise<Withdrawn | NotPublished | Refusal> {
  await lockPublications(db);
  const named = version ?? (await findDefinition(db, key.kind, key.name, null))?.version ?? 0;
  if (!(await withdrawDefinition(db, key.kind, key.name, named, { by, now }))) {
    const known = await findDefinition(db, key.kind, key.name, named);
    const what =
      named === 0
        ? worded`version of the ${key.kind} ${key.name}`
        : worded`version ${named} of the ${key.kind} ${key.name}`;
    return known === null
      ? refused('not_found', worded`There is no ${what}.`)
      : refused(
          'conflict',
          worded`The ${what} was withdrawn by ${known.withdrawnBy ?? worded`somebody`} already.`,
        );
  }
  const { tree, problems } = checkTexts(await overlaid(db, []));
  if (problems.some(({ severity }) => severity === 'error')) return { ok: false, code: 'problems', problems };
  const programs = await changedPrograms(db, tree, now);
  for (const program of programs) {
    await saveProgram(db, program, now);
    await setCurrentVersion(db, program.workflow.name, program.version, now);
  }
  const left = new Set(tree.definitions.flatMap(({ kind, name }) => (kind === 'workflow' ? [name] : [])));
  const gone = (await listCurrentVersions(db)).filter(({ workflow }) => !left.has(workflow));
  for (const { workflow } of gone) await dropCurrentVersion(db, workflow);
  return {
    ok: true,
    version: named,
    current: (await findDefinition(db, key.kind, key.name, null))?.version ?? null,
    workflows: [
      ...programs.map(({ workflow, version: hash }) => ({ workflow: workflow.name, hash })),
      ...gone.map(({ workflow }) => ({ workflow, hash: null })),
    ],
  };
}
