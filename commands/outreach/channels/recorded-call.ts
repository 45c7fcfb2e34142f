/** One call by which a recorded message is told: the number rings, the message is played to whoever answers, the call ends. */
import type { CallEventKind } from '../../../domain/call-events.js';
import { TelephonyUnavailable, type Leg, type LegEvent, type Telephony } from '../../../domain/telephony.js';

/** What is told to whom. */
export interface RecordedCall {
  /** The id of its attempt. */
  readonly leg: string;
  readonly number: string;
  /** The WAV file, and how long it is. */
  readonly file: string;
  readonly durationMs: number;
  readonly ringMs: number;
}

/** What came of a call that reached the number's own line. `hung_up`: before the message was over. */
type RecordedOutcome = 'heard' | 'hung_up' | 'busy' | 'no_answer' | 'rejected' | 'unreachable';

/**
 * What came of a call. `line`: nobody was called, or could be, for a reason that isn't the number's; `silent`: whoever answered
 * heard nothing; `lost`: nobody can tell.
 */
export type Told =
  | { readonly as: 'outcome'; readonly outcome: RecordedOutcome; readonly reason: string }
  | { readonly as: 'line' | 'silent' | 'lost'; readonly why: string };

/** Notes what the telephone does, at an instant in milliseconds. */
export type NoteCall = (kind: CallEventKind, at: number) => void;

// The switch needs a moment to give up ringing, to begin to play, and to say that it has ended.
const slackMs = 15_000;
const goodbyeMs = 5_000;
// Less than this of the message, and it was not told, whatever the switch says.
const leastPlayed = 0.8;

/** Makes the call. @throws TelephonyUnavailable where surely nobody was called */
export async function tellRecording(
  telephony: Telephony,
  call: RecordedCall,
  note: NoteCall,
  signal: AbortSignal,
): Promise<Told> {
  const { leg: id, number, ringMs } = call;
  const leg = await telephony.ring({ leg: id, number, ringMs });
  const patience = (ms: number) => AbortSignal.any([signal, AbortSignal.timeout(ms + slackMs)]);
  try {
    const answer = await untilAnswered(leg, note, patience(ringMs));
    return answer.kind === 'answered'
      ? await play(leg, call, note, patience(call.durationMs))
      : toldBy(answer, note);
  } catch (error) {
    if (!signal.aborted && !(error instanceof Error && error.name === 'TimeoutError')) throw error;
    await leg.hangUp();
    return { as: 'lost', why: 'The switch did not say in time what became of the call.' };
  }
}

async function untilAnswered(leg: Leg, note: NoteCall, signal: AbortSignal): Promise<LegEvent> {
  for (;;) {
    const event = await leg.next(signal);
    if (event.kind === 'ringing') note('ringing', event.at);
    else return event;
  }
}

/** What a call came to that nobody answered. */
function toldBy(event: LegEvent, note: NoteCall): Told {
  switch (event.kind) {
    case 'failed': {
      const { why, reason, at } = event;
      note(why === 'busy' || why === 'no_answer' ? why : 'ended', at);
      return why === 'line'
        ? { as: 'line', why: `A call could not be made: ${reason}.` }
        : { as: 'outcome', outcome: why, reason };
    }
    case 'lost':
      return { as: 'lost', why: `What became of the call is not known: ${event.reason}.` };
    default:
      note('ended', event.at);
      return { as: 'outcome', outcome: 'no_answer', reason: '' };
  }
}

/** Tells the message to whoever answered. */
async function play(leg: Leg, call: RecordedCall, note: NoteCall, signal: AbortSignal): Promise<Told> {
  const begun = Date.now();
  note('answered', begun);
  try {
    await leg.play(call.file);
  } catch (error) {
    if (!(error instanceof TelephonyUnavailable)) throw error;
    await goodbye(leg, note);
    return { as: 'silent', why: `Whoever answered heard nothing: ${error.message}` };
  }
  for (;;) {
    const event = await leg.next(signal);
    switch (event.kind) {
      case 'played':
        await goodbye(leg, note);
        return event.at - begun < call.durationMs * leastPlayed
          ? {
              as: 'silent',
              why: 'The switch had done with the recording too soon for it to have been heard.',
            }
          : { as: 'outcome', outcome: event.whole ? 'heard' : 'hung_up', reason: '' };
      case 'ended':
        note('ended', event.at);
        return { as: 'outcome', outcome: 'hung_up', reason: '' };
      case 'answered_by':
        note(`answered_by_${event.by}`, event.at);
        break;
      case 'lost':
        return { as: 'lost', why: `Whether the message was heard is not known: ${event.reason}.` };
      default:
    }
  }
}

/** Ends the call, and waits a little for its end. */
async function goodbye(leg: Leg, note: NoteCall): Promise<void> {
  await leg.hangUp();
  const patience = AbortSignal.timeout(goodbyeMs);
  try {
    for (let event = await leg.next(patience); ; event = await leg.next(patience))
      if (event.kind === 'ended' || event.kind === 'lost') return note('ended', event.at);
  } catch {
    // That it ended is known all the same: we ended it.
    note('ended', Date.now());
  }
}
