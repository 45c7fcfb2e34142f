import { Box, Button, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Failed } from '../../parts/States.js';
import { FactTable } from '../../parts/table/FactTable.js';
import { When } from '../../parts/When.js';
import { call } from '../../providers/http.js';
import { campaignsKey } from '../at-work.js';

interface Appointment {
  readonly row: number;
  readonly name: string | null;
  readonly phone: string | null;
  readonly at: string;
  readonly beyond_quota: boolean;
}

const columns = ['at', 'who', 'phone', 'quota'] as const;

/** To whom a call was promised, the next ones first; one whose quota is full can be let go. Nothing where there is none. */
export function Appointments({ campaign }: { readonly campaign: string }) {
  const translate = useTranslate();
  const client = useQueryClient();
  const [refused, setRefused] = useState<unknown>(null);
  const path = `/api/campaigns/${encodeURIComponent(campaign)}/appointments`;
  const queryKey = [...campaignsKey, campaign, 'appointments'];
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: async ({ signal }) => (await call<readonly Appointment[]>(path, { signal })).body,
    refetchInterval: 30_000,
  });
  const letGo = async (row: number) => {
    try {
      client.setQueryData(
        queryKey,
        (await call<readonly Appointment[]>(`${path}/${row}/let-go`, { method: 'POST' })).body,
      );
      setRefused(null);
    } catch (cause) {
      setRefused(cause);
    }
  };
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  if (data === undefined || data.length === 0) return null;
  return (
    <Box component="section" aria-labelledby="appointments-title">
      <Typography component="h2" variant="h6" id="appointments-title">
        {translate('campaigns.appointments.title')}
      </Typography>
      {refused === null ? null : <Failed error={refused} />}
      <FactTable
        labelledBy="appointments-title"
        headAt={1}
        columns={columns.map((name) => ({ name, text: translate(`campaigns.appointments.${name}`) }))}
        rows={data.map(({ row, name, phone, at, beyond_quota: beyond }) => {
          const who = name ?? translate('campaigns.call.nameless', { row });
          const quota = beyond ? (
            <>
              {translate('campaigns.quotas.full')}{' '}
              <Button
                size="small"
                onClick={() => void letGo(row)}
                aria-label={translate('campaigns.appointments.let_go_of', { who })}
              >
                {translate('campaigns.appointments.let_go')}
              </Button>
            </>
          ) : (
            translate('campaigns.appointments.wanted')
          );
          return { key: row, cells: [<When at={at} />, who, phone ?? '–', quota] };
        })}
      />
    </Box>
  );
}
