/** The kinds of step that the language has, and what a new step of each begins with. */
import type { Json, JsonObject } from '../../../../engine/json.js';
import type { ReadText } from '../../check/checked.js';
import { formsOf, object } from '../../editor/schema-at.js';
import { requiredOf } from '../alternatives.js';
import { beginWith } from '../begin.js';
import { toldIn, type Told } from '../../help/told.js';
import { stepSchema } from '../field.js';
import { freshName } from '../fresh-name.js';

/** A kind, by the key that makes it. */
export interface StepKindForm {
  readonly key: string;
  readonly help: Told | null;
  readonly form: JsonObject;
}

/** All kinds, in the language's order. */
export function stepKindForms(root: JsonObject): readonly StepKindForm[] {
  return formsOf(root, stepSchema(root)).flatMap((form) => {
    const [key] = requiredOf(form);
    return key === undefined ? [] : [{ key, help: toldIn(object(object(form['properties'])?.[key])), form }];
  });
}

/** The least step of a kind that can be read. */
export function newStep(
  root: JsonObject,
  { key, form }: StepKindForm,
  name: string,
  names: ReadText['names'],
): JsonObject {
  const inner = freshName(`${name}_begin`, names['step'] ?? []);
  const begun = beginWith(root, form, key, names, inner) as JsonObject;
  const [group] = names['group'] ?? [];
  // Work that nobody in particular may do is seldom meant.
  const to: { readonly [key: string]: Json } = key === 'task' && group !== undefined ? { to: { group } } : {};
  return { ...begun, ...to };
}
