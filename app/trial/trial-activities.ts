/** The activities of a trial: the real ones, on the clock of each instance's play, with scripted services. */
import { createActivities, type Activities } from '../../activities/index.js';
import type { PerformContext } from '../../activities/perform.js';
import type { Service } from '../../activities/service.js';
import type { RecordContext } from '../../commands/context.js';
import { services } from '../../engine/services.js';
import type { Play } from './play.js';

/** Makes the activities; `plays` gives the play of an instance. An instance without one goes on in its own time, and its calls are answered `{}`. */
export function createTrialActivities(
  context: RecordContext & Omit<PerformContext, 'services'>,
  plays: ReadonlyMap<string, Play>,
): Activities {
  const service = scripted(plays);
  const real = createActivities({
    ...context,
    services: Object.fromEntries(services.map(({ name }) => [name, service(name)])),
  });
  return {
    async record(request) {
      const play = plays.get(request.instance);
      if (play === undefined) return real.record(request);
      const recorded = await real.record({ ...request, now: play.now });
      play.changed();
      // A timer that went off too early would be armed again for an instant past, and again, until the play gets there.
      if (recorded.due === null || recorded.due > request.now) return recorded;
      play.early = true;
      return { ...recorded, due: null };
    },
    async perform(request) {
      const performed = await real.perform(request);
      plays.get(request.instance)?.changed();
      return performed;
    },
  };
}

function scripted(plays: ReadonlyMap<string, Play>): (name: string) => Service {
  return (name) => ({
    call: async ({ effect, input }) => {
      const instance = effect.slice(0, effect.indexOf('.'));
      return plays.get(instance)?.call(name, input) ?? { ok: true, result: {} };
    },
    repeatable: () => true,
  });
}
