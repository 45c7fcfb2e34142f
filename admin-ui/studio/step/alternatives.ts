/** Which of the forms that the language allows a value is written in. */
import type { Json, JsonObject } from '../../../engine/json.js';
import { object } from '../editor/schema-at.js';

/** The keys that a map of this form has to have. */
export function requiredOf(form: JsonObject): readonly string[] {
  return Array.isArray(form['required']) ? (form['required'] as readonly string[]) : [];
}

/** Whether a form says nothing: any value is right. */
export function isAny(form: JsonObject): boolean {
  return ['type', 'properties', 'items', 'enum', 'const', 'pattern'].every((key) => !(key in form));
}

export function isMapForm(form: JsonObject): boolean {
  return form['type'] === 'object' || 'properties' in form;
}

export function isListForm(form: JsonObject): boolean {
  return form['type'] === 'array';
}

/** Whether it is a map of texts by language. */
export function isByLanguage(form: JsonObject): boolean {
  const pattern = object(form['propertyNames'])?.['pattern'];
  return typeof pattern === 'string' && pattern.startsWith('^[a-z]{2,3}');
}

/** The forms of a text, a number, true or false. */
export function plainForms(forms: readonly JsonObject[]): readonly JsonObject[] {
  return forms.filter((form) => !isMapForm(form) && !isListForm(form));
}

/** The form that fits a value best; null if none takes its like. */
export function formFor(forms: readonly JsonObject[], value: Json): JsonObject | null {
  const any = forms.find(isAny) ?? null;
  if (Array.isArray(value)) return forms.find(isListForm) ?? any;
  if (typeof value !== 'object' || value === null) return plainForms(forms)[0] ?? null;
  const [best] = forms
    .filter(isMapForm)
    .toSorted((one, other) => strangeness(one, value) - strangeness(other, value));
  return best ?? any;
}

/** How many keys are missing or unknown. */
function strangeness(form: JsonObject, value: object): number {
  const missing = requiredOf(form).filter((key) => !(key in value)).length;
  const properties = object(form['properties']) ?? {};
  const free = object(form['additionalProperties']) !== null || form['additionalProperties'] === undefined;
  const unknown = free ? 0 : Object.keys(value).filter((key) => !(key in properties)).length;
  return missing + unknown;
}
