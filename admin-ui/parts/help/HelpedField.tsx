import { TextField, type TextFieldProps } from '@mui/material';
import { use } from 'react';
import { useTranslate } from 'react-admin';
import { outOfSight } from '../out-of-sight.js';
import { helpKeyOf, type FieldKey } from './field-key.js';
import { HelpShown } from './help-shown.js';

type Props = Omit<TextFieldProps, 'error' | 'helperText' | 'label' | 'variant'> & {
  /** Says both the label and the sentence. */
  readonly of: FieldKey;
  /** In place of the label's own words; null: the field stands without one, and is named by `aria-label`. */
  readonly label?: string | null | undefined;
  /** What was refused of it: said in place of the sentence. */
  readonly fault?: string | undefined;
  /** What is to be added to the sentence. */
  readonly also?: string | undefined;
  /** The sentence is only read aloud, and shown by the pointer: it stands elsewhere, once for several fields. */
  readonly quiet?: boolean;
};

/** A field with its label and the sentence that says what it is for; there is none without. */
export function HelpedField({ of, label, fault, also, quiet = false, slotProps, ...field }: Props) {
  const translate = useTranslate();
  const shown = use(HelpShown) && !quiet;
  const help = [translate(helpKeyOf(of)), also].filter(Boolean).join(' ');
  const seen = shown || fault !== undefined;
  return (
    <TextField
      {...field}
      {...(label === null ? {} : { label: label ?? translate(of) })}
      {...(seen ? {} : { title: help })}
      error={fault !== undefined}
      helperText={fault ?? help}
      slotProps={{ ...slotProps, formHelperText: seen ? {} : { sx: outOfSight } }}
    />
  );
}
