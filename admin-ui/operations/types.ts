/** Instances as `/api/instances` shows them. */
import type { ShownClock } from '../parts/clock-chip/shown-clock.js';

export interface InstanceRow {
  readonly id: string;
  readonly number: string;
  readonly workflow: string;
  readonly version: string;
  readonly summary: unknown;
  readonly state: 'running' | 'ended' | 'cancelled';
  readonly outcome: string | null;
  readonly priority: number;
  readonly incident_count: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly started_at: string;
  readonly ended_at: string | null;
  readonly started_by: string | null;
  readonly channel: string | null;
  readonly due: string | null;
  readonly updated_at: string;
}

export interface Incident {
  readonly step: string;
  readonly code: string;
  readonly message: string;
  readonly at: string;
}

interface StepState {
  readonly step: string;
  readonly item: number | null;
  readonly state: string;
  readonly outcome: string | null;
  readonly by: string | null;
  readonly entered_at: string;
  readonly at: string | null;
}

interface TaskState {
  readonly id: string;
  readonly step: string;
  readonly state: string;
  readonly groups: readonly string[];
  readonly user: string | null;
  readonly assignee: string | null;
  readonly created_at: string;
}

/** A clock; what a timeline needs is there where the API gives it. */
export type InstanceClock = Pick<ShownClock, 'clock' | 'state' | 'due' | 'stopped_at'> &
  Partial<ShownClock> & { readonly lap: number | null; readonly breached: boolean };

interface CalledInstance {
  readonly id: string;
  readonly number: string;
  readonly workflow: string;
  readonly step: string | null;
  readonly state: string;
  readonly outcome: string | null;
}

export interface Instance extends Omit<InstanceRow, 'due' | 'updated_at' | 'incident_count'> {
  readonly sequence: number;
  readonly steps: readonly StepState[];
  readonly tasks: readonly TaskState[];
  readonly clocks: readonly InstanceClock[];
  readonly attachments: readonly { readonly id: string; readonly name?: string }[];
  /** Temporal's own page of it, for who may operate, where there is one. */
  readonly temporal_url: string | null;
  readonly previous: string | null;
  readonly caller: { readonly instance_id: string; readonly step: string | null } | null;
  readonly called: readonly CalledInstance[];
  /** Calls that opened it or are about it. */
  readonly calls: readonly string[];
  readonly incidents: readonly Incident[];
  readonly kept_messages: readonly {
    readonly name: string;
    readonly by: string | null;
    readonly at: string;
  }[];
}

/** The summary as a text; what was erased has none. */
export function summaryText(summary: unknown): string {
  return typeof summary === 'string' ? summary : '';
}
