/** A form of a definition: fields by the form library, faults by the engine and the API at their fields. */
import Form from '@rjsf/mui';
import type { ErrorSchema } from '@rjsf/utils';
import { useEffect, useRef } from 'react';
import { useLocaleState } from 'react-admin';
import { AttachmentWidget } from './AttachmentWidget.js';
import type { ShownForm } from './ui-schema.js';
import { useFormParts } from './use-form-parts.js';

export type FormData = Readonly<Record<string, unknown>>;

interface Props {
  readonly form: ShownForm;
  readonly data: FormData;
  readonly onChange: (data: FormData) => void;
  readonly errors?: ErrorSchema;
  /** What begins the ids of its fields. */
  readonly prefix: string;
  /** Whether its first field takes the focus when it appears. */
  readonly focus?: boolean;
}

const widgets = { attachment: AttachmentWidget };

/** Fields only: whoever shows it has the buttons. */
export function SchemaForm({ form, data, onChange, errors, prefix, focus = false }: Props) {
  const [locale] = useLocaleState();
  const box = useRef<HTMLDivElement>(null);
  const parts = useFormParts(form, locale);
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
        {...(errors === undefined ? {} : { extraErrors: errors })}
        onChange={(event) => onChange((event.formData ?? {}) as FormData)}
      >
        <></>
      </Form>
    </div>
  );
}
