import { ButtonBase } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { FactTable } from '../../parts/table/FactTable.js';
import { changed } from '../days.js';
import { count } from '../numbers.js';
import { valueName } from '../value-name.js';
import { peakOf, rosterHours, type DayAhead } from './forecast.js';

const figures = ['expected', 'low', 'high', 'peak', 'roster_hours'] as const;

/** The days ahead; one is chosen to be seen by half hours. */
export function DayTable({ days, chosen }: { readonly days: readonly DayAhead[]; readonly chosen: string }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const [search, setSearch] = useSearchParams();
  const shown = (value: number | null) => (value === null ? '–' : count(Math.round(value), locale));
  return (
    <FactTable
      framed
      label={translate('reports.forecast.by_day')}
      columns={[
        { name: 'day', text: translate('reports.forecast.day'), sx: { whiteSpace: 'nowrap' } },
        ...figures.map((name) => ({
          ...{ name, text: translate(`reports.forecast.${name}`), align: 'right' as const },
        })),
      ]}
      rows={days.map((day) => ({
        key: day.day,
        selected: day.day === chosen,
        cells: [
          <>
            <ButtonBase
              aria-pressed={day.day === chosen}
              onClick={() => setSearch(changed(search, { day: day.day }), { replace: true })}
              sx={{ font: 'inherit', textDecoration: 'underline', minHeight: 24 }}
            >
              {valueName('day', day.day, locale, translate)}
            </ButtonBase>
            {day.holiday ? ` · ${translate('reports.forecast.holiday')}` : ''}
          </>,
          ...[day.expected, day.low, day.high, peakOf(day), rosterHours(day)].map(shown),
        ],
      }))}
    />
  );
}
