/** The channels by which contact lists are worked here, a file each. */
import type { Channel } from '../../engine/definition.js';
import type { OutreachChannel } from './channels/channel.js';
import { phone } from './channels/phone.js';
import { web } from './channels/web.js';

export const outreachChannels: readonly OutreachChannel[] = [phone, web];

/** The channel of this name; null for one that nobody works here. */
export function channelNamed(name: Channel): OutreachChannel | null {
  return outreachChannels.find((each) => each.name === name) ?? null;
}

/** The channels whose contacts operators ask for. */
export const channelsOfPeople = outreachChannels.filter(({ workedBy }) => workedBy === 'people');
