/** By telephone: an operator calls (CATI). */
import type { OutreachChannel } from './channel.js';

export const phone: OutreachChannel = { name: 'phone', address: 'phone', workedBy: 'people' };
