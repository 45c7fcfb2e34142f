import { TextField, type SxProps, type TextFieldProps } from '@mui/material';
import { useState } from 'react';

interface CommitFieldProps {
  readonly label: string;
  readonly value: string;
  readonly readOnly: boolean;
  readonly onCommit: (value: string) => void;
  /** What is wrong with what was typed; null: nothing. Such a text isn't written. */
  readonly check?: (typed: string) => string | null;
  readonly help?: string | null;
  /** Shown on as many lines as it fills. */
  readonly multiline?: boolean;
  /** Enter breaks the line. */
  readonly breaks?: boolean;
  readonly sx?: SxProps;
  readonly slotProps?: TextFieldProps['slotProps'];
}

/** A field that writes when it is left, or by Enter; Escape gives up what was typed. */
export function CommitField(props: CommitFieldProps) {
  const { label, value, readOnly, onCommit, check, help, multiline = false, breaks = false, sx } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const fault = typed === null || check === undefined ? null : check(typed);
  const commit = () => {
    if (typed === null || fault !== null) return;
    if (typed !== value) onCommit(typed);
    setTyped(null);
  };
  return (
    <TextField
      label={label}
      value={typed ?? value}
      error={fault !== null}
      helperText={fault ?? help}
      multiline={multiline}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setTyped(null);
        if (event.key !== 'Enter' || breaks) return;
        // Else a field of several lines would keep the break too.
        event.preventDefault();
        commit();
      }}
      slotProps={{ input: { readOnly }, ...props.slotProps }}
      {...(sx === undefined ? {} : { sx })}
    />
  );
}
