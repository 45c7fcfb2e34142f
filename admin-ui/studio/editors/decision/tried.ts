/** A decision tried: what it says to some inputs, and by which rules. Pure. */
import { decide, type Decided } from '../../../../engine/decisions/decide.js';
import type { CompiledDecision } from '../../../../engine/definition.js';
import type { Json, JsonObject } from '../../../../engine/json.js';

/** `hits`: the rules that speak, from 0; `fault`: an expression that failed. */
export interface Tried {
  readonly decided: Decided | null;
  readonly hits: readonly number[];
  readonly fault: string | null;
}

const time = { calendar: null, calendars: {} };

/** Asks the decision, by the engine; `now` in milliseconds since 1970 UTC. Never throws. */
export function tryDecision(decision: CompiledDecision, inputs: JsonObject, now: number): Tried {
  try {
    const decided = decide(decision, inputs, time, now);
    return {
      decided,
      hits: decided.ok || decided.code === 'several_rules_fit' ? hitsOf(decision, inputs, now) : [],
      fault: null,
    };
  } catch (error) {
    return { decided: null, hits: [], fault: error instanceof Error ? error.message : String(error) };
  }
}

function hitsOf(decision: CompiledDecision, inputs: JsonObject, now: number): readonly number[] {
  const hits: number[] = [];
  for (const [at, rule] of decision.rules.entries()) {
    if (rule.when === null) continue;
    const alone = { ...decision, policy: 'first' as const, rules: [rule] };
    if (!decide(alone, inputs, time, now).ok) continue;
    hits.push(at);
    if (decision.policy === 'first') break;
  }
  const otherwise = decision.rules.findIndex(({ when }) => when === null);
  return hits.length === 0 && otherwise !== -1 ? [otherwise] : hits;
}

/** What was typed for an input, as its type has it. */
export function inputValue(type: string, typed: string): Json {
  if (type === 'string') return typed;
  if (type === 'boolean') return typed === 'true';
  if (typed.trim() === '') return null;
  try {
    return JSON.parse(typed) as Json;
  } catch {
    return typed;
  }
}
