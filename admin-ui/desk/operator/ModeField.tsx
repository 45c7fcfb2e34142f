import { MenuItem } from '@mui/material';
import { useTranslate } from 'react-admin';
import { HelpedField } from '../../parts/help/HelpedField.js';
import { modes, type Mode } from '../../../domain/operator-mode.js';

interface Props {
  readonly of: 'desk.mode.title' | 'desk.operators.mode';
  readonly label?: string;
  /** The sentence stands elsewhere, once for several. */
  readonly quiet?: boolean;
  readonly mode: Mode;
  readonly onMode: (mode: Mode) => void;
}

/** A choice of how somebody works. */
export function ModeField({ of, label, quiet = false, mode, onMode }: Props) {
  const translate = useTranslate();
  return (
    <HelpedField
      select
      size="small"
      margin="none"
      sx={{ minWidth: 130 }}
      of={of}
      quiet={quiet}
      label={label}
      value={mode}
      onChange={(event) => onMode(event.target.value as Mode)}
    >
      {modes.map((one) => (
        <MenuItem key={one} value={one}>
          {translate(`desk.mode.${one}`)}
        </MenuItem>
      ))}
    </HelpedField>
  );
}
