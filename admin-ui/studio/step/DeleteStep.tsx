import { Alert, Checkbox, FormControlLabel, Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Mentions } from '../mentions/Mentions.js';
import { AskDialog } from './AskDialog.js';
import { useEditing } from './editing.js';
import type { StepDialogProps } from './step-dialog.js';
import { withoutStep } from './structure/delete-step.js';

/** Says what names a step before it is deleted, and leads on what led to it. */
export function DeleteStep({ props, place, onClose }: StepDialogProps) {
  const translate = useTranslate();
  const { apply } = useEditing();
  const [leadsOn, setLeadsOn] = useState(true);
  const { tree, name: workflow } = props;
  const deletion = useMemo(
    () => withoutStep(tree, { workflow, step: place.name, leadsOn }),
    [tree, workflow, place.name, leadsOn],
  );
  const text = deletion?.text ?? null;
  return (
    <AskDialog
      title={translate('step.delete_title', { step: place.name })}
      doLabel={translate('step.do.delete')}
      disabled={text === null}
      onDo={() => apply((before) => text ?? before)}
      onClose={onClose}
    >
      {deletion !== null && text === null ? (
        <Alert severity="info">{translate('step.only_one')}</Alert>
      ) : null}
      {deletion === null || deletion.led.length === 0 ? null : (
        <FormControlLabel
          control={<Checkbox checked={leadsOn} onChange={(event) => setLeadsOn(event.target.checked)} />}
          label={translate('step.leads_on', { follower: deletion.follower })}
        />
      )}
      <Typography variant="body2">{translate('step.named_by')}</Typography>
      <Mentions
        mentions={deletion === null ? null : [...deletion.led, ...deletion.left]}
        own={workflow}
        onLine={(line) => {
          onClose();
          props.onLine(line);
        }}
      />
    </AskDialog>
  );
}
