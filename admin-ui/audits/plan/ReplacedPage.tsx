import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { Empty, Failed, LoadingRows } from '../../parts/States.js';
import { FactTable } from '../../parts/table/FactTable.js';
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
    <FactTable
      label={translate('audits.page.replaced')}
      columns={[
        ...(['body', 'kind', 'service', 'weekday', 'band', 'auditor'] as const).map((name) => ({
          ...{ name, text: translate(`audits.dimension.${name}`) },
        })),
        { name: 'at', text: translate('audits.replaced.at') },
        { name: 'reason', text: translate('audits.replaced.reason') },
      ]}
      rows={data.map((row) => ({
        key: row.id,
        cells: [
          row.body,
          valueText('kind', row.kind),
          serviceText(row.service),
          valueText('weekday', String(row.weekday)),
          row.band,
          row.auditor,
          row.ended_at === null ? null : <When at={row.ended_at} />,
          row.reason,
        ],
      }))}
    />
  );
}
