import { Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { FactTable } from '../../parts/table/FactTable.js';
import type { AttemptFigure } from './figures.js';
import { perHour } from './per-hour.js';

/** Attempts by who made them. */
export function PeopleTable({ people }: { readonly people: readonly AttemptFigure[] }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const groups = [...new Set(people.flatMap(({ rolled_up: rolledUp }) => Object.keys(rolledUp)))];
  const shown = (n: number, digits = 0) => n.toLocaleString(locale, { maximumFractionDigits: digits });
  const figure = (name: string) => ({
    ...{ name, text: translate(`campaigns.figures.${name}`), align: 'right' as const },
  });
  return (
    <section aria-labelledby="people">
      <Typography component="h2" variant="h6" id="people">
        {translate('campaigns.figures.people')}
      </Typography>
      <FactTable
        labelledBy="people"
        columns={[
          { name: 'who', text: translate('campaigns.figures.who') },
          ...(['attempts', 'reached'] as const).map(figure),
          ...groups.map((group) => ({
            ...{ name: `group ${group}`, align: 'right' as const },
            text: translate(`campaigns.group.${group}`, { _: group }),
          })),
          ...(['each', 'per_hour'] as const).map(figure),
        ]}
        rows={people.map((one) => {
          const rate = perHour(one);
          const each = translate('campaigns.figures.seconds', { n: shown(one.seconds / one.attempts) });
          return {
            key: one.of,
            cells: [
              one.of,
              shown(one.attempts),
              shown(one.reached),
              ...groups.map((group) => shown(one.rolled_up[group] ?? 0)),
              each,
              rate === null ? '–' : shown(rate, 1),
            ],
          };
        })}
      />
    </section>
  );
}
