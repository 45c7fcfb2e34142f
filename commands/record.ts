/**
 * Recording: everything due, then a command, applied to an instance and written in one statement.
 *
 * The append compares the sequence that the state was loaded with, so of two recordings at once one is written and the
 * other starts over from the new state. The log holds each command's id once: a repetition, by the same worker or by
 * another after a crash, finds the entry and gives the same answer, its time included.
 */
import type { Program } from '../engine/definition.js';
import type { InstanceEvent } from '../engine/event.js';
import type { JsonObject } from '../engine/json.js';
import { nextDue } from '../engine/running.js';
import type { State } from '../engine/state.js';
import { append } from '../store/append.js';
import { loadForCommand, type LoadedForCommand } from '../store/load.js';
import type { LogEntry } from '../store/log.js';
import type { Answer, Command, RecordRequest, Recorded } from '../workflows/messages.js';
import { applyDue, applyEvent } from './apply.js';
import { changeOf, consequencesOf, type Remembered } from './consequences.js';
import type { RecordContext } from './context.js';
import { effectsToPerform, isOver } from './left-to-do.js';
import { formOf } from './forms.js';
import { createPrivacy } from './privacy.js';
import { unpackState } from './stored-state.js';

/**
 * Records what is due at `request.instance` up to `request.now`, then the command if there is one.
 * @throws Error when the instance is not in the store, or the store cannot be reached.
 */
export async function record(context: RecordContext, request: RecordRequest): Promise<Recorded> {
  for (;;) {
    const loaded = await loadForCommand(context.db, request.instance, request.command?.id ?? '');
    const recorded = await attempt(context, request, loaded);
    if (recorded !== null) return recorded;
  }
}

/** One attempt over what was loaded; null when somebody else wrote in between. */
async function attempt(
  context: RecordContext,
  request: RecordRequest,
  loaded: LoadedForCommand,
): Promise<Recorded | null> {
  const { row, existing } = loaded;
  if (row === null)
    throw new Error(`Instance ${request.instance} is not in the store: its workflow runs without a log.`);
  const program = await context.programs.get(row.version);
  const privacy = createPrivacy(context.keys, loaded.wrappedKey);
  const state = unpackState(row.engineState, privacy);
  // No entry is recorded before the one it follows, whatever the clocks of two machines say.
  const now = Math.max(request.now, state.now);
  const event =
    request.command === null || existing !== null
      ? null
      : eventOf(request.command, now, (document) => privacy.unseal(document));
  if (event !== null) privacy.learn(formOf(program, state, event), 'data' in event ? event.data : null);

  const { steps, refusal } =
    event === null ? applyDue(program, state, now) : applyEvent(program, state, event);
  const last = steps.at(-1);
  if (last !== undefined) {
    const remembered =
      event === null || refusal !== null || request.command === null ? null : remember(request.command);
    const doings = { program, before: state, steps, privacy };
    context.probe('append.before', row.id);
    const written = await append(context.db, {
      instanceId: row.id,
      expected: row.sequence,
      change: changeOf(doings, request.known),
      ...consequencesOf(doings, remembered),
    });
    if (written === 'conflict') return null;
    context.bell.ring();
    context.probe('append.after', row.id);
  }
  const after = last?.[1].state ?? state;
  return {
    ...standingOf(program, after),
    answer: answerOf(request.command, existing, refusal, after),
  };
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
  existing: LogEntry | null,
  refusal: Recorded['answer'],
  state: State,
): Answer | null {
  if (command === null) return null;
  if (existing !== null) return answerOfEntry(existing, command.bodyHash);
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
