/** Fax as the product speaks of it, whichever server sends it. */

/** A fax that goes out, to one number. */
export interface OutgoingFax {
  /** Ours for it: by this the server's job is found again, whatever became of whoever submitted it. */
  readonly tag: string;
  /** Digits, with a plus before an international one. */
  readonly number: string;
  /** PDF documents, in the order in which they are sent. */
  readonly documents: readonly Uint8Array[];
}

/** What became of a fax. `failed_number`: no fax answers at the number; `failed_other`: whatever else. */
export type FaxOutcome = 'sent' | 'failed_number' | 'failed_other';

/** How a fax ended. `pages`: those that the far side confirmed; `durationMs`: of the call, null where the server doesn't tell. */
export interface FaxEnd {
  readonly outcome: FaxOutcome;
  readonly pages: number;
  readonly durationMs: number | null;
  /** The server's own words; empty for one that was sent. They name nobody. */
  readonly reason: string;
}

/** A fax at the server. */
export interface FaxJob {
  readonly id: string;
  readonly tag: string;
  /** null: it waits, or is being sent. */
  readonly end: FaxEnd | null;
}

/** What handing over a fax came to. `in_doubt`: the server may have it; its jobs tell. */
export type Submitted =
  | { readonly ok: true; readonly job: string }
  | {
      readonly ok: false;
      readonly why: 'unreachable' | 'refused' | 'in_doubt';
      readonly message: string;
    };

/** A fax server. */
export interface FaxServer {
  /** Hands over a fax, to be tried once; never throws. */
  submit(fax: OutgoingFax, signal: AbortSignal): Promise<Submitted>;
  /** The jobs that the server knows with these tags, whether they wait or have ended. @throws FaxUnavailable when it can't be asked */
  jobsOf(tags: ReadonlySet<string>, signal: AbortSignal): Promise<readonly FaxJob[]>;
  /** Takes back jobs that have not ended; those that have stay as they are. @throws FaxUnavailable when it can't be asked */
  withdraw(jobs: readonly string[], signal: AbortSignal): Promise<void>;
}

/** The fax server could not be asked; the message says where it is, what was asked and what came. */
export class FaxUnavailable extends Error {
  override readonly name = 'FaxUnavailable';
}

/** Whether a text is a number that can be dialled, as lists keep them. */
export function isFaxNumber(text: string): boolean {
  return /^\+?\d{3,20}$/.test(text);
}
