import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { parsed } from '../yaml/parsed.js';
import { AskDialog } from './AskDialog.js';
import { useEditing } from './editing.js';
import type { StepDialogProps } from './step-dialog.js';
import { isInside, stepPlaces } from './step-places.js';
import { withMovedStep } from './structure/move-step.js';

/** Asks behind or before which step one is to stand. */
export function MoveStep({ props, place, onClose }: StepDialogProps) {
  const translate = useTranslate();
  const { apply } = useEditing();
  const [beside, setBeside] = useState('');
  const [side, setSide] = useState<'before' | 'after'>('after');
  const others = stepPlaces(parsed(props.text)).filter(({ path }) => !isInside(path, place.path));
  const moved = (text: string) => withMovedStep(text, { step: place.name, beside, side });
  return (
    <AskDialog
      title={translate('step.move_title', { step: place.name })}
      doLabel={translate('step.do.move')}
      disabled={beside === '' || moved(props.text) === props.text}
      onDo={() => apply(moved)}
      onClose={onClose}
    >
      <TextField
        select
        id="move-side"
        label={translate('step.where')}
        value={side}
        onChange={(event) => setSide(event.target.value === 'before' ? 'before' : 'after')}
      >
        {(['after', 'before'] as const).map((each) => (
          <MenuItem key={each} value={each}>
            {translate(`step.side_${each}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        id="move-beside"
        label={translate('step.of_step')}
        value={beside}
        onChange={(event) => setBeside(event.target.value)}
      >
        {others.map(({ name, depth }) => (
          <MenuItem key={name} value={name} sx={{ pl: 2 + depth * 2 }}>
            {name}
          </MenuItem>
        ))}
      </TextField>
    </AskDialog>
  );
}
