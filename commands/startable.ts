/** What somebody may start, and which task of theirs a start would open: asked by those who take down a new contact. */
import type { CompiledForm, Program, Title } from '../engine/definition.js';
import type { Actor, InstanceEvent } from '../engine/event.js';
import type { JsonObject } from '../engine/json.js';
import type { Refusal } from '../engine/outcome.js';
import { mayDo, taskForms, type TaskForms } from '../engine/running.js';
import { listCurrentVersions } from '../store/definitions.js';
import { applyEvent } from './apply.js';
import type { CommandContext } from './context.js';
import { refuseStart } from './may-start.js';
import { refused } from './refused.js';
import { worded } from '../engine/wording/worded.js';

type Context = Pick<CommandContext, 'db' | 'programs' | 'clock'>;

export interface Startable {
  readonly workflow: string;
  readonly title: Title;
  /** The form of its start; null: it takes any data. */
  readonly form: CompiledForm | null;
}

/** The workflows that `actor` may start as they are now, by name; those that others call or messages start are left out. */
export async function startable(context: Context, actor: Actor): Promise<Startable[]> {
  const current = await listCurrentVersions(context.db);
  const programs = await Promise.all(current.map(({ hash }) => context.programs.get(hash)));
  return programs
    .filter((program) => program.workflow.start.groups.length > 0 && refuseStart(program, actor) === null)
    .map(({ workflow, forms }) => ({
      workflow: workflow.name,
      title: workflow.title,
      form: workflow.data === null ? null : (forms[workflow.data] ?? null),
    }));
}

/** A task that a start would open, with its outcomes. */
export interface FirstTask extends TaskForms {
  readonly step: string;
}

/** The first task that `actor` may do if a request with this data were started now; null where there is none. Nothing is written. Refused as the start would be. */
export async function firstTask(
  context: Context,
  asked: {
    readonly workflow: string;
    readonly data: JsonObject;
    readonly channel: string | null;
    readonly actor: Actor;
  },
): Promise<{ readonly ok: true; readonly task: FirstTask | null } | Refusal> {
  const version = await context.programs.current(asked.workflow);
  if (version === null) return refused('not_found', worded`No workflow ${asked.workflow} is published.`);
  const program = await context.programs.get(version);
  const forbidden = refuseStart(program, asked.actor);
  if (forbidden !== null) return forbidden;
  const { steps, refusal } = applyEvent(program, null, startOf(program, asked, context.clock()));
  if (refusal !== null) return refusal;
  const state = steps.at(-1)?.[1].state;
  const open = state === undefined ? [] : Object.values(state.tasks);
  const theirs = open.find(({ id }) => state !== undefined && mayDo(state, id, asked.actor) === null);
  const forms = theirs === undefined ? null : taskForms(program, theirs.step);
  if (theirs === undefined || forms === null) return { ok: true, task: null };
  return { ok: true, task: { ...forms, step: theirs.step } };
}

function startOf(
  { version, workflow }: Program,
  {
    data,
    channel,
    actor,
  }: { readonly data: JsonObject; readonly channel: string | null; readonly actor: Actor },
  now: number,
): InstanceEvent {
  const instance = {
    ...{ id: 'first-task', number: '', workflow: workflow.name, version, channel },
    ...{ started_by: actor.name, previous: null },
  };
  return { id: 'start 1', type: 'start', now, occurredAt: null, instance, data };
}
