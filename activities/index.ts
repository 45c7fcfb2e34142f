/** The activities, made over what they depend on. Workflows see only their types. */
import type { RecordContext } from '../commands/context.js';
import { record } from '../commands/record.js';
import { createPerform, type PerformContext } from './perform.js';

type RecordRequest = Parameters<typeof record>[1];

/** Makes all activities; `record` is used as a local one. */
export function createActivities(context: RecordContext & PerformContext) {
  return {
    record: (request: RecordRequest) => record(context, request),
    perform: createPerform(context),
  };
}
