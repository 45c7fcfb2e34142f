import { Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { Failed, LoadingRows } from '../parts/States.js';
import { When } from '../parts/When.js';
import { ApiError, call } from '../providers/http.js';
import { useMay } from '../providers/use-me.js';
import { Gateways } from './Gateways.js';
import { HealthList } from './HealthList.js';

interface HealthAnswer {
  readonly ready: boolean;
  readonly parts: Readonly<Record<string, 'up' | 'down'>>;
  readonly processes: readonly { readonly name: string; readonly state: string; readonly restarts: number }[];
}

interface Mail {
  readonly id: string;
  readonly at: string;
  readonly to: readonly string[];
  readonly subject: string;
}

const everyMs = 10_000;

/** Whether each part and each outside system answers, how the processes are, and what mail went out. */
export function Health() {
  const translate = useTranslate();
  const mayMail = useMay('users.manage');
  const mayOperate = useMay('instances.operate');
  const { data, error, refetch } = useQuery({
    queryKey: ['health'],
    queryFn: health,
    refetchInterval: everyMs,
  });
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingRows />;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <HealthList title={translate('settings.health.parts')}>
        {Object.entries(data.parts).map(([name, state]) => (
          <Box component="li" key={name} sx={{ color: state === 'up' ? undefined : 'error.main' }}>
            {`${state === 'up' ? '✓' : '■'} ${translate(`settings.health.part.${name}`, { _: name })}: ${translate(`settings.health.${state}`)}`}
          </Box>
        ))}
      </HealthList>
      <HealthList title={translate('settings.health.processes')}>
        {data.processes.map(({ name, state, restarts }) => (
          <li key={name}>
            {`${state === 'ready' ? '✓' : '▲'} ${name}: ${translate(`settings.health.state.${state}`, { _: state })}`}
            {restarts === 0 ? null : ` · ${translate('settings.health.restarts', { smart_count: restarts })}`}
          </li>
        ))}
      </HealthList>
      {mayOperate ? <Gateways /> : null}
      {mayMail ? <Outbox /> : null}
    </Box>
  );
}

/** The mail that was kept instead of sent; where mail really goes out there is no such list. */
function Outbox() {
  const translate = useTranslate();
  const { data, error } = useQuery({
    queryKey: ['outbox'],
    queryFn: async () => (await call<readonly Mail[]>('/api/outbox')).body,
    refetchInterval: everyMs,
  });
  if (error instanceof ApiError && error.status === 404)
    return (
      <HealthList title={translate('settings.health.mail')}>
        {<li>{translate('settings.health.smtp')}</li>}
      </HealthList>
    );
  if (error !== null) return <Failed error={error} />;
  return (
    <HealthList title={translate('settings.health.mail')}>
      {(data ?? []).length === 0 ? <li>{translate('settings.health.no_mail')}</li> : null}
      {(data ?? []).slice(0, 20).map(({ id, at, to, subject }) => (
        <li key={id}>
          <When at={at} /> · {to.join(', ')} · {subject}
        </li>
      ))}
    </HealthList>
  );
}

/** What is not ready is told with 503: an answer all the same. */
async function health(): Promise<HealthAnswer> {
  const response = await fetch('/api/health', { credentials: 'same-origin' });
  if (!response.ok && response.status !== 503) throw new Error(`/api/health: ${String(response.status)}`);
  return (await response.json()) as HealthAnswer;
}
