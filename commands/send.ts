/**
 * Sending a command to an instance: an update to its workflow, answered once the log holds it.
 *
 * What can be refused is refused here, by the engine itself over the stored state, before Temporal is troubled; what
 * decides is the recording. A command may be sent again under its id at any time: it has one effect and one answer.
 */
import {
  WithStartWorkflowOperation,
  WorkflowIdConflictPolicy,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import type { Program } from '../engine/definition.js';
import type { Actor } from '../engine/event.js';
import type { JsonObject } from '../engine/json.js';
import { namesMessage } from '../engine/running.js';
import { listCalled } from '../store/instances.js';
import { loadForCommand } from '../store/load.js';
import type { instance } from '../workflows/instance.js';
import { commandUpdate, type Answer, type Command } from '../workflows/messages.js';
import { instanceQueue } from '../workflows/task-queues.js';
import { applyEvent } from './apply.js';
import { refuseAttachments } from './attachments.js';
import { refused } from './refused.js';
import type { CommandContext } from './context.js';
import { formOf } from './forms.js';
import { attributes, launchOf } from './launch.js';
import { createPrivacy, type Privacy } from './privacy.js';
import { nextProgram } from './programs.js';
import { answerOfEntry, eventOf } from './record.js';
import { unpackState } from './stored-state.js';
import { isWorkflowMissing, unavailable, type Unavailable } from './unavailable.js';

type WithoutActor<C> = C extends { readonly by: unknown }
  ? Omit<C, 'by'>
  : C extends { readonly type: 'report' }
    ? C
    : never;

/** A command as its sender gives it; who sends it is told apart. */
export type SentCommand = WithoutActor<Command>;

export interface SendRequest {
  readonly instance: string;
  readonly command: SentCommand;
  /** Null for a message from a channel or a program. */
  readonly actor: Actor | null;
}

/** Sends a command and waits for its answer. Throws only on faults of ours: what is out of reach is answered as `unavailable`. */
export async function send(context: CommandContext, request: SendRequest): Promise<Answer | Unavailable> {
  try {
    return await trySend(context, { ...request.command, by: request.actor } as Command, request.instance);
  } catch (error) {
    const away = unavailable(error);
    if (away !== null) return away;
    throw error;
  }
}

async function trySend(context: CommandContext, command: Command, id: string): Promise<Answer | Unavailable> {
  const loaded = await loadForCommand(context.db, id, command.id);
  if (loaded.row === null) return refused('not_found', `There is no instance ${id}.`);
  if (loaded.existing !== null) return answerOfEntry(loaded.existing, command.bodyHash);
  const program = await context.programs.get(loaded.row.version);
  const privacy = createPrivacy(context.keys, loaded.wrappedKey);
  const state = unpackState(loaded.row.engineState, privacy);
  const now = Math.max(command.recordedAt ?? context.clock(), state.now);
  const { refusal } = applyEvent(
    program,
    state,
    eventOf(command, now, (document) => document),
    await nextProgram(context.programs, command),
  );
  if (refusal !== null) return (await sendOn(context, program, command, id)) ?? refusal;
  if ('data' in command) {
    const form = formOf(program, state, command);
    const unusable = await refuseAttachments(context.db, form, command.data, {
      actor: command.type === 'report' ? null : command.by,
      instance: id,
    });
    if (unusable !== null) return unusable;
    privacy.learn(form, command.data);
  }
  await launchOf(id);
  return update(context, program, id, await sealed(context, id, command, privacy));
}

/** A message that only what the instance called names goes there; null where nothing does. */
async function sendOn(
  context: CommandContext,
  program: Program,
  command: Command,
  id: string,
): Promise<Answer | Unavailable | null> {
  if (command.type !== 'message' || namesMessage(program, command.name)) return null;
  for (const called of await listCalled(context.db, id)) {
    if (called.state === 'running') {
      const theirs = await context.programs.get(called.version);
      if (namesMessage(theirs, command.name)) return trySend(context, command, called.id);
      const further = await sendOn(context, theirs, command, called.id);
      if (further !== null) return further;
    } else {
      const { existing } = await loadForCommand(context.db, called.id, command.id);
      if (existing !== null) return answerOfEntry(existing, command.bodyHash);
    }
  }
  return null;
}

/** The command as it travels: personal values sealed, with a key that the store has. */
async function sealed(
  context: CommandContext,
  id: string,
  command: Command,
  privacy: Privacy,
): Promise<Command> {
  await privacy.keepKey(context.db, id);
  return privacy.seal(command as unknown as JsonObject) as unknown as Command;
}

async function update(
  context: CommandContext,
  program: Program,
  id: string,
  command: Command,
): Promise<Answer> {
  const deadline = Date.now() + context.patienceMs;
  return context.temporal.connection.withDeadline(deadline, async () => {
    try {
      const handle = context.temporal.workflow.getHandle<typeof instance>(id);
      return confirmed(
        context,
        id,
        await handle.executeUpdate(commandUpdate, { args: [command], updateId: command.id }),
      );
    } catch (error) {
      if (isWorkflowMissing(error))
        return confirmed(context, id, await updateWithStart(context, program, id, command));
      if (error instanceof WorkflowUpdateFailedError) return ended(context, id, command, error);
      throw error;
    }
  });
}

/** The store knows the instance as running, but Temporal has no workflow for it (not started yet, or ended from outside): starts it with the command. */
function updateWithStart(
  context: CommandContext,
  program: Program,
  id: string,
  command: Command,
): Promise<Answer> {
  const startWorkflowOperation = new WithStartWorkflowOperation<typeof instance>('instance', {
    workflowId: id,
    taskQueue: instanceQueue,
    args: [
      {
        instance: id,
        known: 0,
        due: null,
        effects: [],
        shiftMs: 0,
        recordingsPerRun: context.recordingsPerRun,
      },
    ],
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
    ...attributes(program),
  });
  return context.temporal.workflow.executeUpdateWithStart(commandUpdate, {
    args: [command],
    updateId: command.id,
    startWorkflowOperation,
  });
}

function confirmed(context: CommandContext, id: string, answer: Answer): Answer {
  if (answer.ok) context.confirmations.add(id, answer.sequence);
  return answer;
}

/** The workflow was over when the update came: the log says whether the command was recorded before. */
async function ended(
  context: CommandContext,
  id: string,
  command: Command,
  error: WorkflowUpdateFailedError,
): Promise<Answer> {
  const { row, existing } = await loadForCommand(context.db, id, command.id);
  if (existing !== null) return answerOfEntry(existing, command.bodyHash);
  if (row !== null && row.state !== 'running')
    return refused('conflict', `The instance ${row.number} has ended.`);
  throw error;
}
