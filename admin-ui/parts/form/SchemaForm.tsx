/** A form of a definition: fields by the form library, faults by the engine and the API at their fields. */
import Form from '@rjsf/mui';
import { useEffect, useMemo, useRef } from 'react';
import { useLocaleState } from 'react-admin';
import type { FieldFault } from '../../providers/http.js';
import { AttachmentWidget } from './AttachmentWidget.js';
import { shownFaults } from './engine-validator.js';
import type { ShownForm } from './ui-schema.js';
import { useFormParts } from './use-form-parts.js';

export type FormData = Readonly<Record<string, unknown>>;

interface Props {
  readonly form: ShownForm;
  readonly data: FormData;
  readonly onChange: (data: FormData) => void;
  /** What is refused; paths begin at the form's data. */
  readonly faults?: readonly FieldFault[];
  /** What begins the ids of its fields. */
  readonly prefix: string;
  /** Whether its first field takes the focus when it appears. */
  readonly focus?: boolean;
}

const none: readonly FieldFault[] = [];
const widgets = { attachment: AttachmentWidget };

/** Fields only: whoever shows it has the buttons. */
export function SchemaForm({ form, data, onChange, faults = none, prefix, focus = false }: Props) {
  const [locale] = useLocaleState();
  const box = useRef<HTMLDivElement>(null);
  const parts = useFormParts(form, locale);
  const errors = useMemo(() => shownFaults(faults, locale).errorSchema, [faults, locale]);
  useEffect(() => {
    if (focus) box.current?.querySelector<HTMLElement>('input, textarea, [role=combobox]')?.focus();
  }, [focus, form.name]);
  return (
    <div ref={box}>
      <Form
        tagName="div"
        {...parts}
        formData={data}
        widgets={widgets}
        idPrefix={prefix}
        noValidate
        extraErrors={errors}
        onChange={(event) => onChange((event.formData ?? {}) as FormData)}
      >
        <></>
      </Form>
    </div>
  );
}
