import { Box, Button, FormControlLabel, Radio, RadioGroup, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Failed } from '../../parts/States.js';
import { ApiError, call, newKey } from '../../providers/http.js';
import type { Done, Key, Preview, Publication, Published } from './publications.js';
import { Places } from './ReportView.js';

const followUps = ['keep', 'retime', 'migrate'] as const;
type FollowUp = (typeof followUps)[number];

interface PublishFormProps {
  readonly definitions: readonly Key[];
  readonly preview: Preview;
  readonly busy: boolean;
  readonly onDone: (done: Done) => Promise<void>;
}

/** Why, from when, and what becomes of what runs; then the button. */
export function PublishForm({ definitions, preview, busy, onDone }: PublishFormProps) {
  const translate = useTranslate();
  const [note, setNote] = useState('');
  const [from, setFrom] = useState('');
  const [followUp, setFollowUp] = useState<FollowUp>('keep');
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  // The same attempt, sent again after a cut line, is one publication.
  const [key, setKey] = useState(newKey);
  const { data: settings } = useQuery({
    queryKey: ['publications', 'settings'],
    queryFn: async () => (await call<{ readonly second_person: boolean }>('/api/settings/publication')).body,
  });
  const waits = settings?.second_person === true;
  const send = async () => {
    setSending(true);
    setError(null);
    try {
      const { body, status } = await call<Published | Publication>('/api/definitions/publish', {
        method: 'POST',
        headers: { 'Idempotency-Key': key },
        body: {
          definitions,
          note: note.trim() === '' ? null : note.trim(),
          at: from === '' ? null : new Date(from).toISOString(),
          retime: followUp === 'retime',
          migrate: followUp === 'migrate',
        },
      });
      await onDone(status === 202 ? { waits: body as Publication } : { published: body as Published });
    } catch (cause) {
      setError(cause);
      if (cause instanceof ApiError && cause.status !== 0) setKey(newKey());
      setSending(false);
    }
  };
  const running = preview.report.workflows.some((each) => each.running > 0);
  return (
    <Box
      component="form"
      sx={{ display: 'grid', gap: 1, maxWidth: 640 }}
      onSubmit={(event: React.FormEvent) => {
        event.preventDefault();
        void send();
      }}
    >
      {running ? (
        <Box component="fieldset" sx={{ border: 0, p: 0, m: 0 }}>
          <Typography component="legend" variant="subtitle1">
            {translate('publish.follow_up.label')}
          </Typography>
          <RadioGroup value={followUp} onChange={(_, value) => setFollowUp(value as FollowUp)}>
            {followUps.map((each) => (
              <FormControlLabel
                key={each}
                value={each}
                control={<Radio size="small" />}
                label={translate(`publish.follow_up.${each}`)}
              />
            ))}
          </RadioGroup>
        </Box>
      ) : null}
      <TextField
        label={translate('publish.note')}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
      <TextField
        label={translate('publish.from')}
        helperText={translate('publish.from_hint')}
        type="datetime-local"
        value={from}
        onChange={(event) => setFrom(event.target.value)}
        slotProps={{ inputLabel: { shrink: true } }}
        sx={{ maxWidth: 320 }}
      />
      {error === null ? null : (
        <>
          <Failed error={error} />
          {error instanceof ApiError ? <Places places={error.errors} /> : null}
        </>
      )}
      {preview.passed ? null : <Typography color="error">{translate('publish.not_passed')}</Typography>}
      <Button
        type="submit"
        variant="contained"
        size="medium"
        disabled={!preview.passed || busy || sending}
        sx={{ justifySelf: 'start' }}
      >
        {translate(waits ? 'publish.propose' : from === '' ? 'publish.go' : 'publish.go_later')}
      </Button>
    </Box>
  );
}
