/**
 * Tells a recorded message by telephone to a list (CMP-7): each attempt is one call, and ends with it. A crash leaves the
 * calls in hand in doubt; those that go on at the switch are ended once that is known.
 */
import { isDialable, TelephonyUnavailable, type Telephony } from '../../../domain/telephony.js';
import { callOf } from '../../../domain/call-events.js';
import { readWav } from '../../../domain/wav.js';
import type { ContactRules } from '../../../engine/outreach/contact.js';
import type { OutreachOrder } from '../../../engine/outreach/order.js';
import { callEventsOf, noteCallEvents } from '../../../store/attempt-sheet.js';
import type { BegunContact } from '../../../store/outreach-claims.js';
import { giveLine, layLines, takeLine } from '../../../store/telephone-lines.js';
import type { AttachmentContext } from '../../attachments.js';
import type { CommandContext } from '../../context.js';
import type { Machine, Touched } from '../machine.js';
import { filesOf } from '../order-files.js';
import { goneAfterMs } from '../stretch.js';
import { tellRecording, type NoteCall, type Told } from './recorded-call.js';

export interface RecordedContext extends Pick<CommandContext, 'db' | 'keys' | 'log' | 'clock'> {
  readonly telephony: Telephony;
  readonly files: AttachmentContext['files'];
  /** Puts a recording where the switch finds it; answers its path there. */
  readonly keepSound: (content: Uint8Array) => Promise<string>;
  /** How many calls there are at once, of all lists. */
  readonly lines: number;
  readonly ringMs: number;
}

interface Recording {
  readonly content: Buffer;
  readonly durationMs: number;
}

const longestMs = 3 * 60_000;
// Who could not be called for a reason that isn't theirs is called later, and it counts as nothing.
const laterMs = 15 * 60_000;
// Who wants a line asks for it again within this time.
const wantedForMs = 3_000;
// So many such reasons, one after the other, and it isn't the numbers.
const faultsThatStop = 5;

/** Makes the machine of the channel `recorded`. */
export function createRecordedMachine(context: RecordedContext): Machine {
  const { telephony, keepSound, lines, ringMs, clock } = context;
  // Recordings that the switch did not play, and why: one call a stretch of work finds out whether it does now.
  const silent = new Map<string, string>();
  return {
    ...{ portion: 1, lanes: lines, lines: sharedLines(context) },
    async refuses(order) {
      const recording = await recordingOf(context, order);
      return typeof recording === 'string' ? recording : null;
    },
    endLeft: (attempts) => telephony.hangUp(attempts),
    async prepare({ order }, { dispositions }) {
      const recording = await recordingOf(context, order);
      if (typeof recording === 'string') return () => Promise.resolve({ as: 'trouble', why: recording });
      const file = await keepSound(recording.content);
      let faults = 0;
      let tried = false;
      return async (contact, signal): Promise<Touched> => {
        const number = contact.phone;
        if (number === null || !isDialable(number))
          return ended('unreachable', 'The list has no telephone number.');
        // Nobody else is called to hear nothing.
        const unplayed = silent.get(file);
        if (unplayed !== undefined && tried) return { as: 'trouble', why: unplayed };
        tried = true;
        const call = { leg: contact.attempt, number, file, durationMs: recording.durationMs, ringMs };
        const told = await called(context, call, contact, signal);
        faults = told.as === 'line' ? faults + 1 : 0;
        switch (told.as) {
          case 'outcome':
            if (told.outcome === 'heard') silent.delete(file);
            return ended(await outcomeOf(context, contact, told.outcome, dispositions), told.reason);
          case 'away':
            return { as: 'trouble', why: told.why };
          case 'line':
            return faults < faultsThatStop
              ? { as: 'postponed', until: clock() + laterMs }
              : { as: 'trouble', why: told.why };
          case 'silent':
            silent.set(file, told.why);
            return { as: 'in_doubt', why: told.why };
          case 'lost':
            return { as: 'in_doubt', why: told.why };
        }
      };
    },
  };
}

// What a call came to where a machine answered: the message is on it, or the machine ended the call before its end.
const byMachine: Readonly<Partial<Record<string, string>>> = {
  heard: 'message_left',
  hung_up: 'answering_machine',
};

/** The outcome, by who answered as far as the switch has told it; as before where the list's dispositions don't tell machines apart. */
async function outcomeOf(
  { db }: RecordedContext,
  { attempt }: BegunContact,
  outcome: string,
  dispositions: ContactRules['dispositions'],
): Promise<string> {
  const machines = byMachine[outcome];
  if (machines === undefined || dispositions?.outcomes.every(({ name }) => name !== machines)) return outcome;
  // Told by the switch itself, or by who asks it, through the API.
  const events = (await callEventsOf(db, attempt))?.events ?? [];
  return callOf(events).answeredBy === 'machine' ? machines : outcome;
}

/** The lines of the installation, whichever worker calls by them. */
function sharedLines({ db, lines, clock }: RecordedContext): NonNullable<Machine['lines']> {
  let laid = false;
  return {
    async take(worker) {
      if (!laid) await layLines(db, lines);
      laid = true;
      const now = clock();
      return takeLine(db, { worker, lines, now, before: now - goneAfterMs, wantedSince: now - wantedForMs });
    },
    give: (worker, line) => giveLine(db, worker, line),
  };
}

async function called(
  { telephony, db, log, clock }: RecordedContext,
  call: Parameters<typeof tellRecording>[1],
  { attempt }: BegunContact,
  signal: AbortSignal,
): Promise<Told | { readonly as: 'away'; readonly why: string }> {
  const notes: Promise<void>[] = [];
  const note: NoteCall = (kind, at) => {
    const noted = noteCallEvents(db, attempt, [{ id: kind, kind, at }], clock());
    // How it went beside how it ended: no call is made again for it.
    notes.push(
      noted.catch((error: unknown) =>
        log.warn({ attempt, error: String(error) }, 'an event of a call was not noted'),
      ),
    );
  };
  note('dialled', clock());
  try {
    return await tellRecording(telephony, call, note, signal);
  } catch (error) {
    if (!(error instanceof TelephonyUnavailable)) throw error;
    return { as: 'away', why: error.message };
  } finally {
    await Promise.all(notes);
  }
}

function ended(outcome: string, reason: string): Touched {
  return { as: 'ended', outcome, remarks: reason === '' ? null : reason };
}

/** The recording that an order names; a sentence where it can't be played. */
async function recordingOf(context: RecordedContext, order: OutreachOrder): Promise<Recording | string> {
  const { recording: id, step } = order;
  if (id == null) return `${step} names no recording to be played.`;
  const files = await filesOf(context, order, [id]);
  if (typeof files === 'string') return files;
  const [content = Buffer.alloc(0)] = files;
  const wav = readWav(content);
  if (wav === null || wav.bits !== 16 || wav.durationMs === 0)
    return `${step} plays the attachment ${id}, which is no WAV file of 16 bits (PCM).`;
  if (wav.durationMs > longestMs)
    return `${step} plays the attachment ${id}, which takes ${Math.round(wav.durationMs / 1_000)} seconds; ${longestMs / 1_000} are the most.`;
  return { content, durationMs: wav.durationMs };
}
