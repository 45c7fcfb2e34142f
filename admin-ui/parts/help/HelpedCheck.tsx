import { Checkbox, FormControlLabel, Switch } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { FieldKey } from './field-key.js';
import { Helped } from './Helped.js';

interface Props {
  readonly of: FieldKey;
  /** In place of the label's own words. */
  readonly label?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  readonly quiet?: boolean;
  /** A switch holds until it is changed; a box is one choice among what is sent. */
  readonly as?: 'box' | 'switch';
}

/** What is ticked or not, with the sentence that says what it is for. */
export function HelpedCheck({ of, label, checked, onChange, disabled = false, quiet = false, as }: Props) {
  const translate = useTranslate();
  const Control = as === 'switch' ? Switch : Checkbox;
  return (
    <Helped of={of} quiet={quiet}>
      {(described) => (
        <FormControlLabel
          label={label ?? translate(of)}
          disabled={disabled}
          control={
            <Control
              size="small"
              checked={checked}
              onChange={(_, now) => onChange(now)}
              slotProps={{ input: described }}
            />
          }
        />
      )}
    </Helped>
  );
}
