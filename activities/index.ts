/** The activities, made over what they depend on. Workflows see only their types. */
import type { RecordContext } from '../commands/context.js';
import { record } from '../commands/record.js';
import type { RecordRequest, Recorded } from '../workflows/messages.js';
import { createPerform, type PerformContext } from './perform.js';

/** Makes all activities; `record` is used as a local one. */
export function createActivities(context: RecordContext & PerformContext) {
  return {
    record: (request: RecordRequest): Promise<Recorded> => record(context, request),
    perform: createPerform(context),
  };
}

export type Activities = ReturnType<typeof createActivities>;
