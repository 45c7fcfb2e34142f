import { Alert, Box, Link, Paper, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import { organisationZone } from '../../../domain/zone.js';
import { Failed, LoadingRows } from '../../parts/States.js';
import { useMay } from '../../providers/use-me.js';
import { useValueName } from '../use-value-name.js';
import { span } from '../numbers.js';
import { useReport } from '../use-report.js';
import { timeToTheSecond, toTheSecond, type CallWithEvents } from './call.js';

/** One call: what is known of it, and its events as a story. */
export function CallPage() {
  const translate = useTranslate();
  const id = useParams()['id'] ?? '';
  const { data, error, refetch } = useReport<CallWithEvents>(`/api/calls/${encodeURIComponent(id)}`);
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Box>
        <Link component={RouterLink} to="/reports/calls">
          {`← ${translate('reports.calls.back')}`}
        </Link>
        <Typography component="h1" variant="h6" sx={{ overflowWrap: 'anywhere' }}>
          {translate('reports.calls.one', { id })}
        </Typography>
      </Box>
      {error !== null ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <LoadingRows />
      ) : (
        <>
          {data.contradictions.length === 0 ? null : (
            <Alert severity="warning">
              {data.contradictions.map(({ code, text }) => (
                <div key={code}>{text}</div>
              ))}
            </Alert>
          )}
          <Box
            sx={{
              display: 'grid',
              gap: 1.5,
              alignItems: 'start',
              gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '2fr 3fr' },
            }}
          >
            <Facts call={data} />
            <Told call={data} />
          </Box>
        </>
      )}
    </Box>
  );
}

function Facts({ call }: { readonly call: CallWithEvents }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const sees = useMay('instances.read_all');
  const nameOf = useValueName();
  const ms = (value: number | null) => (value === null ? null : span(value, locale));
  const facts = {
    outcome: translate(`reports.outcome.${call.outcome}`),
    queue: call.queue === null ? null : nameOf('queue', call.queue),
    service: call.service === null ? null : nameOf('service', call.service),
    language: call.language === null ? null : nameOf('language', call.language),
    body: call.body,
    operator: call.operators.length === 0 ? null : call.operators.join(', '),
    ...{
      ivr: ms(call.ivr_ms),
      waited: ms(call.waited_ms),
      talked: ms(call.talked_ms),
      held: ms(call.held_ms),
    },
    wrapped: ms(call.wrapped_ms),
    first_contact:
      call.first_contact === null
        ? null
        : translate(call.first_contact ? 'reports.calls.yes' : 'reports.calls.no'),
  };
  return (
    <Paper variant="outlined" sx={{ p: 1.5 }}>
      <Box
        component="dl"
        sx={{ display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 2, rowGap: 0.5, m: 0 }}
      >
        {Object.entries(facts).map(([name, value]) =>
          value === null ? null : (
            <Box key={name} sx={{ display: 'contents' }}>
              <Box component="dt" sx={{ color: 'text.secondary' }}>
                {translate(`reports.calls.${name}`)}
              </Box>
              <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
                {value}
              </Box>
            </Box>
          ),
        )}
      </Box>
      {call.instance_id !== null && sees ? (
        <Link component={RouterLink} to={`/operations/instances/${call.instance_id}`}>
          {translate('reports.calls.instance')}
        </Link>
      ) : null}
    </Paper>
  );
}

function Told({ call }: { readonly call: CallWithEvents }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const begun = Date.parse(call.offered_at);
  return (
    <Paper variant="outlined" sx={{ p: 1.5 }}>
      <Typography component="h2" variant="subtitle1" sx={{ fontWeight: 600 }}>
        {translate('reports.calls.story')}
      </Typography>
      <Box component="ol" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {call.events.map(({ id, at, text }) => (
          <Box
            component="li"
            key={id}
            sx={{
              display: 'grid',
              gridTemplateColumns: '7.5em 1fr',
              gap: 1.5,
              py: 0.5,
              borderBottom: 1,
              borderColor: 'divider',
            }}
          >
            <Box
              component="time"
              dateTime={at}
              title={toTheSecond(at, locale, organisationZone)}
              sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}
            >
              {at === call.offered_at
                ? timeToTheSecond(at, locale, organisationZone)
                : `+ ${span(Date.parse(at) - begun, locale)}`}
            </Box>
            <span>{text}</span>
          </Box>
        ))}
      </Box>
    </Paper>
  );
}
