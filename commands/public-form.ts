/** What a public page asks for: a start's form without what its sender can't say. */
import type { CompiledForm } from '../engine/definition.js';
import type { Json, JsonObject } from '../engine/json.js';

/** True if the start's form asks for the channel: that is ours to say, never the sender's. */
export function hasChannel(form: CompiledForm | null): boolean {
  return isMap(form?.schema['properties']) && 'channel' in form.schema['properties'];
}

/**
 * What a public page asks of the sender: the form without its `channel`, which is known, and without attachments, which
 * need an account to be sent.
 */
export function publicPart({ schema, ui }: Pick<CompiledForm, 'schema' | 'ui'>): {
  readonly schema: JsonObject;
  readonly ui: JsonObject;
} {
  const properties = isMap(schema['properties']) ? schema['properties'] : {};
  const asked = Object.entries(properties).filter(
    ([name, part]) => name !== 'channel' && !isAttachment(part),
  );
  const names = new Set(asked.map(([name]) => name));
  const only = (list: Json | undefined) =>
    Array.isArray(list) ? { list: list.filter((one) => typeof one === 'string' && names.has(one)) } : null;
  const [required, order] = [only(schema['required']), only(ui['order'])];
  return {
    schema: {
      ...schema,
      properties: Object.fromEntries(asked),
      ...(required === null ? {} : { required: required.list }),
    },
    ui: { ...ui, ...(order === null ? {} : { order: order.list }) },
  };
}

function isAttachment(part: Json | undefined): boolean {
  if (!isMap(part)) return false;
  return part['format'] === 'attachment' || isAttachment(part['items']);
}

function isMap(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
