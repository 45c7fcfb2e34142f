import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { titleText } from '../../i18n/title-text.js';
import type { OutcomeFigure } from './figures.js';

/** Contacts by the outcome of their last attempt. */
export function OutcomeTable({ outcomes }: { readonly outcomes: readonly OutcomeFigure[] }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const name = ({ outcome, title }: OutcomeFigure) =>
    outcome === null
      ? translate('campaigns.figures.untried')
      : title === null
        ? translate(`campaigns.group.${outcome}`, { _: outcome })
        : titleText(title, locale, outcome);
  return (
    <TableContainer tabIndex={0}>
      <Table size="small" aria-label={translate('campaigns.figures.outcomes')}>
        <TableHead>
          <TableRow>
            <TableCell>{translate('campaigns.figures.outcome')}</TableCell>
            <TableCell>{translate('campaigns.figures.rolls_up')}</TableCell>
            <TableCell>AAPOR</TableCell>
            <TableCell align="right">{translate('campaigns.figures.done')}</TableCell>
            <TableCell align="right">{translate('campaigns.figures.open')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {outcomes.map((figure) => (
            <TableRow key={figure.outcome ?? ''}>
              <TableCell component="th" scope="row">
                {name(figure)}
              </TableCell>
              <TableCell>
                {figure.rolls_up === null
                  ? ''
                  : translate(`campaigns.group.${figure.rolls_up}`, { _: figure.rolls_up })}
              </TableCell>
              <TableCell>{figure.aapor ?? '–'}</TableCell>
              <TableCell align="right">{figure.done.toLocaleString(locale)}</TableCell>
              <TableCell align="right">{figure.open.toLocaleString(locale)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
