/** By fax: Sportello hands each to a fax server, and follows what becomes of it. */
import type { OutreachChannel } from './channel.js';

export const fax: OutreachChannel = {
  ...{ name: 'fax', address: 'fax', workedBy: 'machine', wentOut: 'sent', followed: true },
};
