/** By fax: Sportello hands each to a fax server, and follows what becomes of it. */
import type { OutreachChannel } from './channel.js';

export const fax: OutreachChannel = {
  ...{
    name: 'fax',
    address: 'fax',
    workedBy: 'machine',
    wentOut: 'sent', // HylaFAX keeps what has ended for a quarter of an hour at least.
    followed: { forMs: 2 * 24 * 60 * 60_000, knowsForMs: 10 * 60_000, everyMs: 5_000 },
  },
};
