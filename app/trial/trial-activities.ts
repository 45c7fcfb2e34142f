/** The activities of a trial: the real ones, on the clock of each instance's play, with scripted services. */
import { createCarryOut } from '../../commands/carry-out.js';
import { createActivities } from '../../activities/index.js';
import type { PerformContext } from '../../activities/perform.js';
import type { Service } from '../../activities/service.js';
import type { CommandContext, RecordContext } from '../../commands/context.js';
import { ownServices, services } from '../../engine/services.js';
import type { InstanceActivities, RecordRequest } from '../../workflows/messages.js';
import type { Play } from './play.js';
import { createTrialBetween } from './trial-between.js';

type TrialContext = RecordContext & Omit<PerformContext, 'services'> & { readonly commands: CommandContext };

/** Makes the activities; `plays` gives the play of an instance. An instance without one goes on in its own time, and its calls are answered `{}`. */
export function createTrialActivities(context: TrialContext, plays: Map<string, Play>): InstanceActivities {
  const real = createActivities({
    ...context,
    // A play makes the attempts on its lists itself.
    commands: { ...context.commands, machines: {} },
    services: {
      ...Object.fromEntries([...services, ...ownServices].map(({ name }) => [name, scripted(name, plays)])),
      ...createTrialBetween(context.commands, plays),
    },
  });
  const performing = {
    async record(request: RecordRequest) {
      const { instance, command } = request;
      const play = plays.get(instance);
      if (play === undefined) return real.record(request);
      const recorded = await real.record({ ...request, now: play.now });
      if (command !== null && 'effect' in command) play.dequeue(instance, command.effect);
      // A timer that went off too early would be armed again for an instant past, and again, until the play gets there.
      const early = recorded.due !== null && recorded.due <= request.now;
      const member = play.members.find(({ id }) => id === instance);
      if (early && member !== undefined) member.early = true;
      play.enqueue(
        instance,
        recorded.effects.map(({ id }) => id),
      );
      return early ? { ...recorded, due: null } : recorded;
    },
    async perform(request: Parameters<InstanceActivities['perform']>[0]) {
      const { instance, effect } = request;
      const play = plays.get(instance);
      // Calls under way at once would come back in any order: in a play, in the order in which they were made.
      await play?.changes.until(`it was the turn of call ${effect} of ${instance}`, async () => {
        const next = play.next();
        return next?.instance === instance && next.effect === effect;
      });
      return real.perform(request);
    },
  };
  return { ...performing, carryOut: createCarryOut(performing, context.clock) };
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
