/**
 * Sending a command to an instance: recorded here, answered once the log holds it; its workflow is told where it has
 * something new to do (record 0018).
 *
 * What can be refused is refused by the engine itself over the stored state before anything is written; what decides is
 * the recording. A command may be sent again under its id at any time: it has one effect and one answer. A crash between
 * the recording and the telling leaves an instance that its row says is untold, which the sweeper finds.
 */
import type { Program } from '../engine/definition.js';
import type { Actor } from '../engine/event.js';
import { namesMessage } from '../engine/running.js';
import { listCalled } from '../store/instances.js';
import { loadForCommand } from '../store/load.js';
import { applyEvent } from './apply.js';
import type { Answer, Command } from './command.js';
import { refuseAttachments } from './attachments.js';
import { refused } from './refused.js';
import type { CommandContext } from './context.js';
import { formOf } from './forms.js';
import { tell } from './launch.js';
import { createPrivacy } from './privacy.js';
import { nextProgram } from './programs.js';
import { answerOfEntry, eventOf, recordHere } from './record.js';
import { unpackState } from './stored-state.js';
import { unavailable, type Unavailable } from './unavailable.js';
import { worded } from '../engine/wording/worded.js';

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
  if (loaded.row === null) return refused('not_found', worded`There is no instance ${id}.`);
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
  // A play names files that nobody has handed in.
  if ('data' in command && command.recordedAt === null) {
    const form = formOf(program, state, command);
    const unusable = await refuseAttachments(context.db, form, command.data, {
      actor: command.type === 'report' ? null : command.by,
      instance: id,
    });
    if (unusable !== null) return unusable;
  }
  const recording = await recordHere(
    context,
    { instance: id, command, now },
    { state, privacy, existing: null, hadWorkflow: loaded.row.hasWorkflow },
  );
  context.heard(id, recording.standing);
  await tell(context, recording.telling, { id, program: recording.program, here: recording.standing });
  return recording.answer;
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
