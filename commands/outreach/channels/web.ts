/** By a page: contacts come to it by themselves, by a link of their own or by one for everybody (CAWI). */
import type { OutreachChannel } from './channel.js';

export const web: OutreachChannel = { name: 'web', address: null, workedBy: 'contacts' };
