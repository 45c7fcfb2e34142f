/**
 * Calls of services that only write our store, made while an instance is being started: each is answered at once, by an
 * event like any other's, until the instance waits for something else.
 */
import type { Program } from '../engine/definition.js';
import type { InstanceEvent } from '../engine/event.js';
import { isJsonObject, type Json } from '../engine/json.js';
import { openEffects } from '../engine/running.js';
import type { State } from '../engine/state.js';
import { finishEffect, startEffect } from '../store/effects.js';
import type { Db } from '../store/store.js';
import { applyEvent, type Applied } from './apply.js';
import { formOf, sentOf } from './forms.js';
import type { Privacy } from './privacy.js';
import type { StoreServices } from './store-services.js';

// A definition that asks for more before it waits is a loop, and the rest may as well be done by its workflow.
const mostCalls = 100;

/** Whether a workflow calls any of these services. */
export function callsAny(program: Program, services: StoreServices): boolean {
  const known = calling.get(program);
  if (known !== undefined) return known;
  const found = namesService(program.workflow.body as unknown as Json, services);
  calling.set(program, found);
  return found;
}

const calling = new WeakMap<Program, boolean>();

function namesService(node: Json, services: StoreServices): boolean {
  if (Array.isArray(node)) return (node as readonly Json[]).some((each) => namesService(each, services));
  if (!isJsonObject(node)) return false;
  const { service } = node;
  if (typeof service === 'string' && Object.hasOwn(services, service)) return true;
  return Object.values(node).some((each) => namesService(each, services));
}

/** Answers what `applied` has asked of these services, and what follows from that. In a transaction. */
export async function answerCalls(
  db: Db,
  services: StoreServices,
  program: Program,
  applied: Applied,
  privacy: Privacy,
): Promise<Applied> {
  const steps = [...applied.steps];
  for (let calls = 0; calls < mostCalls; calls += 1) {
    const state = steps.at(-1)?.[1].state;
    const event = state === undefined ? null : await answerOf(db, services, state);
    if (state === undefined || event === null) break;
    privacy.learn(formOf(program, state, event), sentOf(event));
    const next = applyEvent(program, state, event);
    if (next.refusal !== null) return { steps, refusal: next.refusal };
    steps.push(...next.steps);
  }
  return { steps, refusal: null };
}

async function answerOf(db: Db, services: StoreServices, state: State): Promise<InstanceEvent | null> {
  for (const id of openEffects(state)) {
    const call = state.calls[id];
    const service = call === undefined ? undefined : services[call.service];
    if (call === undefined || service === undefined) continue;
    const effect = `${state.instance.id}.${id}`;
    const answer = await service(db, { input: call.input, effect, now: state.now });
    const common = { id: `outcome ${id}`, now: state.now, occurredAt: null, effect: id };
    if (answer.ok) return { ...common, type: 'result', result: answer.result };
    const { code, message, final } = answer;
    return { ...common, type: 'failure', code, message, final };
  }
  return null;
}

/** Marks the calls as made, once their rows are written. In the same transaction. */
export async function markCalls(
  db: Db,
  instance: string,
  steps: Applied['steps'],
  privacy: Privacy,
): Promise<void> {
  for (const [event, { state }] of steps) {
    if (event.type !== 'result' && event.type !== 'failure') continue;
    await startEffect(db, instance, event.effect, state.now);
    const { code = '', message = '', final = true } = event.type === 'failure' ? event : {};
    const end =
      event.type === 'result'
        ? ({ state: 'done', result: privacy.sealWhole(event.result) } as const)
        : ({ state: 'failed', error: { code, message, final } } as const);
    await finishEffect(db, instance, event.effect, end, state.now);
  }
}
