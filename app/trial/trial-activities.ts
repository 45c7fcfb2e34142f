/** The activities of a trial: the real ones, on the clock of each instance's play, with scripted services. */
import { createActivities } from '../../activities/index.js';
import type { PerformContext } from '../../activities/perform.js';
import type { Service } from '../../activities/service.js';
import type { RecordContext } from '../../commands/context.js';
import { openEffects } from '../../engine/running.js';
import { ownServices, services } from '../../engine/services.js';
import type { InstanceActivities } from '../../workflows/messages.js';
import type { Play } from './play.js';
import { storedState } from './stored.js';

/** Makes the activities; `plays` gives the play of an instance. An instance without one goes on in its own time, and its calls are answered `{}`. */
export function createTrialActivities(
  context: RecordContext & Omit<PerformContext, 'services'>,
  plays: ReadonlyMap<string, Play>,
): InstanceActivities {
  const real = createActivities({
    ...context,
    services: Object.fromEntries(
      [...services, ...ownServices].map(({ name }) => [name, scripted(name, plays)]),
    ),
  });
  return {
    async record(request) {
      const play = plays.get(request.instance);
      if (play === undefined) return real.record(request);
      const recorded = await real.record({ ...request, now: play.now });
      // A timer that went off too early would be armed again for an instant past, and again, until the play gets there.
      const early = recorded.due !== null && recorded.due <= request.now;
      if (early) play.early = true;
      play.changes.tell();
      return early ? { ...recorded, due: null } : recorded;
    },
    async perform(request) {
      const { instance, effect } = request;
      // Calls under way at once would come back in any order: in a play, in the order in which they were made.
      await plays
        .get(instance)
        ?.changes.until(`it was the turn of call ${effect} of ${instance}`, async () => {
          const open = openEffects(await storedState(context, instance));
          return open[0] === effect || !open.includes(effect);
        });
      return real.perform(request);
    },
  };
}

function scripted(name: string, plays: ReadonlyMap<string, Play>): Service {
  return {
    call: async ({ effect, input }) => {
      const instance = effect.slice(0, effect.indexOf('.'));
      return plays.get(instance)?.call(name, input) ?? { ok: true, result: {} };
    },
    repeatable: () => true,
  };
}
