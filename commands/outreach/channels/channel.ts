/** A way in which contacts of a list are worked. */
import type { AddressField } from '../../../domain/lists/columns.js';
import type { Channel } from '../../../engine/definition.js';

export interface OutreachChannel {
  readonly name: Channel;
  /** The column of a list in which its addresses stand; a row without one is done as `no_address`. Null: it needs none. */
  readonly address: AddressField | null;
  /** Who makes the attempts: operators, who ask for the next contact, Sportello, or nobody, as contacts come by themselves. */
  readonly workedBy: 'people' | 'machine' | 'contacts';
  /** Of a machine's: the outcome of an attempt of which a person says that it went out. */
  readonly wentOut?: string;
  /** Of a machine's: its attempts are handed to another system, which is asked what becomes of them. */
  readonly followed?: FollowedChannel;
}

/** How another system is asked; spans in milliseconds, from the attempt's beginning. */
interface FollowedChannel {
  /** How long it is asked for an attempt; then only a person can tell. */
  readonly forMs: number;
  /** How long an attempt that it doesn't know was surely never handed over. */
  readonly knowsForMs: number;
  readonly everyMs: number;
}
