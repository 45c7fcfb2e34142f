import type { RJSFSchema } from '@rjsf/utils';
import { useMemo } from 'react';
import { engineValidator } from './engine-validator.js';
import { FieldTitle } from './FieldTitle.js';
import { uiSchemaOf, type FormShape } from './ui-schema.js';

const templates = { TitleFieldTemplate: FieldTitle };

/** What the form library is given of a form, in this language: its fields and how they are shown and checked. */
export function useFormParts(form: FormShape, locale: string) {
  const schema = useMemo(() => withoutTitle(form.schema), [form.schema]);
  const uiSchema = useMemo(() => uiSchemaOf(form, locale), [form, locale]);
  const validator = useMemo(() => engineValidator(locale), [locale]);
  return { schema, uiSchema, validator, templates, noHtml5Validate: true, showErrorList: false } as const;
}

/** The page around it says what the form is called. */
function withoutTitle(schema: unknown): RJSFSchema {
  return { ...((schema ?? { type: 'object' }) as RJSFSchema), title: '' };
}
