import { Autocomplete, TextField } from '@mui/material';
import { valuesFor } from '../editor/offers.js';
import { removeEntry } from '../yaml/remove-entry.js';
import { setValue } from '../yaml/set-value.js';
import { useEditing } from './editing.js';
import type { Control, Field } from './field.js';

interface NamesFieldProps {
  readonly field: Field;
  readonly control: Extract<Control, { readonly of: 'names' }>;
  readonly help: string | null;
}

/** A list of names or places, each to be taken out, with more offered. */
export function NamesField({ field, control, help }: NamesFieldProps) {
  const { read, readOnly, apply } = useEditing();
  const { path, label } = field;
  const places = control.places ? (read?.fields ?? []) : [];
  const options = [...valuesFor(label, '', control.words, read).map((offer) => offer.label), ...places];
  const write = (chosen: readonly string[]) =>
    apply((text) => {
      const gone = control.names.findIndex((each) => !chosen.includes(each));
      if (gone !== -1) return removeEntry(text, [...path, gone]);
      const more = chosen.slice(control.names.length);
      return more.reduce(
        (whole, each, index) => setValue(whole, [...path, control.names.length + index], each),
        text,
      );
    });
  return (
    <Autocomplete
      multiple
      freeSolo
      disableClearable
      filterSelectedOptions
      autoSelect
      readOnly={readOnly}
      options={[...new Set(options)]}
      value={[...control.names]}
      onChange={(_event, chosen) => write(chosen)}
      renderInput={(parameters) => <TextField {...parameters} label={label} helperText={help} />}
    />
  );
}
