import { Autocomplete, TextField } from '@mui/material';
import { useState } from 'react';
import { expressionWord, valuesFor } from '../editor/offers.js';
import { setValue } from '../yaml/set-value.js';
import { useEditing } from './editing.js';
import type { Control, Field } from './field.js';
import { shownText, typedValue } from './plain-text.js';

interface PlainFieldProps {
  readonly field: Field;
  readonly control: Extract<Control, { readonly of: 'text' }>;
  readonly help: string | null;
}

/** A text, a number, a name or an expression, with what fits offered; written when it is left, or by Enter. */
export function PlainField({ field, control, help }: PlainFieldProps) {
  const { read, readOnly, apply } = useEditing();
  const shown = shownText(field.value, control.accepts);
  const [typed, setTyped] = useState<string | null>(null);
  const present = typed ?? shown;
  const write = (text: string | null) => {
    setTyped(null);
    if (text === null || text === shown) return;
    apply((whole) => setValue(whole, field.path, typedValue(text, control.accepts)));
  };
  const key = String(field.path.findLast((each) => typeof each === 'string') ?? '');
  const inExpression = present.includes('=');
  const offers = valuesFor(key, present, control.words, read);
  const before = inExpression ? present.slice(0, present.length - expressionWord(present).length) : '';
  // A combobox has one line by its role; what is longer is written without offers.
  if (shown.includes('\n') || shown.length > 60)
    return (
      <TextField
        fullWidth
        multiline
        label={field.label}
        helperText={help}
        value={present}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => write(typed)}
        slotProps={{ input: { readOnly } }}
      />
    );
  return (
    <Autocomplete
      freeSolo
      disableClearable
      readOnly={readOnly}
      options={offers.map(({ label }) => before + label)}
      // A name that is written is no wish to see only names like it.
      filterOptions={(options) =>
        typed === null ? options : options.filter((each) => each.toLowerCase().includes(typed.toLowerCase()))
      }
      inputValue={present}
      value={shown}
      onInputChange={(_event, text, reason) => {
        if (reason === 'input') setTyped(text);
      }}
      onChange={(_event, chosen) => write(chosen)}
      onBlur={() => write(typed)}
      renderInput={(parameters) => <TextField {...parameters} label={field.label} helperText={help} />}
    />
  );
}
