import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { Empty, Failed, LoadingRows } from '../../parts/States.js';
import { When } from '../../parts/When.js';
import { call } from '../../providers/http.js';
import { auditsKey } from '../audits.js';
import { serviceText, useValueText } from '../value-text.js';

interface Replaced {
  readonly id: string;
  readonly body: string;
  readonly kind: string;
  readonly service: string;
  readonly weekday: number;
  readonly band: string;
  readonly auditor: string | null;
  readonly ended_at: string | null;
  readonly reason: string | null;
}

/** Detections that could not be made, and why; the newest 200. */
export function ReplacedPage({ audit }: { readonly audit: string }) {
  const translate = useTranslate();
  const valueText = useValueText();
  const filter = encodeURIComponent(JSON.stringify({ state: 'replaced' }));
  const { data, error, refetch } = useQuery({
    queryKey: [...auditsKey, audit, 'replaced'],
    queryFn: async ({ signal }) =>
      (
        await call<readonly Replaced[]>(
          `/api/mystery-audits/${audit}/detections?filter=${filter}&range=[0,199]`,
          {
            signal,
          },
        )
      ).body,
  });
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingRows />;
  if (data.length === 0) return <Empty>{translate('audits.replaced.none')}</Empty>;
  return (
    <TableContainer tabIndex={0} role="region" aria-label={translate('audits.page.replaced')}>
      <Table size="small">
        <TableHead>
          <TableRow>
            {['body', 'kind', 'service', 'weekday', 'band', 'auditor'].map((name) => (
              <TableCell key={name}>{translate(`audits.dimension.${name}`)}</TableCell>
            ))}
            <TableCell>{translate('audits.replaced.at')}</TableCell>
            <TableCell>{translate('audits.replaced.reason')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {data.map((row) => (
            <TableRow key={row.id}>
              <TableCell>{row.body}</TableCell>
              <TableCell>{valueText('kind', row.kind)}</TableCell>
              <TableCell>{serviceText(row.service)}</TableCell>
              <TableCell>{valueText('weekday', String(row.weekday))}</TableCell>
              <TableCell>{row.band}</TableCell>
              <TableCell>{row.auditor}</TableCell>
              <TableCell>{row.ended_at === null ? null : <When at={row.ended_at} />}</TableCell>
              <TableCell>{row.reason}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
