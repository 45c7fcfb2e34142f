import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { HelpedField } from '../../parts/help/HelpedField.js';

interface Props {
  readonly close: () => void;
  readonly onReplace: (reason: string) => void;
}

const reasons = ['line', 'service', 'recording', 'recognised', 'band'] as const;

/** Why a detection could not be made: chosen, or told. */
export function ReplaceDialog({ close, onReplace }: Props) {
  const translate = useTranslate();
  const [reason, setReason] = useState('');
  return (
    <Dialog open onClose={close} fullWidth maxWidth="sm">
      <DialogTitle>{translate('audits.replace.title')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
        <Typography>{translate('audits.replace.help')}</Typography>
        {reasons.map((name) => (
          <Button
            key={name}
            onClick={() => setReason(translate(`audits.replace.${name}`))}
            sx={{ justifySelf: 'start' }}
          >
            {translate(`audits.replace.${name}`)}
          </Button>
        ))}
        <HelpedField
          of="audits.replace.reason"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={close}>{translate('audits.cancel')}</Button>
        <Button variant="contained" disabled={reason.trim() === ''} onClick={() => onReplace(reason.trim())}>
          {translate('audits.replace.do')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
