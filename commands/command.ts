/** What people, channels and other instances ask of an instance, and what they are answered. */
import type { InstanceEvent, Unrecorded } from '../engine/event.js';
import type { Refusal } from '../engine/outcome.js';

type Ours = 'start' | 'due' | 'result' | 'failure';

/** A command to an instance: the event that it becomes once it is recorded, and how it is told from another. Its id is unique in the instance; the same id has one effect. */
export type Command = Unrecorded<Exclude<InstanceEvent, { readonly type: Ours }>> & {
  /** Hash of what was asked, so that another request under the same id is told from a repetition. */
  readonly bodyHash: string;
  /** The instant to record, in trials only, where it stands for the play's clock. */
  readonly recordedAt: number | null;
};

/** What a command came to: its log entry's sequence and instant, or why it was refused. */
export type Answer = { readonly ok: true; readonly sequence: number; readonly recordedAt: number } | Refusal;
