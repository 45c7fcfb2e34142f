import { Box } from '@mui/material';
import { CommitField } from '../CommitField.js';
import { setValue } from '../yaml/set-value.js';
import { useEditing } from './editing.js';
import type { Field } from './field.js';

interface TitleFieldProps {
  readonly field: Field;
  /** By language; one without for all. */
  readonly texts: readonly (readonly [language: string, text: string])[];
  readonly help: string | null;
}

const usual = ['it', 'en'];

/** What people read: a field for each language that is written, and for those that usually are. */
export function TitleField({ field, texts, help }: TitleFieldProps) {
  const { readOnly, apply } = useEditing();
  const single = texts.some(([language]) => language === '');
  const known = new Map(texts);
  const languages = single ? [''] : [...new Set([...known.keys(), ...usual])];
  const write = (language: string, typed: string) => {
    // A title is never empty: what is emptied stays as it was.
    if (typed === '') return;
    apply((text) => setValue(text, language === '' ? field.path : [...field.path, language], typed));
  };
  return (
    <Box>
      {languages.map((language, index) => (
        <CommitField
          key={language}
          label={language === '' ? field.label : `${field.label} (${language})`}
          value={known.get(language) ?? ''}
          readOnly={readOnly}
          multiline={(known.get(language) ?? '').length > 45}
          help={index === languages.length - 1 ? help : null}
          onCommit={(typed) => write(language, typed)}
          sx={{ width: '100%' }}
        />
      ))}
    </Box>
  );
}
