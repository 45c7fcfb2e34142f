import { Stack } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { HelpMark } from './HelpMark.js';
import { HelpShown } from './help-shown.js';

interface Props {
  readonly children: ReactNode;
  readonly sx?: Readonly<Record<string, string | number>>;
}

/** A row of fields too narrow for sentences: one mark at its end shows those of all, below their fields. They are read aloud either way. */
export function HelpRow({ children, sx = {} }: Props) {
  const [shown, setShown] = useState(false);
  return (
    <Stack
      direction="row"
      sx={{
        ...{ gap: 1, flexWrap: 'wrap', alignItems: shown ? 'flex-start' : 'center' },
        // A sentence takes more room than what is chosen.
        ...(shown
          ? { '& > .MuiFormControl-root, & > .MuiAutocomplete-root': { minWidth: { sm: 190 } } }
          : {}),
        ...sx,
      }}
    >
      <HelpShown value={shown}>{children}</HelpShown>
      <HelpMark shown={shown} onChange={setShown} />
    </Stack>
  );
}
