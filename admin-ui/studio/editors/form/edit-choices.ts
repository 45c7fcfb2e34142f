/** Changes of the values of a choice. Pure. */
import type { Title } from '../../../../engine/definition.js';
import { removeEntry } from '../../yaml/remove-entry.js';
import { renameKey } from '../../yaml/rename-key.js';
import { setValue } from '../../yaml/set-value.js';
import { schemaPath, type FormField } from './form-fields.js';
import { withTitle } from './edit-form.js';

/** The text with another value to choose, the last one. */
export function withChoice(text: string, { names, choices }: FormField, value: string): string {
  return setValue(text, [...schemaPath(names), 'enum', choices.length], value);
}

/** The text without a value and what people read for it; the last one stays. */
export function withoutChoice(text: string, { names, choices }: FormField, at: number): string {
  const choice = choices[at];
  if (choice === undefined || choices.length === 1) return text;
  const removed = removeEntry(text, [...schemaPath(names), 'enum', at]);
  return withTitle(removed, 'labels', keyOf(names, choice.value), null);
}

/** The text with another value in the place of one. */
export function withChoiceValue(
  text: string,
  { names, choices }: FormField,
  at: number,
  value: string,
): string {
  const before = choices[at];
  if (before === undefined) return text;
  const renamed = setValue(text, [...schemaPath(names), 'enum', at], value);
  return renameKey(renamed, ['ui', 'labels', keyOf(names, before.value)], keyOf(names, value));
}

/** The text with what people read for a value. */
export function withChoiceLabel(
  text: string,
  { names, choices }: FormField,
  at: number,
  label: Title | null,
): string {
  const choice = choices[at];
  return choice === undefined ? text : withTitle(text, 'labels', keyOf(names, choice.value), label);
}

function keyOf(names: readonly string[], value: string): string {
  return [...names, value].join('.');
}
