import { Alert, Box, Button, Link as MuiLink, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { useKeys } from '../../keys/keys.js';
import { Failed, LoadingRows } from '../../parts/States.js';
import { call } from '../../providers/http.js';
import type { Second } from '../shapes.js';
import { serviceText, useValueText } from '../value-text.js';
import { SheetForm } from './SheetForm.js';
import { forgetDraft } from './draft.js';
import { useDraft } from './use-draft.js';
import { useNext } from './use-next.js';

interface Given {
  readonly detection: Second | null;
}

/** Detections of others, scored again by what was recorded; how the first scored is not told. */
export function SecondPage() {
  const translate = useTranslate();
  const audit = useParams()['id'] ?? '';
  const { given, refused, ask } = useNext<Given>('/api/second-scorings/next', audit);
  if (refused !== null) return <Failed error={refused} retry={ask} />;
  if (given === null) return <LoadingRows rows={3} />;
  return (
    <Box sx={{ display: 'grid', gap: 2, maxWidth: 1000, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <MuiLink component={Link} to="/detections">
        {translate('audits.work.back')}
      </MuiLink>
      {given.detection === null ? (
        <Alert severity="info" role="status">
          {translate('audits.second.none')}
        </Alert>
      ) : (
        <Scoring key={given.detection.id} second={given.detection} onEnded={ask} />
      )}
    </Box>
  );
}

function Scoring({ second, onEnded }: { readonly second: Second; readonly onEnded: () => void }) {
  const translate = useTranslate();
  const valueText = useValueText();
  const [draft, change] = useDraft(`second.${second.id}`);
  const [error, setError] = useState<unknown>(null);
  const handIn = async () => {
    setError(null);
    try {
      await call(`/api/second-scorings/${second.id}/answers`, {
        method: 'POST',
        body: { answers: draft.answers },
      });
      forgetDraft(localStorage, `second.${second.id}`);
      onEnded();
    } catch (cause) {
      setError(cause);
    }
  };
  useKeys({ 'Ctrl+Enter': { label: 'audits.work.hand_in', run: () => void handIn(), whileTyping: true } });
  const { body, service, kind, channel, language, attachments, sheet } = second;
  return (
    <>
      <Box>
        <Typography component="h1" variant="h5">
          {translate('audits.second.title')}: {body} · {serviceText(service)}
        </Typography>
        <Typography color="text.secondary">
          {valueText('kind', kind)} · {valueText('channel', channel)} · {valueText('language', language)}
        </Typography>
        <Typography variant="body2">{translate('audits.second.blind')}</Typography>
      </Box>
      {attachments.length === 0 ? (
        <Alert severity="warning">{translate('audits.second.no_file')}</Alert>
      ) : null}
      {attachments.map(({ id, name }) => (
        <MuiLink key={id} href={`/api/attachments/${id}`} download>
          {name}
        </MuiLink>
      ))}
      <SheetForm {...{ sheet, kind, answers: draft.answers }} onAnswer={(answers) => change({ answers })} />
      {error === null ? null : <Failed error={error} />}
      <Button variant="contained" onClick={() => void handIn()} sx={{ justifySelf: 'start' }}>
        {translate('audits.work.hand_in')}
      </Button>
    </>
  );
}
