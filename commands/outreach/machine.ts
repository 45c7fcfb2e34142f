/** What makes attempts that no person makes: the port of a channel that a machine works. */
import type { Channel } from '../../engine/definition.js';
import type { ContactRules } from '../../engine/outreach/contact.js';
import type { OutreachOrder } from '../../engine/outreach/order.js';
import type { BegunContact } from '../../store/outreach-claims.js';
import type { OutreachRow } from '../../store/outreaches.js';

/**
 * What came of an attempt. `postponed`: nobody was contacted, and what stood stands; `in_doubt`: the far side may have it, so a
 * person is asked; `handed_over`: it has it, and
 * tells by the attempt's id what becomes of it; `trouble`: the far side can be used for nobody now, and the work rests. Instants in milliseconds.
 */
export type Touched =
  | { readonly as: 'ended'; readonly outcome: string; readonly remarks: string | null }
  | { readonly as: 'postponed'; readonly until: number }
  | { readonly as: 'in_doubt'; readonly why: string }
  | { readonly as: 'handed_over'; readonly job: string }
  | { readonly as: 'trouble'; readonly why: string };

/** Makes the attempt that was begun at a contact. Rejects only where nothing was touched: the contact goes back. */
type Touch = (contact: BegunContact, signal: AbortSignal) => Promise<Touched>;

/** What another system tells of an attempt: its job there goes on, or how it ended. */
export type Followed =
  | { readonly as: 'under_way'; readonly job: string }
  | {
      readonly as: 'ended';
      readonly outcome: string;
      readonly remarks: string | null;
      /** Of a fax; null of all else. */
      readonly pages: number | null;
      readonly durationMs: number | null;
    };

/** Another system that attempts are handed to. */
export interface Follower {
  /** How many it is given at once. */
  readonly atOnce: number;
  /** What it knows of attempts, by their ids; what it doesn't know is left out. @throws where it can't be asked now */
  follow(
    attempts: ReadonlySet<string>,
    outreach: OutreachRow,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, Followed>>;
  /** Takes back jobs that go on. @throws where it can't be asked now */
  withdraw(jobs: readonly string[], outreach: OutreachRow, signal: AbortSignal): Promise<void>;
}

export interface Machine {
  /** How many contacts are taken by one statement, and how many such portions are in hand at once. */
  readonly portion: number;
  readonly lanes: number;
  /** What all lists share, such as telephone lines: one attempt holds one, from before its contact is taken until it is over. */
  readonly lines?: {
    /** Null: none is free now. */
    take(worker: string): Promise<number | null>;
    give(worker: string, line: number): Promise<void>;
  };
  /** Where its attempts don't end at once: who is asked what becomes of them. */
  readonly follower?: Follower;
  /** Why an order can't be worked, whatever the list; null: it can. */
  readonly refuses?: (order: OutreachOrder) => Promise<string | null>;
  /** Ends what goes on of attempts in doubt on the far side, where somebody would wait for nothing. @throws where it can't now */
  readonly endLeft?: (attempts: ReadonlySet<string>) => Promise<void>;
  /** Makes ready for a stretch of work. @throws where it can't now */
  prepare(outreach: OutreachRow, rules: ContactRules): Promise<Touch>;
}

/** The machines of this installation: a channel without one is not available. */
export type Machines = Readonly<Partial<Record<Channel, Machine>>>;
