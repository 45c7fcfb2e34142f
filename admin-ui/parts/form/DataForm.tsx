import RjsfForm from '@rjsf/mui';
import { useMemo, type FormEvent, type ReactNode } from 'react';
import type { JsonObject } from '../../../engine/json.js';
import type { FieldFault } from '../../providers/http.js';
import { engineValidator, shownFaults } from './engine-validator.js';
import { FieldTitle } from './FieldTitle.js';
import { uiSchemaOf, withoutEmpty, type ShownForm } from './form.js';

const templates = { TitleFieldTemplate: FieldTitle };

interface Props {
  /** The reader's language, `it` or `en`. */
  readonly locale: string;
  readonly form: ShownForm;
  readonly data: JsonObject;
  readonly onChange: (data: JsonObject) => void;
  /** Called with data that satisfy the form, empty fields left out. */
  readonly onSubmit: (data: JsonObject) => void;
  /** What the server refused. */
  readonly faults?: readonly FieldFault[];
  readonly disabled?: boolean;
  /** The buttons; one of type `submit`. */
  readonly children: ReactNode;
}

/** A form of a definition, checked by the engine's validator as the API checks it; refusals stand at their fields. */
export function DataForm({
  locale,
  form,
  data,
  onChange,
  onSubmit,
  faults = [],
  disabled = false,
  children,
}: Props) {
  const uiSchema = useMemo(() => uiSchemaOf(form, locale), [form, locale]);
  const validator = useMemo(() => engineValidator(locale), [locale]);
  const extra = useMemo(() => shownFaults(faults, locale).errorSchema, [faults, locale]);
  return (
    <RjsfForm
      schema={form.schema}
      uiSchema={uiSchema}
      validator={validator}
      templates={templates}
      formData={data}
      extraErrors={extra}
      disabled={disabled}
      showErrorList={false}
      noHtml5Validate
      focusOnFirstError
      onChange={({ formData }: { formData?: unknown }) => onChange((formData ?? {}) as JsonObject)}
      // Without it the library writes to the console what it shows at the fields.
      onError={() => undefined}
      onSubmit={({ formData }: { formData?: unknown }, event: FormEvent) => {
        event.preventDefault();
        onSubmit((withoutEmpty(formData) ?? {}) as JsonObject);
      }}
    >
      {children}
    </RjsfForm>
  );
}
