/** The activities, made over what they depend on. Workflows see only their types. */
import { record } from '../commands/record.js';
import type { CommandContext, RecordContext } from '../commands/context.js';
import { createTendOutreach } from './outreach.js';
import { createPerform, type PerformContext } from './perform.js';

type RecordRequest = Parameters<typeof record>[1];

/** Makes all activities; `record` is used as a local one. */
export function createActivities(
  context: RecordContext & PerformContext & { readonly commands: CommandContext },
) {
  return {
    record: (request: RecordRequest) => record(context, request),
    perform: createPerform(context),
    tendOutreach: createTendOutreach(context.commands),
  };
}
