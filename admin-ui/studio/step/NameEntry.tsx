import { Box, Button, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { nameKeys } from '../../../engine/reading/schema-parts.js';

interface NameEntryProps {
  readonly label: string;
  /** The form that a name has to have; null: any. */
  readonly form: string | null;
  readonly taken: readonly string[];
  readonly onAdd: (name: string) => void;
}

/** Asks for the name of a new entry of a map. */
export function NameEntry({ label, form, taken, onAdd }: NameEntryProps) {
  const translate = useTranslate();
  const [name, setName] = useState<string | null>(null);
  if (name === null)
    return (
      <Button onClick={() => setName('')} sx={{ justifySelf: 'start' }}>
        {translate('step.add_entry', { name: label })}
      </Button>
    );
  const sound = name !== '' && !taken.includes(name) && (form === null || new RegExp(form).test(name));
  const add = () => {
    if (!sound) return;
    onAdd(name);
    setName(null);
  };
  return (
    <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 0.5 }}>
      <TextField
        autoFocus
        fullWidth
        label={translate('step.entry_name', { name: label })}
        value={name}
        error={name !== '' && !sound}
        helperText={
          taken.includes(name)
            ? translate('step.taken')
            : form === nameKeys
              ? translate('studio.new.name_hint')
              : null
        }
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') add();
          if (event.key === 'Escape') setName(null);
        }}
      />
      <Button onClick={add} disabled={!sound}>
        {translate('step.add')}
      </Button>
    </Box>
  );
}
