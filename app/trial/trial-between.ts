/** What instances of a trial ask of one another: the real services, with what they start taken into the play. */
import { createBetweenInstances } from '../../activities/between-instances.js';
import type { Service } from '../../activities/service.js';
import { calledId } from '../../commands/called.js';
import type { CommandContext } from '../../commands/context.js';
import { instanceId } from '../../commands/hashing.js';
import { startedByMessageId } from '../../commands/send-between.js';
import { between, type SendInput, type StartInput } from '../../engine/between.js';
import type { JsonObject } from '../../engine/json.js';
import { openEffects } from '../../engine/running.js';
import { loadForCommand } from '../../store/load.js';
import type { Play } from './play.js';
import { storedState } from './stored.js';

/** Makes the services over the plays under way, by instance. */
export function createTrialBetween(
  context: CommandContext,
  plays: Map<string, Play>,
): Readonly<Record<string, Service>> {
  const real = createBetweenInstances(context, (instance) => {
    const play = plays.get(instance);
    if (play === undefined) return { trial: null, among: null };
    const among = play.programs.map(({ workflow }) => workflow.name);
    return { trial: { at: play.now }, among };
  });
  const joining = (
    service: Service,
    startedBy: (asker: string, input: JsonObject, play: Play) => string[],
  ): Service => ({
    ...service,
    async call(call) {
      const asker = call.effect.slice(0, call.effect.indexOf('.'));
      const play = plays.get(asker);
      if (play === undefined) return service.call(call);
      const begun = startedBy(asker, call.input, play);
      // Before they start: their workflows may record at once.
      for (const id of begun) plays.set(id, play);
      const answer = await service.call(call);
      for (const id of begun) await join(context, play, id);
      return answer;
    },
  });
  const { start, send } = between;
  return {
    ...real,
    [start]: joining(serviceOf(real, start), (asker, input) => {
      const { workflow, call } = input as StartInput;
      return [calledId(workflow, asker, call)];
    }),
    [send]: joining(serviceOf(real, send), (asker, input, play) => {
      const { message, to, id } = input as SendInput;
      const starting = play.programs.filter(
        ({ workflow }) => to === null && workflow.start.message === message,
      );
      return starting.map(({ workflow }) =>
        instanceId(workflow.name, startedByMessageId(`send ${asker} ${id}`)),
      );
    }),
  };
}

/** Takes an instance in, if it was started. */
async function join(context: CommandContext, play: Play, id: string): Promise<void> {
  const { row } = await loadForCommand(context.db, id, '');
  if (row === null) return;
  play.join(id);
  play.enqueue(id, openEffects(await storedState(context, id)));
}

function serviceOf(all: Readonly<Record<string, Service>>, name: string): Service {
  const service = all[name];
  if (service === undefined) throw new Error(`There is no service ${name} among those between instances.`);
  return service;
}
