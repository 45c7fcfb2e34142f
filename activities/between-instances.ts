/**
 * What instances ask of one another, performed by the commands. Doing one of these twice is as good as once: a start by
 * the id that it makes, a message, a report and a cancelling by their ids in the log. So none is ever in doubt.
 */
import { cancelCalled, reportToCaller, startCalled, type Asker, type Done } from '../commands/called.js';
import type { CommandContext } from '../commands/context.js';
import { sendBetween } from '../commands/send-between.js';
import {
  between,
  sendFailure,
  startFailure,
  type CancelInput,
  type ReportInput,
  type SendInput,
  type StartInput,
} from '../engine/between.js';
import type { JsonObject } from '../engine/json.js';
import type { Refusal } from '../engine/outcome.js';
import type { ServiceAnswer } from '../engine/services.js';
import { failed, type Service, type ServiceCall } from './service.js';

/** What a trial knows of an instance: its play's clock, and the workflows of its play. */
export type Moment = Pick<Asker, 'trial' | 'among'>;

const now: Moment = { trial: null, among: null };

/** Makes the services by which instances reach one another; `momentOf` places what one asks on its trial's clock. */
export function createBetweenInstances(
  context: CommandContext,
  momentOf: (instance: string) => Moment = () => now,
): Readonly<Record<string, Service>> {
  const asked =
    (
      perform: (asker: Asker, input: JsonObject) => Promise<Done>,
      failure: (refusal: Refusal) => ServiceAnswer,
    ): Service['call'] =>
    async ({ input, personal, effect }: ServiceCall) => {
      const instance = effect.slice(0, effect.indexOf('.'));
      const done = await perform({ instance, personal: inData(personal), ...momentOf(instance) }, input);
      if (done.ok) return done;
      return done.code === 'unavailable' ? failed('temporary', done.message, false) : failure(done);
    };
  const repeatable = () => true;
  return {
    [between.start]: {
      call: asked((asker, input) => startCalled(context, asker, input as StartInput), startFailure),
      repeatable,
    },
    [between.send]: {
      call: asked((asker, input) => sendBetween(context, asker, input as SendInput), sendFailure),
      repeatable,
    },
    [between.cancel]: {
      call: asked((asker, input) => cancelCalled(context, asker, input as CancelInput), startFailure),
      repeatable,
    },
    [between.report]: {
      call: asked((asker, input) => reportToCaller(context, asker, input as ReportInput), sendFailure),
      repeatable,
    },
  };
}

/** Of pointers into the parameters those into the data that are handed over; all of these where the whole is personal. */
function inData(personal: readonly string[]): string[] {
  return personal.flatMap((place) => (place.startsWith('/data') ? [place.slice('/data'.length)] : []));
}
