/** react-jsonschema-form's validator by the engine's: the same rules as the API's, and no code made at run time. */
import {
  toErrorSchema,
  type RJSFSchema,
  type RJSFValidationError,
  type ValidationData,
  type ValidatorType,
} from '@rjsf/utils';
import { validate } from '../../../engine/forms/validate.js';
import { formWords } from '../../../engine/wording/forms.js';
import { inWords, type Worded } from '../../../engine/wording/worded.js';
import type { Json, JsonObject } from '../../../engine/json.js';
import { propertyOf, withoutEmpty } from './form.js';

/** A fault of the engine's, or of the API's, which speaks the reader's language already. */
interface Fault {
  readonly path: string;
  readonly message: string;
  readonly worded?: Worded;
}

/** Faults as the library shows them, at their fields. */
export function shownFaults(faults: readonly Fault[], locale: string): ValidationData<unknown> {
  const errors: RJSFValidationError[] = faults.map(({ path, message, worded }) => {
    const property = propertyOf(path);
    const text = worded === undefined || locale !== 'it' ? message : inWords(worded, formWords);
    return { property, message: text, stack: `${property.slice(1)} ${text}`.trim() };
  });
  return { errors, errorSchema: toErrorSchema(errors) };
}

/** A validator that speaks this language. */
export function engineValidator(locale: string): ValidatorType<unknown, RJSFSchema> {
  const faults = (schema: RJSFSchema, data: unknown) => validate(schema, (withoutEmpty(data) ?? {}) as Json);
  return {
    validateFormData: (data, schema) => shownFaults(faults(schema, data), locale),
    isValid: (schema, data, root) => {
      const whole = { ...(root['$defs'] === undefined ? {} : { $defs: root['$defs'] }), ...schema };
      return validate(whole as JsonObject, (data ?? null) as Json).length === 0;
    },
    rawValidation: (schema, data) => ({ errors: [...faults(schema, data)] as never[] }),
  };
}
