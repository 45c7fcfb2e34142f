/** The port of a service: what a step may do to the world. */
import type { Json, JsonObject } from '../engine/json.js';
import type { ServiceAnswer } from '../engine/services.js';

/**
 * One call: its parameters in the clear, the id (`<instance>.<call>`) that is the same in every repetition, and a signal
 * that ends it in time. `personal`: JSON pointers into the parameters of what is personal there.
 */
export interface ServiceCall {
  readonly input: JsonObject;
  readonly personal: readonly string[];
  readonly effect: string;
  readonly signal: AbortSignal;
}

export interface Service {
  /** Makes the call. Failures that the definition should know are answered; a throw is an unknown failure, not final. */
  call(call: ServiceCall): Promise<ServiceAnswer>;
  /** True when making this call twice does no more than making it once: then a call in doubt after a crash is repeated. */
  repeatable(input: JsonObject): boolean;
}

/** The result of a call that went well. */
export function done(result: Json): ServiceAnswer {
  return { ok: true, result };
}

/** A failure that the definition may handle, retry (unless `final`) or see as an incident. */
export function failed(code: string, message: string, final: boolean): ServiceAnswer {
  return { ok: false, code, message, final };
}
