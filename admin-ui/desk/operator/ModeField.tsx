import { MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { modes, type Mode } from '../../../domain/operator-mode.js';

interface Props {
  readonly label: string;
  readonly mode: Mode;
  readonly onMode: (mode: Mode) => void;
}

/** A choice of how somebody works. */
export function ModeField({ label, mode, onMode }: Props) {
  const translate = useTranslate();
  return (
    <TextField
      select
      size="small"
      margin="none"
      sx={{ minWidth: 130 }}
      label={label}
      value={mode}
      onChange={(event) => onMode(event.target.value as Mode)}
    >
      {modes.map((one) => (
        <MenuItem key={one} value={one}>
          {translate(`desk.mode.${one}`)}
        </MenuItem>
      ))}
    </TextField>
  );
}
