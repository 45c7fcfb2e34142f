/** What is known of a decision's result before it is asked: which fields its rules give. */
import type { CompiledDecision, Value } from '../../definition.js';
import { isJsonObject, type JsonObject } from '../../json.js';

/** The schema of what a decision says; null where a rule gives something else than a map, or only running tells. */
export function schemaOfDecision({ policy, rules }: CompiledDecision): JsonObject | null {
  const fields = rules.map(({ then }) => fieldsOf(then));
  if (fields.includes(null)) return null;
  const names = new Set(fields.flatMap((each) => each ?? []));
  const properties = Object.fromEntries([...names].map((name) => [name, {}]));
  const one: JsonObject = { type: 'object', properties, additionalProperties: false };
  return policy === 'collect' ? { type: 'array', items: one } : one;
}

function fieldsOf(then: Value): readonly string[] | null {
  if ('map' in then) return Object.keys(then.map);
  return 'literal' in then && isJsonObject(then.literal) ? Object.keys(then.literal) : null;
}
