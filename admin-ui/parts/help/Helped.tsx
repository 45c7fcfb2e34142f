import { Box, FormHelperText } from '@mui/material';
import { use, useId, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { outOfSight } from '../out-of-sight.js';
import { helpKeyOf, type FieldKey } from './field-key.js';
import { HelpShown } from './help-shown.js';

interface Props {
  readonly of: FieldKey;
  /** The sentence is only read aloud: it stands elsewhere, or says no more to who sees. */
  readonly quiet?: boolean;
  /** The field itself, which takes what describes it. */
  readonly children: (described: { readonly 'aria-describedby': string }) => ReactNode;
}

/** A field of another kind than text, with the sentence that says what it is for. */
export function Helped({ of, quiet = false, children }: Props) {
  const translate = useTranslate();
  const id = useId();
  const shown = use(HelpShown) && !quiet;
  const help = translate(helpKeyOf(of));
  return (
    <Box sx={{ position: 'relative' }} {...(shown ? {} : { title: help })}>
      {children({ 'aria-describedby': id })}
      <FormHelperText id={id} sx={shown ? { mt: 0 } : outOfSight}>
        {help}
      </FormHelperText>
    </Box>
  );
}
