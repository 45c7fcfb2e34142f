import { Box, Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import { readForm, type FormDefinition } from '../../../../engine/reading/form.js';
import { HelpMark } from '../../help/HelpMark.js';
import { useHelp } from '../../help/use-help.js';
import type { EditorProps } from '../editor.js';
import { EditorFrame } from '../EditorFrame.js';
import { Part } from '../Part.js';
import { useLastGood } from '../use-last-good.js';
import { compiledForm } from './compiled-form.js';
import { withField, withFieldMoved, withoutField } from './edit-form.js';
import { FieldDetail } from './FieldDetail.js';
import { FieldRow } from './FieldRow.js';
import { fieldsOf, hasFields, holderOf, mapAt } from './form-fields.js';
import { FormPreview } from './FormPreview.js';
import { NewField } from './NewField.js';

/** A form: its fields, and itself as people get it. */
export default function FormEditor({ text, tree, readOnly, onText }: EditorProps) {
  const translate = useTranslate();
  const { body, broken } = useLastGood(text, readForm);
  const form = useMemo(() => (body === null ? null : compiledForm(body, tree)), [body, tree]);
  return (
    <EditorFrame broken={broken} empty={body === null}>
      {body === null ? null : (
        <Fields form={body} readOnly={readOnly || broken} edit={(change) => onText(change(text))} />
      )}
      <Part title={translate('editors.preview')}>
        {form === null ? (
          <Typography>{translate('editors.form.no_preview')}</Typography>
        ) : (
          <FormPreview form={form} />
        )}
      </Part>
    </EditorFrame>
  );
}

interface FieldsProps {
  readonly form: FormDefinition;
  readonly readOnly: boolean;
  readonly edit: (change: (text: string) => string) => void;
}

function Fields({ form, readOnly, edit }: FieldsProps) {
  const translate = useTranslate();
  const help = useHelp('form');
  const [open, setOpen] = useState<string | null>(null);
  const fields = fieldsOf(form);
  const groups = fields.filter(({ kind }) => kind === 'group').map(({ names }) => names.join('.'));
  if (!hasFields(form)) return <Typography>{translate('editors.form.not_by_fields')}</Typography>;
  return (
    <Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
        <Typography component="h3" sx={{ fontSize: 14, fontWeight: 600 }}>
          {translate('editors.form.fields')}
        </Typography>
        <HelpMark of={translate('editors.form.fields')} help={help('schema')} />
      </Box>
      {fields.map((field) => {
        const at = field.names.join('.');
        return (
          <Box key={at}>
            <FieldRow
              field={field}
              open={open === at}
              readOnly={readOnly}
              onOpen={() => setOpen(open === at ? null : at)}
              onMove={(by) => edit((text) => withFieldMoved(text, form, field.names, by))}
              onRemove={() => edit((text) => withoutField(text, form, field.names))}
            />
            {open === at ? (
              <FieldDetail
                {...{ form, field, readOnly, edit }}
                onRenamed={(names) => setOpen(names.join('.'))}
              />
            ) : null}
          </Box>
        );
      })}
      {readOnly ? null : (
        <NewField
          groups={groups}
          takenIn={(group) => {
            const inside = group === '' ? [] : group.split('.');
            return Object.keys(mapAt(holderOf(form, [...inside, '']), 'properties'));
          }}
          onAdd={(names, kind) => {
            edit((text) => withField(text, form, names, kind));
            setOpen(names.join('.'));
          }}
        />
      )}
    </Box>
  );
}
