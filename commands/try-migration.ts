/** Tries chosen instances on the version that starts of their workflow take now, without writing anything. */
import type { Program } from '../engine/definition.js';
import { inEnglish, worded, type Worded } from '../engine/wording/worded.js';
import { findRunningStates } from '../store/batches.js';
import type { Db } from '../store/store.js';
import { tried, type DryRunContext, type NotMovable } from './dry-run.js';

/** What would become of one: it goes over, it runs that version already, or it is refused. */
export type MigrationTrial =
  | { readonly outcome: 'goes' | 'newest'; readonly instance: string; readonly number: string }
  | ({ readonly outcome: 'refused' } & NotMovable);

/** A trial for each id, in their order; one that does not run, or that nobody of `sight` may see (null: all are seen), is refused. `now`: milliseconds since 1970 UTC. */
export async function tryMigration(
  context: DryRunContext,
  db: Db,
  ids: readonly string[],
  { sight, now }: { readonly sight: readonly string[] | null; readonly now: number },
): Promise<readonly MigrationTrial[]> {
  const running = new Map((await findRunningStates(db, ids, sight)).map((row) => [row.id, row]));
  const targets = new Map<string, Program | null>();
  const trials: MigrationTrial[] = [];
  for (const id of ids) {
    const row = running.get(id);
    if (row === undefined) {
      trials.push(notTaken(id, '', worded`Instance ${id} does not run.`));
      continue;
    }
    const { number, workflow } = row;
    if (!targets.has(workflow)) targets.set(workflow, await currentProgram(context, workflow));
    const target = targets.get(workflow) ?? null;
    if (target === null) {
      trials.push(
        notTaken(id, number, worded`No version of the workflow ${workflow} is published; name one.`),
      );
      continue;
    }
    if (target.version === row.version) {
      trials.push({ outcome: 'newest', instance: id, number });
      continue;
    }
    const why = await tried(context, target, row, now);
    trials.push(why === null ? { outcome: 'goes', instance: id, number } : { outcome: 'refused', ...why });
  }
  return trials;
}

function notTaken(instance: string, number: string, what: Worded): MigrationTrial {
  return { outcome: 'refused', instance, number, step: '', message: inEnglish(what), worded: what };
}

async function currentProgram({ programs }: DryRunContext, workflow: string): Promise<Program | null> {
  const version = await programs.current(workflow);
  return version === null ? null : programs.get(version);
}
