/** From a form as written to what running needs: one schema in itself, with the forms it refers to, and where its personal data are. */
import type { CompiledForm } from '../definition.js';
import { isJsonObject, type Json, type JsonObject } from '../json.js';
import type { FormDefinition } from './form.js';
import { listOfSchemas, mapOfSchemas, oneSchema } from './schema-keywords.js';

/** A referred form stands in `$defs` under this and its name; a point is in no form's name. */
const referred = 'form.';

/**
 * Compiles a form. `find` gives the forms that it refers to.
 * @throws Error for a reference to a form that `find` doesn't know: the tree was not checked
 */
export function compileForm(
  form: FormDefinition,
  find: (name: string) => FormDefinition | null,
): CompiledForm {
  const taken = new Map<string, JsonObject>();
  const take = (name: string): void => {
    if (taken.has(name)) return;
    const found = find(name);
    if (found === null)
      throw new Error(
        `Form "${form.form}" refers to the form "${name}", which isn't there. Check the tree before compiling.`,
      );
    taken.set(name, {});
    taken.set(name, rewritten(found.schema, `#/$defs/${referred}${name}`, take));
  };
  const own = rewritten(form.schema, '#', take);
  const inner = isJsonObject(own['$defs']) ? own['$defs'] : {};
  const definitions = {
    ...inner,
    ...Object.fromEntries([...taken].map(([name, schema]) => [referred + name, schema])),
  };
  const schema = Object.keys(definitions).length === 0 ? own : { ...own, $defs: definitions };
  return {
    name: form.form,
    title: form.title ?? form.form,
    schema,
    ui: form.ui,
    personal: personalPlaces(schema),
  };
}

/** The schema with its references turned to where they stand once `schema` lies at `base`. */
function rewritten(schema: JsonObject, base: string, take: (name: string) => void): JsonObject {
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]): [string, Json] => {
      if (key === '$ref' && typeof value === 'string') {
        if (value.startsWith('#')) return [key, base + value.slice(1)];
        take(value);
        return [key, `#/$defs/${referred}${value}`];
      }
      return [key, mapSchemas(key, value, (inner) => rewritten(inner, base, take))];
    }),
  );
}

function mapSchemas(key: string, value: Json, turn: (schema: JsonObject) => JsonObject): Json {
  if (oneSchema.includes(key) && isJsonObject(value)) return turn(value);
  if (listOfSchemas.includes(key) && Array.isArray(value))
    return (value as readonly Json[]).map((each) => (isJsonObject(each) ? turn(each) : each));
  if (!mapOfSchemas.includes(key) || !isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, isJsonObject(each) ? turn(each) : each]),
  );
}

/**
 * JSON pointers into the data, `*` for any item or any further property, where a schema says `personal: true`. Where a schema
 * contains itself, the place is marked from where it begins again: all below is then personal.
 */
function personalPlaces(root: JsonObject): readonly string[] {
  const places = new Set<string>();
  const visit = (schema: Json | undefined, place: string, open: readonly Json[]): void => {
    if (!isJsonObject(schema)) return;
    if (open.includes(schema)) {
      if (holdsPersonal(root, schema, new Set())) places.add(place);
      return;
    }
    if (schema['personal'] === true) places.add(place);
    const inside = [...open, schema];
    const reference = schema['$ref'];
    if (typeof reference === 'string') visit(resolve(root, reference), place, inside);
    for (const [key, value] of Object.entries(schema))
      visitKey(key, value, place, (inner, at) => visit(inner, at, inside));
  };
  visit(root, '', []);
  return [...places].sort();
}

function visitKey(
  key: string,
  value: Json,
  place: string,
  visit: (schema: Json, place: string) => void,
): void {
  if (key === 'properties' && isJsonObject(value)) {
    for (const [name, inner] of Object.entries(value))
      visit(inner, `${place}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  } else if (key === 'prefixItems' && Array.isArray(value)) {
    (value as readonly Json[]).forEach((inner, index) => visit(inner, `${place}/${index}`));
  } else if (
    ['items', 'additionalProperties', 'contains', 'unevaluatedItems', 'unevaluatedProperties'].includes(key)
  ) {
    visit(value, `${place}/*`);
  } else if (key === 'patternProperties' && isJsonObject(value)) {
    for (const inner of Object.values(value)) visit(inner, `${place}/*`);
  } else if (['allOf', 'anyOf', 'oneOf'].includes(key) && Array.isArray(value)) {
    for (const inner of value as readonly Json[]) visit(inner, place);
  } else if (['if', 'then', 'else'].includes(key)) {
    visit(value, place);
  } else if (key === 'dependentSchemas' && isJsonObject(value)) {
    for (const inner of Object.values(value)) visit(inner, place);
  }
}

function holdsPersonal(root: JsonObject, schema: Json | undefined, seen: Set<Json>): boolean {
  if (typeof schema !== 'object' || schema === null || schema === undefined || seen.has(schema)) return false;
  seen.add(schema);
  if (!isJsonObject(schema)) return schema.some((each) => holdsPersonal(root, each, seen));
  const reference = schema['$ref'];
  if (
    schema['personal'] === true ||
    (typeof reference === 'string' && holdsPersonal(root, resolve(root, reference), seen))
  )
    return true;
  return Object.values(schema).some((each) => holdsPersonal(root, each, seen));
}

/** What a `$ref` within the schema leads to. */
function resolve(root: JsonObject, reference: string): Json | undefined {
  let found: Json | undefined = root;
  for (const part of reference.slice(1).split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    found = Array.isArray(found)
      ? (found as readonly Json[])[Number(key)]
      : isJsonObject(found) && Object.hasOwn(found, key)
        ? found[key]
        : undefined;
  }
  return found;
}
