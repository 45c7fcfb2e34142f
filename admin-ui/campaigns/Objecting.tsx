import { Alert, Box, Button, Stack } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { HelpedField } from '../parts/help/HelpedField.js';
import { Failed } from '../parts/States.js';
import { call } from '../providers/http.js';
import { FileButton } from './FileButton.js';
import { objectionsKey } from './objections-key.js';

interface Added {
  readonly added: number;
  readonly known: number;
  readonly refused: readonly number[];
}

/** Adds addresses, typed one a line or from a file, with why. */
export function Objecting() {
  const translate = useTranslate();
  const client = useQueryClient();
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [added, setAdded] = useState<Added | null>(null);
  const [error, setError] = useState<unknown>(null);
  const said = reason.trim() === '' ? null : reason.trim();
  const send = async (path: string, body: unknown) => {
    setError(null);
    setAdded(null);
    try {
      setAdded((await call<Added>(path, { method: 'POST', body })).body);
      setText('');
      await client.invalidateQueries({ queryKey: objectionsKey });
    } catch (cause) {
      setError(cause);
    }
  };
  const addresses = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const query = said === null ? '' : `?reason=${encodeURIComponent(said)}`;
  return (
    <Box sx={{ mb: 2, maxWidth: 720, display: 'grid', gap: 1 }}>
      <HelpedField
        multiline
        minRows={2}
        maxRows={8}
        of="campaigns.objection.addresses"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <HelpedField
        of="campaigns.objection.reason"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
        <Button
          variant="contained"
          disabled={addresses.length === 0}
          onClick={() => void send('/api/do-not-contact', { addresses, reason: said })}
        >
          {translate('campaigns.objection.add')}
        </Button>
        <FileButton
          label={translate('campaigns.objection.file')}
          accept=".csv,.txt,.xlsx"
          onFile={(file) => void send(`/api/do-not-contact/import${query}`, file)}
        />
      </Stack>
      {error === null ? null : <Failed error={error} />}
      {added === null ? null : (
        <Alert severity={added.refused.length === 0 ? 'success' : 'warning'} role="status">
          {translate('campaigns.objection.sums', { added: added.added, known: added.known })}
          {added.refused.length === 0
            ? null
            : ` ${translate('campaigns.objection.refused', { lines: added.refused.slice(0, 20).join(', ') })}`}
        </Alert>
      )}
    </Box>
  );
}
