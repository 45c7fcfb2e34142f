import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { HelpedField } from '../parts/help/HelpedField.js';
import { Failed } from '../parts/States.js';
import { call } from '../providers/http.js';
import { auditsKey } from './audits.js';
import type { Audit } from './shapes.js';

/** Ends the detections of an audit: its campaign goes on. Why, is asked while some are still to be made. */
export function EndAudit({ audit, close }: { readonly audit: Audit; readonly close: () => void }) {
  const translate = useTranslate();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const open = audit.planned - audit.made;
  const end = async () => {
    try {
      const body = { reason: reason.trim() === '' ? null : reason.trim() };
      await call(`/api/mystery-audits/${audit.id}/complete`, { method: 'POST', body });
      await client.invalidateQueries({ queryKey: auditsKey });
      close();
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <Dialog open onClose={close} fullWidth maxWidth="sm">
      <DialogTitle>{translate('audits.end.title')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <Typography>
          {translate(open === 0 ? 'audits.end.all' : 'audits.end.open', { smart_count: open })}
        </Typography>
        {open === 0 ? null : (
          <HelpedField
            multiline
            minRows={2}
            of="audits.end.reason"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
        {error === null ? null : <Failed error={error} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={close}>{translate('audits.cancel')}</Button>
        <Button variant="contained" disabled={open > 0 && reason.trim() === ''} onClick={() => void end()}>
          {translate('audits.end.do')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
