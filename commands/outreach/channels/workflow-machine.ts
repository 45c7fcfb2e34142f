/** Works a list by a workflow: each contact is an instance of it. */
import { isJsonObject } from '../../../engine/json.js';
import type { CommandContext } from '../../context.js';
import type { Machine } from '../machine.js';
import { createInstanceMachine, rowOf } from './instance-machine.js';

const atOnce = 1_000;

/** Makes the machine of the channel `workflow`. */
export function createWorkflowMachine(context: CommandContext): Machine {
  const { programs } = context;
  const unpublished = (call: string | null) => `No workflow ${call ?? ''} is published.`;
  return createInstanceMachine(context, {
    atOnce,
    workflowOf: ({ call }) => call,
    refuses: async ({ call }) =>
      call === null || (await programs.current(call)) === null ? unpublished(call) : null,
    async programOf({ order: { call } }) {
      const version = call === null ? null : await programs.current(call);
      return version === null ? unpublished(call) : { version, program: await programs.get(version) };
    },
    // Of the row what the workflow's form names; all, where it names nothing.
    dataOf(contact, { workflow, forms }) {
      const schema = workflow.data === null ? undefined : forms[workflow.data]?.schema;
      const named = isJsonObject(schema) && isJsonObject(schema['properties']) ? schema['properties'] : null;
      return Object.fromEntries(
        Object.entries(rowOf(contact)).filter(([field]) => named === null || Object.hasOwn(named, field)),
      );
    },
  });
}
