import { InputBase } from '@mui/material';
import { useState } from 'react';

interface CellFieldProps {
  /** What it is read aloud as. */
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly readOnly: boolean;
  readonly onCommit: (value: string) => void;
}

/** A cell of a table that writes when it is left, or by Enter; Escape gives up what was typed. */
export function CellField({ label, value, placeholder, readOnly, onCommit }: CellFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const commit = () => {
    if (typed !== null && typed !== value) onCommit(typed);
    setTyped(null);
  };
  return (
    <InputBase
      fullWidth
      multiline
      value={typed ?? value}
      readOnly={readOnly}
      {...(placeholder === undefined ? {} : { placeholder })}
      onChange={(event) => setTyped(event.target.value.replaceAll('\n', ' '))}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setTyped(null);
        if (event.key !== 'Enter') return;
        event.preventDefault();
        commit();
      }}
      inputProps={{ 'aria-label': label }}
      sx={{ fontSize: 13, p: 0.5, '&.Mui-focused': { outline: 2, outlineColor: 'primary.main' } }}
    />
  );
}
