/** What the workflow that works a list takes and calls. Spans in milliseconds. */
import { defineSignal } from '@temporalio/workflow';

/** What it starts with; `quietFor`: for how many looks nothing has changed. */
export interface OutreachInput {
  readonly outreach: string;
  readonly quietFor: number;
}

/** What a look at the list came to. */
export interface Looked {
  readonly over: boolean;
  /** Whether totals were told. */
  readonly told: boolean;
  /** Whether the machine has something to do; absent in what was recorded before it had a part. */
  readonly works?: boolean;
}

/** What a stretch of the machine's work came to: whether it took anybody, and when there may be something to do again. */
export interface Worked {
  readonly did: boolean;
  readonly againMs: number | null;
}

/** The activities that it calls, made in `activities/`. */
export interface OutreachActivities {
  tendOutreach(input: { readonly outreach: string }): Promise<Looked>;
  workOutreach(input: { readonly outreach: string }): Promise<Worked>;
}

/** There is something to look at: an end, a pause, the last contact done. */
export const ringSignal = defineSignal('ring');
