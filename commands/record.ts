/**
 * Recording: everything due, then a command, applied to an instance and written in one statement.
 *
 * The append compares the sequence that the state was loaded with, so of two recordings at once one is written and the
 * other starts over from the new state; so a state that this process remembers may be begun from as well. The log holds each command's id once: a repetition, by the same worker or by
 * another after a crash, finds the entry and gives the same answer, its time included.
 */
import type { Program } from '../engine/definition.js';
import type { InstanceEvent } from '../engine/event.js';
import type { JsonObject } from '../engine/json.js';
import { nextDue } from '../engine/running.js';
import type { State } from '../engine/state.js';
import { append } from '../store/append.js';
import { loadForCommand } from '../store/load.js';
import type { LogEntry } from '../store/log.js';
import { violatedConstraint } from '../store/violations.js';
import type { Answer, Command, RecordRequest, Recorded } from '../workflows/messages.js';
import { applyDue, applyEvent } from './apply.js';
import { changeOf, consequencesOf, type Doings, type Remembered } from './consequences.js';
import type { RecordContext } from './context.js';
import { effectsToPerform, isOver } from './left-to-do.js';
import { formOf, sentOf } from './forms.js';
import { createPrivacy, type Privacy } from './privacy.js';
import { nextProgram } from './programs.js';
import { unpackState } from './stored-state.js';

/** What a recording begins from: an instance's state, and the entry of the command if it was recorded before. */
interface Beginning {
  readonly state: State;
  readonly privacy: Privacy;
  /** Undefined: a state that this process remembers doesn't tell. */
  readonly existing: LogEntry | null | undefined;
}

/**
 * Records what is due at `request.instance` up to `request.now`, then the command if there is one.
 * @throws Error when the instance is not in the store, or the store cannot be reached.
 */
export async function record(context: RecordContext, request: RecordRequest): Promise<Recorded> {
  const recent = context.recent.take(request.instance);
  if (recent !== null && recent.state.sequence >= request.known) {
    const beginning = { ...recent, existing: undefined };
    const { recorded, appended } = await attempt(context, request, beginning).catch(whenRepeated);
    if (recorded !== null && appended) return recorded;
  }
  for (;;) {
    const { recorded } = await attempt(context, request, await load(context, request));
    if (recorded !== null) return recorded;
  }
}

async function load(context: RecordContext, request: RecordRequest): Promise<Beginning> {
  const { row, existing, wrappedKey } = await loadForCommand(
    context.db,
    request.instance,
    request.command?.id ?? '',
  );
  if (row === null)
    throw new Error(`Instance ${request.instance} is not in the store: its workflow runs without a log.`);
  const privacy = createPrivacy(context.keys, wrappedKey);
  return { state: unpackState(row.engineState, privacy), privacy, existing };
}

/** The log has the command already, which only a loaded beginning tells. */
function whenRepeated(error: unknown): Attempt {
  if (violatedConstraint(error)?.constraint === 'log_command') return { recorded: null, appended: false };
  throw error;
}

/** What an attempt came to; `recorded` is null when somebody else wrote in between. */
interface Attempt {
  readonly recorded: Recorded | null;
  readonly appended: boolean;
}

async function attempt(
  context: RecordContext,
  request: RecordRequest,
  { state, privacy, existing }: Beginning,
): Promise<Attempt> {
  const program = await context.programs.get(state.instance.version);
  // No entry is recorded before the one it follows, whatever the clocks of two machines say.
  const now = Math.max(request.now, state.now);
  const command = existing == null ? request.command : null;
  const event = command === null ? null : eventOf(command, now, (document) => privacy.unseal(document));
  if (event !== null) privacy.learn(formOf(program, state, event), sentOf(event));

  const next = await nextProgram(context.programs, event);
  const applied = event === null ? applyDue(program, state, now) : applyEvent(program, state, event, next);
  const { steps, refusal } = applied;
  // Perhaps it is refused because it was done: what is due must not be written with that answer.
  if (refusal !== null && existing === undefined) return { recorded: null, appended: false };
  const last = steps.at(-1);
  if (last !== undefined) {
    const remembered = command === null || refusal !== null ? null : remember(command);
    const doings = { program: applied.program, before: state, steps, privacy };
    if (!(await write(context, request, doings, remembered))) return { recorded: null, appended: false };
  }
  const after = last?.[1].state ?? state;
  const answer = answerOf(request.command, existing, refusal, after);
  return { recorded: { ...standingOf(applied.program, after), answer }, appended: last !== undefined };
}

/** Appends what was done; false when somebody else wrote in between. */
async function write(
  context: RecordContext,
  request: RecordRequest,
  doings: Doings,
  remembered: Remembered | null,
): Promise<boolean> {
  const { instance } = request;
  context.probe('append.before', instance);
  const written = await append(context.db, {
    instanceId: instance,
    expected: doings.before?.sequence ?? 0,
    change: changeOf(doings, request.known),
    ...consequencesOf(doings, remembered),
  });
  if (written === 'conflict') return false;
  context.bell.ring();
  context.probe('append.after', instance);
  const state = doings.steps.at(-1)?.[1].state;
  if (state?.status === 'running')
    context.recent.keep(instance, { state, privacy: doings.privacy.afterwards() });
  return true;
}

function standingOf(program: Program, state: State) {
  return {
    sequence: state.sequence,
    due: nextDue(program, state),
    effects: effectsToPerform(state),
    ended: isOver(program, state),
  };
}

function answerOf(
  command: Command | null,
  existing: LogEntry | null | undefined,
  refusal: Recorded['answer'],
  state: State,
): Answer | null {
  if (command === null) return null;
  if (existing != null) return answerOfEntry(existing, command.bodyHash);
  return refusal ?? { ok: true, sequence: state.sequence, recordedAt: state.now };
}

/** What a repeated command is told: the answer of its entry, or that its id belongs to another command. */
export function answerOfEntry(entry: LogEntry, bodyHash: string): Answer {
  if (entry.bodyHash === bodyHash)
    return { ok: true, sequence: entry.sequence, recordedAt: entry.recordedAt };
  const message = `The id ${entry.commandId} was used before for another command (${entry.type}, entry ${entry.sequence}). Use a new id for a new command.`;
  return { ok: false, code: 'invalid', message, errors: [{ path: '', message }] };
}

function remember(command: Command): Remembered {
  return {
    bodyHash: command.bodyHash,
    answer: (sequence, recordedAt) => ({ ok: true, sequence, recordedAt }),
  };
}

/** The event that a command becomes when it is recorded at `now`. */
export function eventOf(
  command: Command,
  now: number,
  unseal: (document: JsonObject) => JsonObject,
): InstanceEvent {
  // What only the command needs (the hash, a trial's instant) is no part of the event.
  const { bodyHash, recordedAt, ...event } = unseal(command as unknown as JsonObject);
  void [bodyHash, recordedAt];
  return { ...event, now } as unknown as InstanceEvent;
}
