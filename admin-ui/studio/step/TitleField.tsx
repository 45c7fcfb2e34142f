import { Box, TextField } from '@mui/material';
import { useState } from 'react';
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
  const { apply } = useEditing();
  const single = texts.some(([language]) => language === '');
  const known = new Map(texts);
  const languages = single ? [''] : [...new Set([...known.keys(), ...usual])];
  return (
    <Box>
      {languages.map((language, index) => (
        <OneText
          key={language}
          label={language === '' ? field.label : `${field.label} (${language})`}
          text={known.get(language) ?? ''}
          help={index === languages.length - 1 ? help : null}
          onWrite={(text) =>
            apply((whole) => setValue(whole, language === '' ? field.path : [...field.path, language], text))
          }
        />
      ))}
    </Box>
  );
}

interface OneTextProps {
  readonly label: string;
  readonly text: string;
  readonly help: string | null;
  readonly onWrite: (text: string) => void;
}

function OneText({ label, text, help, onWrite }: OneTextProps) {
  const { readOnly } = useEditing();
  const [typed, setTyped] = useState<string | null>(null);
  const write = () => {
    if (typed !== null && typed !== text && typed !== '') onWrite(typed);
    setTyped(null);
  };
  return (
    <TextField
      fullWidth
      label={label}
      value={typed ?? text}
      helperText={help}
      multiline={text.length > 45}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={write}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.shiftKey) write();
      }}
      slotProps={{ input: { readOnly } }}
    />
  );
}
