import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { Failed, LoadingRows } from '../parts/States.js';
import { call } from '../providers/http.js';
import { HealthList } from './HealthList.js';

interface Gateway {
  readonly name: string;
  readonly setting: string;
  readonly address: string | null;
  readonly state: 'up' | 'down' | 'not_set' | 'not_asked';
  readonly why: string | null;
  readonly took_ms: number | null;
  readonly under_way: number;
  readonly in_doubt: number;
}

const everyMs = 15_000;
const mark = { up: '✓', down: '■', not_set: '–', not_asked: '·' } as const;

/** Whether the outside systems answer, and what is under way to them. */
export function Gateways() {
  const translate = useTranslate();
  const { data, error, refetch } = useQuery({
    queryKey: ['gateways'],
    queryFn: async () => (await call<readonly Gateway[]>('/api/gateways')).body,
    refetchInterval: everyMs,
  });
  if (error !== null && data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingRows />;
  return (
    <HealthList title={translate('settings.gateways.title')}>
      {data.map((gateway) => (
        <GatewayRow key={gateway.name} gateway={gateway} />
      ))}
    </HealthList>
  );
}

function GatewayRow({ gateway }: { readonly gateway: Gateway }) {
  const translate = useTranslate();
  const { name, setting, address, state, why, took_ms, under_way, in_doubt } = gateway;
  const said = translate(`settings.gateways.${state}`, { setting, took: took_ms ?? 0 });
  const calls = [
    under_way === 0 ? null : translate('settings.gateways.under_way', { smart_count: under_way }),
    in_doubt === 0 ? null : translate('settings.gateways.in_doubt', { smart_count: in_doubt }),
  ].filter((text) => text !== null);
  return (
    <Box component="li" sx={{ color: state === 'not_set' ? 'text.secondary' : undefined }}>
      <Box component="span" sx={{ color: state === 'down' ? 'error.main' : undefined }}>
        {`${mark[state]} ${translate(`settings.gateways.name.${name}`, { _: name })}: ${said}`}
      </Box>
      {address === null ? null : ` · ${address}`}
      {calls.length === 0 ? null : ` · ${calls.join(', ')}`}
      {why === null ? null : (
        <Typography variant="body2" sx={{ pl: 2, overflowWrap: 'anywhere' }}>
          {why}
        </Typography>
      )}
    </Box>
  );
}
