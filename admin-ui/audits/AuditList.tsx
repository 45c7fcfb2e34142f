import { Box, Button, Card, CardActionArea, CardContent, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { Empty, Failed, LoadingRows } from '../parts/States.js';
import { useMay } from '../providers/use-me.js';
import { Bar } from './Bar.js';
import { useAudits } from './audits.js';
import { dayText } from './day-text.js';
import type { Audit } from './shapes.js';

/** All audits: how far each has come. */
export function AuditList() {
  const translate = useTranslate();
  const plans = useMay('audits.plan');
  const { data, error, refetch } = useAudits();
  const make = plans ? (
    <Button variant="contained" component={Link} to="/audits/new" sx={{ justifySelf: 'start' }}>
      {translate('audits.list.new')}
    </Button>
  ) : null;
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingRows />;
  if (data.length === 0) return <Empty action={make}>{translate('audits.list.none')}</Empty>;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {make}
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(320px, 100%), 1fr))',
        }}
      >
        {data.map((audit) => (
          <Shown key={audit.id} audit={audit} />
        ))}
      </Box>
    </Box>
  );
}

function Shown({ audit }: { readonly audit: Audit }) {
  const translate = useTranslate();
  const [locale = 'en'] = useLocaleState();
  const { id, title, state, from, until, made, planned } = audit;
  const shown = { made: made.toLocaleString(locale), planned: planned.toLocaleString(locale) };
  return (
    <Card variant="outlined">
      <CardActionArea component={Link} to={`/audits/${id}`} sx={{ height: '100%' }}>
        <CardContent>
          <Typography component="h2" variant="h6">
            {title}
          </Typography>
          <Typography color="text.secondary" sx={{ mb: 1 }}>
            {translate(`audits.state.${state}`)} · {dayText(from, locale)} – {dayText(until, locale)}
          </Typography>
          <Bar value={made} of={planned} />
          <Typography sx={{ mt: 0.5 }}>{translate('audits.list.sum', shown)}</Typography>
        </CardContent>
      </CardActionArea>
    </Card>
  );
}
