import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { HelpedField } from '../parts/help/HelpedField.js';
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
          <HelpedField
            autoFocus
            required
            of="campaigns.list.title"
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            also={title.trim() === '' ? undefined : translate('campaigns.list.called', { name })}
          />
          <HelpedField
            type="date"
            of="campaigns.list.retain_until"
            value={until}
            onChange={(event) => setUntil(event.target.value)}
            slotProps={{ inputLabel: { shrink: true } }}
          />
          <HelpedField
            select
            of="campaigns.list.afterwards"
            value={afterwards}
            onChange={(event) => setAfterwards(event.target.value)}
            slotProps={{ select: { native: true } }}
          >
            <option value="anonymise">{translate('campaigns.afterwards.anonymise')}</option>
            <option value="remove">{translate('campaigns.afterwards.remove')}</option>
          </HelpedField>
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
