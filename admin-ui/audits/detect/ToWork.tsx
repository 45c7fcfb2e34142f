import { Box, Button, Card, CardActions, CardContent, Link as MuiLink, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { Empty, Failed, LoadingRows } from '../../parts/States.js';
import { When } from '../../parts/When.js';
import { Bar } from '../Bar.js';
import { useMine } from '../audits.js';
import type { AuditToWork, Held } from '../shapes.js';
import { useHeldText } from './held-text.js';

/** What an auditor may work, and mails of hers that wait for their answers. */
export function ToWork() {
  const translate = useTranslate();
  const { data, error, refetch } = useMine();
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingRows />;
  if (data.audits.length === 0) return <Empty>{translate('audits.work.none')}</Empty>;
  const waiting = data.in_hand.filter(({ state }) => state === 'sent');
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(320px, 100%), 1fr))',
        }}
      >
        {data.audits.map((audit) => (
          <Audit key={audit.id} audit={audit} />
        ))}
      </Box>
      {waiting.length === 0 ? null : <Waiting mails={waiting} />}
    </Box>
  );
}

function Audit({ audit: { id, title, planned, made, for_second: second } }: { readonly audit: AuditToWork }) {
  const translate = useTranslate();
  const [locale = 'en'] = useLocaleState();
  const shown = { made: made.toLocaleString(locale), planned: planned.toLocaleString(locale) };
  return (
    <Card variant="outlined">
      <CardContent>
        <Typography component="h2" variant="h6">
          {title}
        </Typography>
        <Bar value={made} of={planned} />
        <Typography sx={{ mt: 0.5 }}>{translate('audits.list.sum', shown)}</Typography>
      </CardContent>
      <CardActions>
        <Button variant="contained" component={Link} to={`/detections/${id}`}>
          {translate('audits.work.next')}
        </Button>
        {second === 0 ? null : (
          <Button component={Link} to={`/detections/${id}/second`}>
            {translate('audits.work.second', { smart_count: second })}
          </Button>
        )}
      </CardActions>
    </Card>
  );
}

function Waiting({ mails }: { readonly mails: readonly Held[] }) {
  const translate = useTranslate();
  const heldText = useHeldText();
  return (
    <Box component="section" aria-labelledby="waiting">
      <Typography component="h2" variant="h6" id="waiting">
        {translate('audits.work.waiting')}
      </Typography>
      {mails.map((mail) => (
        <Typography key={mail.id}>
          <MuiLink component={Link} to={`/detections/${mail.audit_id}?mail=${mail.id}`}>
            {heldText(mail)}
          </MuiLink>{' '}
          · {translate('audits.mail.sent_at')} {mail.sent_at === null ? null : <When at={mail.sent_at} />}
        </Typography>
      ))}
    </Box>
  );
}
