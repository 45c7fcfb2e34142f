/** By a task: each contact is given to a person with a form, and how the task is completed is the contact's outcome. */
import type { OutreachChannel } from './channel.js';
import { workflow } from './workflow.js';

export const task: OutreachChannel = { ...workflow, name: 'task' };
