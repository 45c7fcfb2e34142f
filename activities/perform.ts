/**
 * Performing an effect: the row is marked before the world is touched and after. A worker that dies in between leaves
 * the row marked as started; the next one then repeats the call only if twice is as good as once, and else gives up as
 * `in_doubt`, for a person to look into. One that dies after the second mark costs nothing: the result lies in the row.
 */
import { Context } from '@temporalio/activity';
import type { RecordContext } from '../commands/context.js';
import { resultForm } from '../commands/forms.js';
import { createPrivacy, type Privacy } from '../commands/privacy.js';
import { sealedPlaces } from '../store/sealing.js';
import type { JsonObject } from '../engine/json.js';
import type { ServiceAnswer } from '../engine/services.js';
import { finishEffect, lockEffect, startEffect, type EffectEnd, type EffectRow } from '../store/effects.js';
import { inTransaction, type Db, type Store } from '../store/store.js';
import { done, failed, type Service } from './service.js';
import { storableAnswer } from './storable-answer.js';

export interface PerformContext extends Pick<RecordContext, 'keys' | 'probe'> {
  readonly db: Store;
  readonly services: Readonly<Record<string, Service>>;
  readonly clock: () => number;
}

/** An effect of an instance, by its id. */
interface Called {
  readonly instance: string;
  readonly effect: string;
}

const heartbeatEveryMs = 3_000;

/** Makes the activity that performs an effect by its id. Throws only when the store cannot be reached; Temporal then tries again. */
export function createPerform(context: PerformContext) {
  return async function perform(called: Called): Promise<ServiceAnswer> {
    const { heartbeat } = Context.current();
    const beat = setInterval(() => heartbeat(), heartbeatEveryMs);
    try {
      return await performEffect(context, called);
    } finally {
      clearInterval(beat);
    }
  };
}

/** Performs an effect between its two marks; one that has ended gives its end again. Throws when the store cannot be reached. */
export async function performEffect(
  context: PerformContext,
  { instance, effect }: Called,
): Promise<ServiceAnswer> {
  const begun = await startEffect(context.db, instance, effect, context.clock());
  if (begun.start === 'done' || begun.start === 'failed') return endOf(begun.effect);
  context.probe('effect.marked', instance);
  const privacy = createPrivacy(context.keys, begun.effect.wrappedKey);
  const touched = await touch(context, begun.effect, privacy, begun.start === 'in_doubt');
  if (touched.ok) {
    privacy.learn(resultForm(begun.effect.service), touched.result);
    await privacy.keepKey(context.db, instance);
  }
  context.probe('effect.touched', instance);
  const performed = privacy.hasKey()
    ? await end(context, context.db, begun.effect, touched, privacy)
    : await endWithoutKey(context, begun.effect, touched);
  context.probe('effect.finished', instance);
  return performed;
}

/** Marks the end, with a result sealed by the instance's key if it has one. */
async function end(
  context: PerformContext,
  db: Db,
  { instanceId, id }: EffectRow,
  touched: ServiceAnswer,
  privacy: Privacy,
): Promise<ServiceAnswer> {
  const performed = storableAnswer(touched, privacy);
  await finishEffect(db, instanceId, id, rowEnd(performed), context.clock());
  return performed;
}

/** While the call was on its way the instance may have been given its first key, by a migration or a person's data. */
function endWithoutKey(
  context: PerformContext,
  effect: EffectRow,
  touched: ServiceAnswer,
): Promise<ServiceAnswer> {
  return inTransaction(context.db, async (db) => {
    const wrapped = await lockEffect(db, effect.instanceId, effect.id);
    return end(context, db, effect, touched, createPrivacy(context.keys, wrapped));
  });
}

/** Makes the call, unless an earlier worker may have made it and it must not be made twice. */
async function touch(
  context: PerformContext,
  effect: EffectRow,
  privacy: Privacy,
  startedBefore: boolean,
): Promise<ServiceAnswer> {
  const service = context.services[effect.service];
  if (service === undefined)
    return failed(
      'not_available',
      `This installation has no gateway for the service ${effect.service}.`,
      true,
    );
  const input = privacy.unseal<JsonObject>(effect.input);
  if (startedBefore && !service.repeatable(input)) {
    const what = `The call ${effect.id} of ${effect.service} was under way when its worker died`;
    return failed(
      'in_doubt',
      `${what}. Find out whether it happened, then retry it or give its result.`,
      true,
    );
  }
  const timeout = AbortSignal.timeout(effect.timeoutMs);
  try {
    const personal = sealedPlaces(effect.input);
    return await service.call({
      input,
      personal,
      effect: `${effect.instanceId}.${effect.id}`,
      signal: timeout,
    });
  } catch (error) {
    if (!timeout.aborted)
      return failed('temporary', error instanceof Error ? error.message : String(error), false);
    const sure = service.repeatable(input);
    return failed(
      sure ? 'timeout' : 'in_doubt',
      `${effect.service} gave no answer within ${effect.timeoutMs} ms.`,
      !sure,
    );
  }
}

function rowEnd(performed: ServiceAnswer): EffectEnd {
  if (performed.ok) return { state: 'done', result: performed.result };
  if (performed.code === 'in_doubt') return { state: 'in_doubt' };
  const { code, message, final } = performed;
  return { state: 'failed', error: { code, message, final } };
}

function endOf({ id, result, error }: EffectRow): ServiceAnswer {
  if (error === null) return done(result);
  const { code, message, final } = error;
  if (typeof code !== 'string' || typeof message !== 'string')
    throw new Error(`The stored error of effect ${id} is damaged: expected {code, message, final}.`);
  return failed(code, message, final === true);
}
