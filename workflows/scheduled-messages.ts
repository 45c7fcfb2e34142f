/** What the workflow that a schedule fires takes and calls. Instants in milliseconds. */

/** The schedule as Temporal was told it: `cron` in the wall time of `zone`. */
export interface ScheduledInput {
  readonly workflow: string;
  readonly cron: string;
  readonly zone: string;
}

/** The activity that it calls, made in `activities/`. */
export interface ScheduledActivities {
  /** Starts the instance that is due at `at`; answers the instant to which it has moved, null when all is done. */
  startScheduled(input: ScheduledInput & { readonly at: number }): Promise<number | null>;
}
