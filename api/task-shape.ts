/** A task as the API shows it: the store's row with the outcomes and forms of its step. */
import type { z } from '@hono/zod-openapi';
import type { CommandContext } from '../commands/context.js';
import type { Programs } from '../commands/programs.js';
import { taskContexts, type TaskContext } from '../commands/task-context.js';
import type { CompiledForm } from '../engine/definition.js';
import { taskForms } from '../engine/running.js';
import type { TaskRow } from '../store/tasks.js';
import { shownClock } from './clock-shape.js';
import { iso } from './schemas.js';
import type { taskSchema } from './tasks-routes.js';

/** Tasks with what `principals` (null: all) may know of their instances; `whole` has the forms' schemas, which lists leave out. */
export async function shownTasks(
  context: CommandContext,
  rows: readonly TaskRow[],
  principals: readonly string[] | null,
  whole = false,
): Promise<z.infer<typeof taskSchema>[]> {
  const ids = rows.map((row) => row.instanceId);
  const contexts = await taskContexts(context, ids, principals);
  return Promise.all(
    rows.map((row) => shownTask(context.programs, row, contexts.get(row.instanceId) ?? null, whole)),
  );
}

async function shownTask(
  programs: Programs,
  row: TaskRow,
  about: TaskContext | null,
  whole: boolean,
): Promise<z.infer<typeof taskSchema>> {
  const forms = taskForms(await programs.get(row.version), row.step);
  const outcomes = (forms?.outcomes ?? []).map(({ name, title, form }) => ({
    name,
    title,
    form: shownForm(form, whole),
  }));
  return {
    id: row.id,
    instance_id: row.instanceId,
    number: row.number,
    workflow: row.workflow,
    caller: row.caller,
    step: row.step,
    title: row.title,
    state: row.state,
    groups: [...row.groups],
    user: row.user,
    skills: [...row.skills],
    mode: row.mode,
    assignee: row.assignee,
    priority: row.priority,
    // The form that a person sees first: of the first outcome.
    form: outcomes[0]?.form ?? null,
    outcomes,
    due: iso(row.due),
    created_at: iso(row.createdAt),
    ended_at: iso(row.endedAt),
    outcome: row.outcome,
    by: row.by,
    summary: about?.summary ?? null,
    person: about?.person ?? null,
    channel: about?.channel ?? null,
    clock: about === null || about.clock === null ? null : shownClock(about.clock),
  };
}

function shownForm(form: CompiledForm | null, whole: boolean) {
  if (form === null) return null;
  const { name, title, schema, ui } = form;
  return whole ? { name, title, schema, ui } : { name, title };
}
