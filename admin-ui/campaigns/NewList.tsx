import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControl,
  InputLabel,
  NativeSelect,
  TextField,
} from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { Failed } from '../parts/States.js';
import { call, newKey } from '../providers/http.js';
import { nameFrom, type ContactList } from './lists.js';

/** Asks what a new list is called and how long its persons are kept, and leads to it. */
export function NewList({ close }: { readonly close: () => void }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const [until, setUntil] = useState('');
  const [afterwards, setAfterwards] = useState('anonymise');
  const [error, setError] = useState<unknown>(null);
  const [key] = useState(newKey);
  const name = nameFrom(title);
  const make = async () => {
    setError(null);
    const body = { name, title: title.trim(), retain_until: until === '' ? null : until, afterwards };
    const headers = { 'Idempotency-Key': error === null ? key : newKey() };
    try {
      const made = await call<ContactList>('/api/contact-lists', { method: 'POST', body, headers });
      await navigate(`/campaigns/lists/${made.body.id}`);
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <Dialog open onClose={close} fullWidth maxWidth="sm">
      <DialogTitle>{translate('campaigns.list.new')}</DialogTitle>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          <TextField
            autoFocus
            required
            label={translate('campaigns.list.title')}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            helperText={title.trim() === '' ? ' ' : translate('campaigns.list.called', { name })}
          />
          <TextField
            type="date"
            label={translate('campaigns.list.retain_until')}
            value={until}
            onChange={(event) => setUntil(event.target.value)}
            helperText={translate('campaigns.list.retention_help')}
            slotProps={{ inputLabel: { shrink: true } }}
          />
          <FormControl>
            <InputLabel htmlFor="afterwards">{translate('campaigns.list.afterwards')}</InputLabel>
            <NativeSelect
              id="afterwards"
              value={afterwards}
              onChange={(event) => setAfterwards(event.target.value)}
            >
              <option value="anonymise">{translate('campaigns.afterwards.anonymise')}</option>
              <option value="remove">{translate('campaigns.afterwards.remove')}</option>
            </NativeSelect>
          </FormControl>
          {error === null ? null : <Failed error={error} />}
        </DialogContent>
        <DialogActions>
          <Button onClick={close}>{translate('campaigns.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={title.trim() === ''}>
            {translate('campaigns.list.make')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
