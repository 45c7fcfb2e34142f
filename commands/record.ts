/**
 * Recording: everything due, then a command, applied to an instance and written in one statement.
 *
 * The append compares the sequence that the state was loaded with, so of two recordings at once one is written and the
 * other starts over from the new state; so a state that this process remembers may be begun from as well. The log holds
 * each command's id once: a repetition, by the same process or by another after a crash, finds the entry and gives the
 * same answer, its time included.
 *
 * Two record: an instance's workflow what fell due and what its calls came to, and the server people's commands and
 * messages. What the server recorded its workflow is told only where it has something new to do (record 0018); until it is
 * told, the row says so, and the sweeper sees to it.
 */
import type { Program } from '../engine/definition.js';
import type { InstanceEvent } from '../engine/event.js';
import type { JsonObject } from '../engine/json.js';
import type { Refusal } from '../engine/outcome.js';
import type { State } from '../engine/state.js';
import { append } from '../store/append.js';
import { loadForCommand } from '../store/load.js';
import type { LogEntry } from '../store/log.js';
import { violatedConstraint } from '../store/violations.js';
import type { CallOutcome, RecordRequest, Recorded } from '../workflows/messages.js';
import { applyDue, applyEvent } from './apply.js';
import type { Answer, Command } from './command.js';
import { changeOf, consequencesOf, type Doings, type Hearing, type Remembered } from './consequences.js';
import type { RecordContext } from './context.js';
import { standingOf, tellingOf, type Telling } from './left-to-do.js';
import { formOf, sentOf } from './forms.js';
import { createPrivacy, type Privacy } from './privacy.js';
import { nextProgram } from './programs.js';
import { sealAnew } from './seal-anew.js';
import { unpackState } from './stored-state.js';
import { refused } from './refused.js';
import { faultAt, worded } from '../engine/wording/worded.js';

/** What a recording begins from: an instance's state, and the entry of the command if it was recorded before. */
export interface Beginning {
  readonly state: State;
  readonly privacy: Privacy;
  /** Undefined: a state that this process remembers doesn't tell. */
  readonly existing: LogEntry | null | undefined;
  /** Whether it has a workflow, or is to have one. */
  readonly hadWorkflow: boolean;
}

/** What is to be recorded; `known` is null where it is not the instance's workflow that records. */
type Request =
  | (Omit<RecordRequest, 'known' | 'command'> & { readonly command: Command; readonly known: null })
  | RecordRequest;

/** What a recording came to. `answer` is null where there was no command. */
interface Done {
  readonly standing: Recorded;
  readonly answer: Answer | null;
  /** The program that applies to the instance now. */
  readonly program: Program;
  /** What its workflow is to be told. */
  readonly telling: Telling;
}

/**
 * Records for an instance's workflow what is due up to `request.now`, then the command if there is one.
 * @throws Error when the instance is not in the store, or the store cannot be reached.
 */
export async function record(context: RecordContext, request: RecordRequest): Promise<Recorded> {
  const recent = context.recent.take(request.instance);
  if (recent !== null && recent.state.sequence >= request.known) {
    const beginning = { ...recent, existing: undefined, hadWorkflow: true };
    const { done, appended } = await attempt(context, request, beginning).catch(whenRepeated);
    if (done !== null && appended) return done.standing;
  }
  return (await recordLoaded(context, request)).standing;
}

/** A command's recording for its sender. */
export type Recording = Done & { readonly answer: Answer };

/**
 * Records a command for its sender, with what is due before it, beginning from a state that was just loaded.
 * @throws Error when the store cannot be reached.
 */
export async function recordHere(
  context: RecordContext,
  command: { readonly instance: string; readonly command: Command; readonly now: number },
  beginning: Beginning,
): Promise<Recording> {
  const request = { ...command, known: null };
  const { done } = await attempt(context, request, beginning);
  const { answer, ...recorded } = done ?? (await recordLoaded(context, request));
  if (answer === null) throw new Error(`The command ${command.command.id} was recorded without an answer.`);
  return { ...recorded, answer };
}

async function recordLoaded(context: RecordContext, request: Request): Promise<Done> {
  for (;;) {
    const { done } = await attempt(context, request, await load(context, request));
    if (done !== null) return done;
  }
}

async function load(context: RecordContext, request: Request): Promise<Beginning> {
  const { row, existing, wrappedKey } = await loadForCommand(
    context.db,
    request.instance,
    request.command?.id ?? '',
  );
  if (row === null)
    throw new Error(`Instance ${request.instance} is not in the store: its workflow runs without a log.`);
  const privacy = createPrivacy(context.keys, wrappedKey);
  return { state: unpackState(row.engineState, privacy), privacy, existing, hadWorkflow: row.hasWorkflow };
}

/** The log has the command already, which only a loaded beginning tells. */
function whenRepeated(error: unknown): Attempt {
  if (violatedConstraint(error)?.constraint === 'log_command') return { done: null, appended: false };
  throw error;
}

/** What an attempt came to; `done` is null when somebody else wrote in between. */
interface Attempt {
  readonly done: Done | null;
  readonly appended: boolean;
}

const nothing: Attempt = { done: null, appended: false };

async function attempt(
  context: RecordContext,
  request: Request,
  { state, privacy, existing, hadWorkflow }: Beginning,
): Promise<Attempt> {
  const before = await context.programs.get(state.instance.version);
  // No entry is recorded before the one it follows, whatever the clocks of two machines say.
  const now = Math.max(request.now, state.now);
  const command = existing == null ? request.command : null;
  const event = command === null ? null : eventOf(command, now, (document) => privacy.unseal(document));
  if (event !== null) privacy.learn(formOf(before, state, event), sentOf(event));

  const next = await nextProgram(context.programs, event);
  const applied = event === null ? applyDue(before, state, now) : applyEvent(before, state, event, next);
  const { steps, refusal, program } = applied;
  // Perhaps it is refused because it was done: what is due must not be written with that answer.
  if (refusal !== null && existing === undefined) return nothing;
  const after = steps.at(-1)?.[1].state ?? state;
  if (steps.length > 0 && refusal === null && event?.type === 'migrate' && next !== null)
    await sealAnew(context, request.instance, next, { state: after, privacy });
  const telling =
    steps.length > 0 ? tellingOf(program, { before: state, after, hadWorkflow }) : ('nothing' as const);
  if (steps.length > 0) {
    const remembered = command === null || refusal !== null ? null : remember(command);
    const doings = { program, before: state, steps, privacy };
    if (
      !(await write(context, request, {
        doings,
        hearing: { known: request.known, news: telling !== 'nothing', hadWorkflow },
        remembered,
      }))
    )
      return nothing;
  }
  const answer = answerOf(request.command, existing, refusal, after);
  return {
    done: { standing: standingOf(program, after), answer, program, telling },
    appended: steps.length > 0,
  };
}

/** What an attempt is to write. */
interface ToWrite {
  readonly doings: Doings;
  readonly hearing: Hearing;
  readonly remembered: Remembered | null;
}

/** Appends what was done; false when somebody else wrote in between. */
async function write(
  context: RecordContext,
  { instance, known }: Request,
  { doings, hearing, remembered }: ToWrite,
): Promise<boolean> {
  context.probe('append.before', instance);
  const written = await append(context.db, {
    instanceId: instance,
    expected: doings.before?.sequence ?? 0,
    change: changeOf(doings, hearing),
    ...consequencesOf(doings, remembered),
  });
  if (written === 'conflict') return false;
  context.bell.ring();
  context.probe('append.after', instance);
  const state = doings.steps.at(-1)?.[1].state;
  // A workflow comes again, to the same worker; a person's next command may reach any server.
  if (known !== null && state?.status === 'running')
    context.recent.keep(instance, { state, privacy: doings.privacy.afterwards() });
  return true;
}

function answerOf(
  command: Request['command'],
  existing: LogEntry | null | undefined,
  refusal: Refusal | null,
  state: State,
): Answer | null {
  if (command === null) return null;
  if (existing != null) return answerOfEntry(existing, hashOf(command));
  return refusal ?? { ok: true, sequence: state.sequence, recordedAt: state.now };
}

/** What a repeated command is told: the answer of its entry, or that its id belongs to another command. */
export function answerOfEntry(entry: LogEntry, bodyHash: string): Answer {
  if (entry.bodyHash === bodyHash)
    return { ok: true, sequence: entry.sequence, recordedAt: entry.recordedAt };
  const message = worded`The id ${entry.commandId} was used before for another command (${entry.type}, entry ${entry.sequence}). Use a new id for a new command.`;
  return refused('invalid', message, [faultAt('', message)]);
}

function remember(command: Command | CallOutcome): Remembered {
  return {
    bodyHash: hashOf(command),
    answer: (sequence, recordedAt) => ({ ok: true, sequence, recordedAt }),
  };
}

/** What a call came to needs no hash: it is told by its id alone. */
function hashOf(command: Command | CallOutcome): string {
  return 'bodyHash' in command ? command.bodyHash : '';
}

/** The event that a command becomes when it is recorded at `now`. */
export function eventOf(
  command: Command | CallOutcome,
  now: number,
  unseal: (document: JsonObject) => JsonObject,
): InstanceEvent {
  // What only the command needs (the hash, a trial's instant) is no part of the event.
  const { bodyHash, recordedAt, ...event } = unseal(command as unknown as JsonObject);
  void [bodyHash, recordedAt];
  return { ...event, now } as unknown as InstanceEvent;
}
