/**
 * Gives each contact of a list to a person: an instance of one task, claimed and completed at the desk as any other. Of a list
 * of any size only a window of tasks is open; the next ones come as these are done.
 */
import { contactProgram, contactWorkflow } from '../../../engine/outreach/contact-program.js';
import { hashOf } from '../../../store/hash.js';
import { saveProgram } from '../../../store/programs.js';
import type { CommandContext } from '../../context.js';
import type { Machine } from '../machine.js';
import { createInstanceMachine, rowOf } from './instance-machine.js';

// More than the people of a centre take between two looks, and few enough to stand in a queue among other work.
const usualWindow = 200;

/** Makes the machine of the channel `task`; `window`: how many tasks of a list are open at once. */
export function createTaskMachine(context: CommandContext, window = usualWindow): Machine {
  const { db, programs, clock } = context;
  return createInstanceMachine(context, {
    atOnce: window,
    workflowOf: (order) => (order.form === null ? null : contactWorkflow(order)),
    refuses: () => Promise.resolve(null),
    async programOf({ order, version }) {
      const made = contactProgram(await programs.get(version), order);
      const program = { ...made, version: hashOf(JSON.stringify(made)) };
      await saveProgram(db, program, clock());
      return { version: program.version, program };
    },
    dataOf: rowOf,
  });
}
