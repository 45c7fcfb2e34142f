/** What a field of a form can be, a line each: how its schema is written, and how it is told. Pure. */
import { isJsonObject, type JsonObject } from '../../../../engine/json.js';

/** A kind of field; `schema` is what a new one says. */
export interface FieldKind {
  readonly name: string;
  readonly schema: JsonObject;
  readonly widget?: 'textarea';
}

export const fieldKinds: readonly FieldKind[] = [
  { name: 'text', schema: { type: 'string' } },
  { name: 'long_text', schema: { type: 'string' }, widget: 'textarea' },
  { name: 'number', schema: { type: 'number' } },
  { name: 'integer', schema: { type: 'integer' } },
  { name: 'boolean', schema: { type: 'boolean' } },
  { name: 'date', schema: { type: 'string', format: 'date' } },
  { name: 'date_time', schema: { type: 'string', format: 'date-time' } },
  { name: 'email', schema: { type: 'string', format: 'email' } },
  { name: 'phone', schema: { type: 'string', format: 'phone' } },
  { name: 'uri', schema: { type: 'string', format: 'uri' } },
  { name: 'attachment', schema: { type: 'string', format: 'attachment' } },
  { name: 'choice', schema: { enum: ['one', 'two'] } },
  { name: 'texts', schema: { type: 'array', items: { type: 'string' } } },
  { name: 'attachments', schema: { type: 'array', items: { type: 'string', format: 'attachment' } } },
  { name: 'group', schema: { type: 'object', properties: { name: { type: 'string' } } } },
];

/** The kind of a field; null for one that only its text can say: another form's, a mix of types. */
export function kindOf(schema: JsonObject, widget: string | null): string | null {
  if (schema['$ref'] !== undefined) return null;
  if (Array.isArray(schema['enum'])) return 'choice';
  const items = schema['items'];
  const found = fieldKinds.filter(
    ({ schema: own }) =>
      own['type'] === schema['type'] &&
      own['format'] === schema['format'] &&
      (!isJsonObject(own['items']) ||
        (isJsonObject(items) &&
          own['items']['type'] === items['type'] &&
          own['items']['format'] === items['format'])),
  );
  return (found.find((each) => (each.widget ?? null) === widget) ?? found[0])?.name ?? null;
}
