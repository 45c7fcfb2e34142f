/** What the API tells the desk, as far as the desk reads it. */
import type { ShownClock } from '../parts/clock-chip/shown-clock.js';
import type { ShownForm } from '../parts/form/ui-schema.js';
import type { Title } from '../i18n/title-text.js';

export interface Outcome {
  readonly name: string;
  readonly title: Title;
  readonly form: ShownForm | null;
}

export interface Task {
  readonly id: string;
  readonly instance_id: string;
  readonly number: string;
  readonly workflow: string;
  readonly step: string;
  readonly title: Title;
  readonly state: 'ready' | 'claimed' | 'done' | 'cancelled';
  readonly groups: readonly string[];
  readonly user: string | null;
  readonly mode: string | null;
  readonly assignee: string | null;
  readonly priority: number;
  readonly outcomes: readonly Outcome[];
  readonly created_at: string;
  readonly summary: unknown;
  readonly person: string | null;
  readonly channel: string | null;
  readonly clock: ShownClock | null;
}

export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

export interface Instance {
  readonly id: string;
  readonly number: string;
  readonly workflow: string;
  readonly state: 'running' | 'ended' | 'cancelled';
  readonly outcome: string | null;
  readonly summary: unknown;
  readonly data: Readonly<Record<string, unknown>>;
  readonly started_at: string;
  readonly sequence: number;
  readonly steps: readonly { readonly step: string; readonly state: string }[];
  /** Those that are open. */
  readonly tasks: readonly { readonly id: string }[];
  readonly clocks: readonly ShownClock[];
  readonly attachments: readonly Attachment[];
  /** Calls that opened it or are about it. */
  readonly calls: readonly string[];
  readonly called: readonly {
    readonly id: string;
    readonly number: string;
    readonly workflow: string;
    readonly state: string;
  }[];
}

export interface InstanceRow {
  readonly id: string;
  readonly number: string;
  readonly summary: unknown;
  readonly state: string;
  readonly started_at: string;
}

export interface Person {
  readonly id: string;
  readonly name: string | null;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly tax_code: string | null;
  readonly language: string | null;
  readonly note: string | null;
}

/** The compiled definition that an instance runs. */
export interface Definition {
  readonly workflow: {
    readonly data: string | null;
    readonly body: unknown;
    readonly [part: string]: unknown;
  };
  readonly forms: Readonly<Record<string, ShownForm>>;
}

/** What was erased, or is no text, is shown as nothing. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
