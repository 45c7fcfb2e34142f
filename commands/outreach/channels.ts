/** The channels by which contact lists are worked here, a file each. */
import type { OutreachChannel } from './channels/channel.js';
import { email } from './channels/email.js';
import { fax } from './channels/fax.js';
import { phone } from './channels/phone.js';
import { recorded } from './channels/recorded.js';
import { task } from './channels/task.js';
import { web } from './channels/web.js';
import { workflow } from './channels/workflow.js';
import type { Machines } from './machine.js';

export const outreachChannels: readonly OutreachChannel[] = [
  phone,
  email,
  web,
  fax,
  recorded,
  task,
  workflow,
];

/** Whether this installation works a channel: a machine's needs what it works with. */
export function isWorkedHere({ name, workedBy }: OutreachChannel, machines: Machines): boolean {
  return workedBy !== 'machine' || machines[name] !== undefined;
}

/** The channels whose contacts operators ask for. */
export const channelsOfPeople = outreachChannels.filter(({ workedBy }) => workedBy === 'people');

/** Those whose attempts another system has in hand. */
export const followedChannels = outreachChannels.flatMap(({ name, followed }) =>
  followed === undefined ? [] : [{ name, ...followed }],
);

/** Those whose contacts Sportello works itself. */
export const channelsOfMachines = outreachChannels.filter(({ workedBy }) => workedBy === 'machine');
