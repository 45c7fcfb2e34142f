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
}

/** The activity that it calls, made in `activities/`. */
export interface OutreachActivities {
  tendOutreach(input: { readonly outreach: string }): Promise<Looked>;
}

/** There is something to look at: an end, a pause, the last contact done. */
export const ringSignal = defineSignal('ring');
