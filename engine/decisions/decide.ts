/** What a decision table says of its inputs: a pure function, the same in a step, a test and a simulation. */
import type { CompiledDecision, DecisionInputs } from '../definition.js';
import { evaluateCondition, evaluateValue } from '../expressions/evaluate.js';
import { instantPlaces, type InstantPlaces } from '../expressions/instant-places.js';
import type { ProgramInstants, Scope } from '../expressions/scope.js';
import { validate } from '../forms/validate.js';
import type { Json, JsonObject } from '../json.js';

/** What it says; or why it says nothing: inputs that are not as declared, no rule that fits, several where one is to. */
export type Decided =
  | { readonly ok: true; readonly result: Json }
  | {
      readonly ok: false;
      readonly code: 'value_wrong' | 'no_rule_fits' | 'several_rules_fit';
      readonly message: string;
    };

/** What a message calls the type of an input. */
export function typeOfInput(schema: DecisionInputs[string]): string {
  return 'format' in schema ? schema.format : schema.type;
}

type Rule = CompiledDecision['rules'][number];

/**
 * Decides by a table; `now` (milliseconds since 1970 UTC) and `time` are those of the instance that asks.
 * @throws ExpressionError as `evaluate`, where a condition or a value fails
 */
export function decide(
  decision: CompiledDecision,
  inputs: JsonObject,
  time: Scope['time'],
  now: number,
): Decided {
  const wrong = wrongInput(decision, inputs);
  if (wrong !== null) return wrong;
  const scope = scopeOf(decision, inputs, time, now);
  const fits = ({ when }: Rule): boolean => when !== null && evaluateCondition(when, scope);
  const say = ({ then }: Rule): Json => evaluateValue(then, scope);
  const otherwise = decision.rules.filter(({ when }) => when === null);
  if (decision.policy === 'first') {
    const rule = decision.rules.find(fits) ?? otherwise[0];
    return rule === undefined ? noRuleFits(decision) : { ok: true, result: say(rule) };
  }
  const fitting = decision.rules.filter(fits);
  const rules = fitting.length > 0 ? fitting : otherwise;
  if (decision.policy === 'collect') return { ok: true, result: rules.map(say) };
  const [rule, second] = rules;
  if (rule === undefined) return noRuleFits(decision);
  if (second === undefined) return { ok: true, result: say(rule) };
  const places = rules.map((each) => decision.rules.indexOf(each) + 1).join(', ');
  return {
    ok: false,
    code: 'several_rules_fit',
    message: `In the decision ${decision.name} the rules ${places} fit, and its policy is unique: make their conditions exclude one another, or take the policy first.`,
  };
}

function noRuleFits({ name }: CompiledDecision): Decided {
  const message = `In the decision ${name} no rule fits what it was given; give it a last rule {else: …}.`;
  return { ok: false, code: 'no_rule_fits', message };
}

/** Names only, no values: they may be personal. */
function wrongInput({ name, inputs: declared }: CompiledDecision, given: JsonObject): Decided | null {
  const problems = [
    ...Object.entries(declared).flatMap(([input, schema]) => {
      const value = Object.hasOwn(given, input) ? given[input] : undefined;
      if (value === undefined) return [`"${input}" is missing`];
      return validate(schema, value).length === 0 ? [] : [`"${input}" is no ${typeOfInput(schema)}`];
    }),
    ...Object.keys(given).flatMap((input) =>
      Object.hasOwn(declared, input) ? [] : [`"${input}" is unknown`],
    ),
  ];
  if (problems.length === 0) return null;
  const message = `The decision ${name} was given wrong inputs: ${problems.join(', ')}; it takes ${Object.keys(declared).join(', ') || 'none'}.`;
  return { ok: false, code: 'value_wrong', message };
}

/** Only the inputs: a table must say the same wherever it is asked. */
function scopeOf(
  { inputs: declared }: CompiledDecision,
  inputs: JsonObject,
  time: Scope['time'],
  now: number,
): Scope {
  return {
    data: {},
    stepNames: nobody,
    step: () => undefined,
    clockNames: nobody,
    clock: () => ({ state: 'pending', due: null, elapsed: 0, remaining: null, breached: false }),
    instance,
    now,
    message: null,
    names: inputs,
    instants: { ...noInstants, names: placesOf(declared) },
    time,
  };
}

const nobody: ReadonlySet<string> = new Set();
const noInstants: ProgramInstants = { data: null, steps: {}, messages: {} };
const instance: Scope['instance'] = {
  instance: {
    id: '',
    number: '',
    workflow: '',
    version: '',
    channel: null,
    started_by: null,
    previous: null,
  },
  key: null,
  priority: 0,
  startedAt: 0,
};

function placesOf(inputs: CompiledDecision['inputs']): { readonly [name: string]: InstantPlaces } {
  return Object.fromEntries(
    Object.entries(inputs).flatMap(([name, schema]) => {
      const places = instantPlaces(schema);
      return places === null ? [] : [[name, places] as const];
    }),
  );
}
