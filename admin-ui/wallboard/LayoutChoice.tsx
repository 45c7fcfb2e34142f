import {
  Box,
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  FormGroup,
} from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import type { FieldKey } from '../parts/help/field-key.js';
import { Helped } from '../parts/help/Helped.js';
import { titleText } from '../i18n/title-text.js';
import { HelpedField } from '../parts/help/HelpedField.js';
import type { Layout, Queue } from './queues.js';

interface Props {
  readonly open: boolean;
  readonly layout: Layout;
  readonly queues: readonly Queue[];
  readonly onChange: (layout: Layout) => void;
  readonly onClose: () => void;
}

/** Which queues this wall shows, how wide, and from when on it warns; kept by this browser. */
export function LayoutChoice({ open, layout, queues, onChange, onClose }: Props) {
  const translate = useTranslate();
  const [locale = 'en'] = useLocaleState();
  const number = (of: FieldKey, value: number, most: number, change: (value: number) => void) => (
    <HelpedField
      of={of}
      type="number"
      value={value}
      onChange={(event) => change(Math.max(1, Math.min(most, Number(event.target.value))))}
      slotProps={{ htmlInput: { min: 1, max: most } }}
    />
  );
  const { thresholds } = layout;
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby="layout-title">
      <DialogTitle id="layout-title">{translate('wallboard.layout')}</DialogTitle>
      <DialogContent>
        <Helped of="wallboard.queue">
          {(described) => (
            <FormGroup>
              {queues.map(({ group, title }) => (
                <FormControlLabel
                  key={group}
                  label={titleText(title, locale, group)}
                  control={
                    <Checkbox
                      slotProps={{ input: described }}
                      checked={!layout.hidden.includes(group)}
                      onChange={(_, shown) =>
                        onChange({
                          ...layout,
                          hidden: shown
                            ? layout.hidden.filter((one) => one !== group)
                            : [...layout.hidden, group],
                        })
                      }
                    />
                  }
                />
              ))}
            </FormGroup>
          )}
        </Helped>
        <Box sx={{ display: 'grid', gap: 1, mt: 1 }}>
          {number('wallboard.columns', layout.columns, 4, (columns) => onChange({ ...layout, columns }))}
          {number('wallboard.warn_waiting', thresholds.waiting, 100_000, (waiting) =>
            onChange({ ...layout, thresholds: { ...thresholds, waiting } }),
          )}
          {number('wallboard.warn_minutes', thresholds.minutes, 100_000, (minutes) =>
            onChange({ ...layout, thresholds: { ...thresholds, minutes } }),
          )}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('ra.action.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
