/**
 * The reconciler holds the store's running instances against Temporal's open workflows, in both directions: one that was
 * ended from outside is started again from the store; one that the store knows as over, or not at all, is terminated.
 */
import { listOpenIds } from '../store/instances.js';
import { loadForCommand } from '../store/load.js';
import type { CommandContext } from './context.js';
import { nudge, standingOf } from './sweep.js';

export interface Reconciled {
  readonly revived: readonly string[];
  readonly terminated: readonly string[];
}

const pageSize = 1_000;

/** Compares all instances once. Visibility lags behind by moments: each difference is looked at again before anything is done. */
export async function reconcile(context: CommandContext): Promise<Reconciled> {
  const open = new Set<string>();
  for await (const { workflowId } of context.temporal.workflow.list({
    query: "WorkflowType = 'instance' AND ExecutionStatus = 'Running'",
  }))
    open.add(workflowId);
  const revived: string[] = [];
  for (let after = ''; ;) {
    const ids = await listOpenIds(context.db, after, pageSize);
    for (const id of ids) {
      if (open.delete(id)) continue;
      if ((await standingOf(context, id)) !== null) continue;
      await nudge(context, id);
      revived.push(id);
    }
    const last = ids.at(-1);
    if (last === undefined || ids.length < pageSize) break;
    after = last;
  }
  return { revived, terminated: await terminateStrays(context, open) };
}

async function terminateStrays(context: CommandContext, open: ReadonlySet<string>): Promise<string[]> {
  const terminated: string[] = [];
  for (const id of open) {
    const { row } = await loadForCommand(context.db, id, '');
    const standing = row?.state === 'running' ? null : await standingOf(context, id);
    // One that has ended in the store but still reports an effect's outcome ends by itself.
    if (standing === null || (row !== null && standing.performing.length > 0)) continue;
    if (row !== null && !standing.ended) {
      await nudge(context, id);
      continue;
    }
    await context.temporal.workflow.getHandle(id).terminate('The store has no running instance of this id.');
    terminated.push(id);
  }
  return terminated;
}
