/** By a workflow: each contact is an instance of it, and what that ends in is the contact's outcome. */
import type { OutreachChannel } from './channel.js';

const yearMs = 365 * 24 * 60 * 60_000;

export const workflow: OutreachChannel = {
  ...{ name: 'workflow', address: null, workedBy: 'machine' },
  // Instances are never forgotten, and may take their time.
  followed: { forMs: 10 * yearMs, knowsForMs: 10 * yearMs, everyMs: 5_000 },
};
