import { useLocaleState, useTranslate } from 'react-admin';
import { FactTable } from '../../parts/table/FactTable.js';
import { count, percent, span } from '../numbers.js';
import type { Slot } from './forecast.js';

const figures = ['expected', 'low', 'high', 'agents', 'rostered', 'reached', 'wait', 'busy'] as const;

/** The half hours of a day with the agents they need, and what callers and agents then meet. */
export function SlotTable({ title, slots }: { readonly title: string; readonly slots: readonly Slot[] }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const cellsOf = ({ expected, low, high, staff }: Slot) => [
    ...[count(Math.round(expected * 10) / 10, locale), count(low, locale), count(high, locale)],
    ...(staff === null
      ? ['–', '–', '–', '–', '–']
      : [
          ...[count(staff.agents, locale), count(staff.rostered, locale), percent(staff.within, locale)],
          staff.average_wait_ms === null ? '∞' : span(staff.average_wait_ms, locale),
          percent(staff.occupancy, locale),
        ]),
  ];
  return (
    <FactTable
      framed
      dense
      label={title}
      columns={[
        { name: 'time', text: translate('reports.forecast.time') },
        ...figures.map((name) => ({
          ...{ name, text: translate(`reports.forecast.${name}`), align: 'right' as const },
        })),
      ]}
      rows={slots.map((slot) => ({ key: slot.at, cells: [slot.at, ...cellsOf(slot)] }))}
    />
  );
}
