import { useLocaleState, useTranslate } from 'react-admin';
import type { ContactSums } from '../../../domain/monitoring/contact-sums.js';
import type { IndicatorName } from '../../../domain/monitoring/indicators.js';
import { dimensionWords, indicatorWords, sumWords } from '../../../domain/monitoring/words.js';
import { FactTable } from '../../parts/table/FactTable.js';
import { count, figure } from '../numbers.js';
import { useValueName } from '../use-value-name.js';
import type { History } from './history.js';

const volumes = [
  'contacts',
  'queued',
  'answered',
  'abandoned',
  'blocked',
  'selfService',
  'lost',
  'open',
] as const;
const rates = [
  ['answered_of_queued', 'share'],
  ['average_speed_of_answer', 'ms'],
  ['average_talk_time', 'ms'],
  ['average_handle_time', 'ms'],
  ['mail_answer_time', 'ms'],
] as const satisfies readonly (readonly [IndicatorName, 'share' | 'ms'])[];

/** The figures of the charts, and more, a row a value. */
export function HistoryTable({ history }: { readonly history: History }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const language = locale === 'it' ? 'it' : 'en';
  const nameOf = useValueName();
  const cells = (sums: ContactSums, indicators: Readonly<Record<string, number | null>>) => [
    ...volumes.map((name) => count(sums[name], locale)),
    ...rates.map(([name, unit]) => figure(indicators[name] ?? null, unit, locale)),
  ];
  const totals = Object.fromEntries(history.total.indicators.map(({ name, value }) => [name, value]));
  return (
    <FactTable
      framed
      dense
      label={translate('reports.tab.history')}
      columns={[
        { name: 'value', text: dimensionWords[history.by][language], sx: { whiteSpace: 'nowrap' } },
        ...volumes.map((name) => ({ name, text: sumWords[name][language], align: 'right' as const })),
        ...rates.map(([name]) => ({ name, text: indicatorWords[name][language], align: 'right' as const })),
      ]}
      rows={history.rows.map(({ value, sums, indicators }) => ({
        key: value ?? '',
        cells: [nameOf(history.by, value), ...cells(sums, indicators)],
      }))}
      total={[translate('reports.total'), ...cells(history.total.sums, totals)]}
    />
  );
}
