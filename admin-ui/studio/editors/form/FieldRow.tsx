import { Box, Button, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { titleText } from '../../../i18n/title-text.js';
import { readable } from '../../../parts/form/ui-schema.js';
import { RowButtons } from '../RowButtons.js';
import type { FormField } from './form-fields.js';

interface FieldRowProps {
  readonly field: FormField;
  readonly open: boolean;
  readonly readOnly: boolean;
  readonly onOpen: () => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

/** A field in the list: what it is called, what it is, and its place. */
export function FieldRow({ field, open, readOnly, onOpen, onMove, onRemove }: FieldRowProps) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const own = field.names.at(-1) ?? '';
  const label = titleText(field.label, locale, readable(own));
  const marks = [
    field.kind === null
      ? field.reference === null
        ? translate('editors.form.other')
        : translate('editors.form.reference', { form: field.reference })
      : translate(`editors.form.kind.${field.kind}`),
    ...(field.required ? [translate('editors.form.required')] : []),
    ...(field.personal ? [translate('editors.form.personal')] : []),
  ];
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', pl: (field.names.length - 1) * 2 }}>
      <Button
        aria-expanded={open}
        onClick={onOpen}
        sx={{ flex: 1, minWidth: 0, justifyContent: 'start', textAlign: 'left', color: 'text.primary' }}
      >
        <Box component="span" sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          <Box component="span" sx={{ fontWeight: 600 }}>
            {label}
          </Box>{' '}
          <Typography component="span" variant="body2" color="text.secondary">
            {own} · {marks.join(' · ')}
          </Typography>
        </Box>
      </Button>
      {readOnly ? null : <RowButtons what={label} onMove={onMove} onRemove={onRemove} />}
    </Box>
  );
}
