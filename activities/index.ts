/** The activities, made over what they depend on. Workflows see only their types. */
import { record } from '../commands/record.js';
import type { CommandContext, RecordContext } from '../commands/context.js';
import type { Machines } from '../commands/outreach/machine.js';
import { createTendOutreach, createWorkOutreach } from './outreach.js';
import { createCarryOut } from '../commands/carry-out.js';
import { createStartScheduled } from './scheduled.js';
import { createPerform, type PerformContext } from './perform.js';

type RecordRequest = Parameters<typeof record>[1];

/** Makes all activities; `record` and `carryOut` are used as local ones. */
export function createActivities(
  context: RecordContext &
    PerformContext & { readonly commands: CommandContext & { readonly machines: Machines } },
) {
  const recording = {
    record: (request: RecordRequest) => record(context, request),
    perform: createPerform(context),
  };
  return {
    ...recording,
    carryOut: createCarryOut(recording, context.clock),
    tendOutreach: createTendOutreach(context.commands),
    workOutreach: createWorkOutreach(context.commands),
    startScheduled: createStartScheduled(context.commands),
  };
}
