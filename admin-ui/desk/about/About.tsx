import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { ClockChip } from '../../parts/clock-chip/ClockChip.js';
import { CallLinks } from '../../parts/CallLinks.js';
import { When } from '../../parts/When.js';
import { LoadingRows } from '../../parts/States.js';
import { call } from '../../providers/http.js';
import { textOf, type Definition, type Instance, type InstanceRow } from '../shapes.js';
import { Attachments } from './Attachments.js';
import { DataFields } from './DataFields.js';
import { traitOf } from './person-trait.js';

interface Props {
  readonly instance: Instance | undefined;
  readonly definition: Definition | undefined;
}

/** The person and all their requests, deadlines, files, data, and what the request called. */
export function About({ instance, definition }: Props) {
  const translate = useTranslate();
  const trait = instance === undefined ? null : traitOf(instance.data);
  const others = useQuery({
    queryKey: ['desk', 'others', trait],
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({
        filter: JSON.stringify({ person: trait }),
        range: JSON.stringify([0, 19]),
      });
      return (await call<readonly InstanceRow[]>(`/api/instances?${query.toString()}`, { signal })).body;
    },
    enabled: trait !== null,
  });
  if (instance === undefined) return <LoadingRows />;
  const { person, ...rest } = instance.data;
  const requests = others.data?.filter(({ id }) => id !== instance.id) ?? [];
  return (
    <Box sx={{ p: 1, display: 'grid', gap: 1.5 }}>
      {typeof person === 'object' && person !== null ? (
        <Part title={translate('desk.about.person')}>
          <DataFields data={{ person }} definition={definition} />
        </Part>
      ) : null}
      {trait === null ? null : (
        <Part title={translate('desk.about.others')}>
          {requests.length === 0 ? translate('desk.about.no_others') : null}
          {requests.map((row) => (
            <Box key={row.id}>
              {row.number} {textOf(row.summary)} · {translate(`desk.about.state.${row.state}`)} ·{' '}
              <When at={row.started_at} />
            </Box>
          ))}
        </Part>
      )}
      <Part title={translate('desk.about.clocks')}>
        {instance.clocks
          .filter(({ state }) => state !== 'pending')
          .map((clock) => (
            <Box key={clock.clock}>
              <ClockChip clock={clock} />
            </Box>
          ))}
      </Part>
      {instance.attachments.length === 0 ? null : (
        <Part title={translate('desk.about.files')}>
          <Attachments files={instance.attachments} />
        </Part>
      )}
      <Part title={translate('desk.about.data')}>
        <DataFields data={rest} definition={definition} files={instance.attachments} />
      </Part>
      {instance.calls.length === 0 ? null : (
        <Part title={translate('desk.about.calls')}>
          <CallLinks ids={instance.calls} />
        </Part>
      )}
      {instance.called.length === 0 ? null : (
        <Part title={translate('desk.about.called')}>
          {instance.called.map(({ id, number, workflow, state }) => (
            <Box key={id}>
              {number} · {workflow.replaceAll('_', ' ')} · {translate(`desk.about.state.${state}`)}
            </Box>
          ))}
        </Part>
      )}
    </Box>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Box component="section">
      <Typography component="h3" variant="subtitle2">
        {title}
      </Typography>
      {children}
    </Box>
  );
}
