/** By a recorded message: the switch calls, and plays it to whoever answers. */
import type { OutreachChannel } from './channel.js';

export const recorded: OutreachChannel = {
  ...{ name: 'recorded', address: 'phone', workedBy: 'machine', wentOut: 'heard' },
};
