/** What makes attempts that no person makes: the port of a channel that a machine works. */
import type { Channel } from '../../engine/definition.js';
import type { ContactRules } from '../../engine/outreach/contact.js';
import type { BegunContact } from '../../store/outreach-claims.js';
import type { OutreachRow } from '../../store/outreaches.js';

/**
 * What came of an attempt. `postponed`: nobody was contacted, and what stood stands; `in_doubt`: the far side may have it, so a
 * person is asked; `trouble`: the far side can be used for nobody now, and the work rests. Instants in milliseconds.
 */
export type Touched =
  | { readonly as: 'ended'; readonly outcome: string; readonly remarks: string | null }
  | { readonly as: 'postponed'; readonly until: number }
  | { readonly as: 'in_doubt'; readonly why: string }
  | { readonly as: 'trouble'; readonly why: string };

/** Makes the attempt that was begun at a contact. Rejects only where nothing was touched: the contact goes back. */
type Touch = (contact: BegunContact, signal: AbortSignal) => Promise<Touched>;

export interface Machine {
  /** How many contacts are taken by one statement, and how many such portions are in hand at once. */
  readonly portion: number;
  readonly lanes: number;
  /** Makes ready for a stretch of work. @throws where it can't now */
  prepare(outreach: OutreachRow, rules: ContactRules): Promise<Touch>;
}

/** The machines of this installation: a channel without one is not available. */
export type Machines = Readonly<Partial<Record<Channel, Machine>>>;
