/** A form of a definition: fields by the form library, faults by the engine and the API at their fields. */
import Form from '@rjsf/mui';
import type { ErrorSchema, RJSFSchema } from '@rjsf/utils';
import { useEffect, useMemo, useRef } from 'react';
import { useLocaleState } from 'react-admin';
import { AttachmentWidget } from './AttachmentWidget.js';
import { engineValidator } from './engine-validator.js';
import { FieldTitle } from './FieldTitle.js';
import { uiSchemaOf, type ShownForm } from './ui-schema.js';

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
const templates = { TitleFieldTemplate: FieldTitle };

/** Fields only: whoever shows it has the buttons. */
export function SchemaForm({ form, data, onChange, errors, prefix, focus = false }: Props) {
  const [locale] = useLocaleState();
  const box = useRef<HTMLDivElement>(null);
  const uiSchema = useMemo(() => uiSchemaOf(form, locale), [form, locale]);
  const validator = useMemo(() => engineValidator(locale), [locale]);
  const schema = useMemo(() => withoutTitle(form.schema), [form.schema]);
  useEffect(() => {
    if (focus) box.current?.querySelector<HTMLElement>('input, textarea, [role=combobox]')?.focus();
  }, [focus, form.name]);
  return (
    <div ref={box}>
      <Form
        tagName="div"
        schema={schema}
        uiSchema={uiSchema}
        formData={data}
        validator={validator}
        widgets={widgets}
        templates={templates}
        idPrefix={prefix}
        noValidate
        noHtml5Validate
        showErrorList={false}
        {...(errors === undefined ? {} : { extraErrors: errors })}
        onChange={(event) => onChange((event.formData ?? {}) as FormData)}
      >
        <></>
      </Form>
    </div>
  );
}

function withoutTitle(schema: unknown): RJSFSchema {
  return { ...((schema ?? { type: 'object' }) as RJSFSchema), title: '' };
}
