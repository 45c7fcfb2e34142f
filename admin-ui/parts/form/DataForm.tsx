import Form from '@rjsf/mui';
import { useMemo, type FormEvent, type ReactNode } from 'react';
import type { JsonObject } from '../../../engine/json.js';
import type { FieldFault } from '../../providers/http.js';
import { shownFaults } from './engine-validator.js';
import { withoutEmpty } from './form.js';
import type { FormShape } from './ui-schema.js';
import { useFormParts } from './use-form-parts.js';

interface Props {
  /** The reader's language, `it` or `en`. */
  readonly locale: string;
  readonly form: FormShape;
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

/** A form of a definition that is sent by itself, checked by the engine's validator as the API checks it; refusals stand at their fields. */
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
  const parts = useFormParts(form, locale);
  const extra = useMemo(() => shownFaults(faults, locale).errorSchema, [faults, locale]);
  return (
    <Form
      {...parts}
      formData={data}
      extraErrors={extra}
      disabled={disabled}
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
    </Form>
  );
}
