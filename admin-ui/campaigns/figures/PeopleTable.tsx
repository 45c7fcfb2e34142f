import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import type { AttemptFigure } from './figures.js';
import { perHour } from './per-hour.js';

/** Attempts by who made them. */
export function PeopleTable({ people }: { readonly people: readonly AttemptFigure[] }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const groups = [...new Set(people.flatMap(({ rolled_up: rolledUp }) => Object.keys(rolledUp)))];
  const shown = (n: number, digits = 0) => n.toLocaleString(locale, { maximumFractionDigits: digits });
  return (
    <TableContainer tabIndex={0}>
      <Typography component="h2" variant="h6">
        {translate('campaigns.figures.people')}
      </Typography>
      <Table size="small" aria-label={translate('campaigns.figures.people')}>
        <TableHead>
          <TableRow>
            <TableCell>{translate('campaigns.figures.who')}</TableCell>
            <TableCell align="right">{translate('campaigns.figures.attempts')}</TableCell>
            <TableCell align="right">{translate('campaigns.figures.reached')}</TableCell>
            {groups.map((group) => (
              <TableCell key={group} align="right">
                {translate(`campaigns.group.${group}`, { _: group })}
              </TableCell>
            ))}
            <TableCell align="right">{translate('campaigns.figures.each')}</TableCell>
            <TableCell align="right">{translate('campaigns.figures.per_hour')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {people.map((figure) => {
            const rate = perHour(figure);
            return (
              <TableRow key={figure.of}>
                <TableCell component="th" scope="row">
                  {figure.of}
                </TableCell>
                <TableCell align="right">{shown(figure.attempts)}</TableCell>
                <TableCell align="right">{shown(figure.reached)}</TableCell>
                {groups.map((group) => (
                  <TableCell key={group} align="right">
                    {shown(figure.rolled_up[group] ?? 0)}
                  </TableCell>
                ))}
                <TableCell align="right">
                  {translate('campaigns.figures.seconds', { n: shown(figure.seconds / figure.attempts) })}
                </TableCell>
                <TableCell align="right">{rate === null ? '–' : shown(rate, 1)}</TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
