/**
 * Performing a brief effect and recording what it came to, in one local activity: Temporal has neither an activity to hand
 * out nor a second workflow task to do. A crash in between is that of `perform` or of `record`: the effect's row has its end,
 * or is in doubt, and the outcome's id is the effect's.
 */
import { instanceQueue } from '../workflows/task-queues.js';
import {
  outcomeOf,
  type CarryOutRequest,
  type InstanceActivities,
  type Recorded,
} from '../workflows/messages.js';

// A worker does forty workflow tasks and a hundred local activities at once: a gateway that has become slow must leave room to record.
const mostOfGateway = 8;

/** Makes the activity over the other two; `clock` tells how long the effect took. */
export function createCarryOut(
  { perform, record }: Pick<InstanceActivities, 'perform' | 'record'>,
  clock: () => number,
): InstanceActivities['carryOut'] {
  const underWay = new Map<string, number>();
  const carryOut = async ({ instance, effect, now, known }: CarryOutRequest): Promise<Recorded> => {
    const begun = clock();
    const performed = await perform({ instance, effect });
    const command = outcomeOf(effect, performed);
    return record({ instance, command, now: now + Math.max(0, clock() - begun), known });
  };
  return async (request) => {
    const { queue } = request;
    if (queue === instanceQueue) return carryOut(request);
    const others = underWay.get(queue) ?? 0;
    if (others >= mostOfGateway) return null;
    underWay.set(queue, others + 1);
    try {
      return await carryOut(request);
    } finally {
      underWay.set(queue, (underWay.get(queue) ?? 1) - 1);
    }
  };
}
