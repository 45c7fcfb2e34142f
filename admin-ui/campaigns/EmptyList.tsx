import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
} from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Failed } from '../parts/States.js';
import { call } from '../providers/http.js';
import { listsKey, type ContactList } from './lists.js';

/** Asks once more before persons go for good. */
export function EmptyList({ list, close }: { readonly list: ContactList; readonly close: () => void }) {
  const translate = useTranslate();
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const empty = async (afterwards: ContactList['afterwards']) => {
    setError(null);
    try {
      await call(`/api/contact-lists/${list.id}/empty`, { method: 'POST', body: { afterwards } });
      await client.invalidateQueries({ queryKey: listsKey });
      close();
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <Dialog open onClose={close} fullWidth maxWidth="sm" aria-labelledby="empty-title">
      <DialogTitle id="empty-title">{translate('campaigns.empty.title', { title: list.title })}</DialogTitle>
      <DialogContent>
        <DialogContentText>{translate('campaigns.empty.what')}</DialogContentText>
        {list.campaigns_at_work === 0 ? null : (
          <Alert severity="warning" sx={{ mt: 2 }}>
            {translate('campaigns.empty.at_work', { smart_count: list.campaigns_at_work })}
          </Alert>
        )}
        {error === null ? null : <Failed error={error} />}
      </DialogContent>
      <DialogActions sx={{ flexWrap: 'wrap' }}>
        <Button onClick={close} autoFocus>
          {translate('campaigns.cancel')}
        </Button>
        {list.state === 'anonymised' ? null : (
          <Button color="error" onClick={() => void empty('anonymise')}>
            {translate('campaigns.afterwards.anonymise')}
          </Button>
        )}
        <Button color="error" onClick={() => void empty('remove')}>
          {translate('campaigns.afterwards.remove')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
