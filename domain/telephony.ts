/**
 * Telephony as the product speaks of it, whichever switch carries it. A leg is the call of one party, under an id of ours.
 * An installation without a switch dials by hand: numbers are shown, and operators say what became of their calls.
 */

import type { AnsweredBy } from './call-events.js';

/** A call to one number. */
interface Ringing {
  /** Ours for it, never used twice. */
  readonly leg: string;
  /** Digits, with a plus before an international one. */
  readonly number: string;
  /** How long it rings before it is given up. */
  readonly ringMs: number;
}

/**
 * Why a leg was not answered. `rejected`: whoever was called wants no call; `unreachable`: there is no such number; `line`: it
 * lies with us or the carrier, not with the number.
 */
export type LegFailure = 'busy' | 'no_answer' | 'rejected' | 'unreachable' | 'line';

/** What happens to a leg, at an instant in milliseconds. After `failed`, `ended` and `lost` nothing more comes. */
export type LegEvent =
  | { readonly kind: 'ringing' | 'answered' | 'ended'; readonly at: number }
  | { readonly kind: 'failed'; readonly at: number; readonly why: LegFailure; readonly reason: string }
  /** Who answered, where the switch listens for it: some seconds after `answered`, or never. */
  | { readonly kind: 'answered_by'; readonly at: number; readonly by: AnsweredBy }
  /** A file was played; `whole`: to its end. */
  | { readonly kind: 'played'; readonly at: number; readonly whole: boolean }
  /** Nobody can tell any more what becomes of it. */
  | { readonly kind: 'lost'; readonly at: number; readonly reason: string };

export interface Leg {
  /** The next event, each once and in the order in which they happened. @throws once the signal is aborted */
  next(signal: AbortSignal): Promise<LegEvent>;
  /** Begins to play a file to whoever answered, by its path; `played` tells that it is over. @throws TelephonyUnavailable where it surely is not played */
  play(file: string): Promise<void>;
  /** Ends it; `ended` tells that it has. Never throws: one that is gone is as well. */
  hangUp(): Promise<void>;
}

/** A switch. */
export interface Telephony {
  /** Has a number rung. @throws TelephonyUnavailable where it surely was not */
  ring(ringing: Ringing): Promise<Leg>;
  /** Ends those of these legs that the switch has, whoever began them. @throws TelephonyUnavailable */
  hangUp(legs: ReadonlySet<string>): Promise<void>;
  /** Ends the connection; legs in hand are lost. */
  close(): void;
}

/** The switch could not be used; the message says where it is, what was asked and what came. */
export class TelephonyUnavailable extends Error {
  override readonly name = 'TelephonyUnavailable';
}

/** Whether a text is a number that can be dialled, as lists keep them. */
export function isDialable(text: string): boolean {
  return /^\+?\d{3,20}$/.test(text);
}
