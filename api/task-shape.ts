/** A task as the API shows it: the store's row with the outcomes and forms of its step. */
import type { z } from '@hono/zod-openapi';
import type { Programs } from '../commands/programs.js';
import type { CompiledForm } from '../engine/definition.js';
import { taskForms } from '../engine/running.js';
import type { TaskRow } from '../store/tasks.js';
import { iso } from './schemas.js';
import type { taskSchema } from './tasks-routes.js';

/** The task; `whole` has the forms' schemas, which lists leave out. */
export async function shownTask(
  programs: Programs,
  row: TaskRow,
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
  };
}

function shownForm(form: CompiledForm | null, whole: boolean) {
  if (form === null) return null;
  const { name, title, schema, ui } = form;
  return whole ? { name, title, schema, ui } : { name, title };
}
