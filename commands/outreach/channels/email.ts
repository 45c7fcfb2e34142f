/** By e-mail: Sportello sends, with a personal link where there is a questionnaire (CAWI). */
import type { OutreachChannel } from './channel.js';

export const email: OutreachChannel = {
  ...{ name: 'email', address: 'email', workedBy: 'machine', wentOut: 'sent' },
};
