import {
  Box,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { caseGroups, type CaseGroup } from '../../../domain/campaign/case-groups.js';
import type { Figures } from './figures.js';

/** How the formulas call each group. */
const letters: Readonly<Record<CaseGroup, string>> = {
  complete: 'I',
  partial: 'P',
  refusal: 'R',
  non_contact: 'NC',
  other: 'O',
  unknown_household: 'UH',
  unknown_other: 'UO',
  not_eligible: '–',
};

/** AAPOR's rates: each by name, with its formula, since the same counts give figures far apart. */
export function RateTable({
  figures,
}: {
  readonly figures: Pick<Figures, 'cases' | 'rates' | 'eligible_share'>;
}) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const percent = (share: number | null) =>
    share === null ? '–' : share.toLocaleString(locale, { style: 'percent', minimumFractionDigits: 1 });
  return (
    <Box component="section" aria-labelledby="rates">
      <Typography component="h2" variant="h6" id="rates">
        {translate('campaigns.figures.rates')}
      </Typography>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
        {translate('campaigns.figures.rates_help')}
      </Typography>
      <Box component="dl" sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, m: 0, mb: 1 }}>
        {caseGroups.map((group) => (
          <Box key={group}>
            <Typography component="dt" variant="caption">
              {translate(`campaigns.case.${group}`)} ({letters[group]})
            </Typography>
            <Typography component="dd" sx={{ m: 0 }}>
              {figures.cases[group].toLocaleString(locale)}
            </Typography>
          </Box>
        ))}
        <Box>
          <Typography component="dt" variant="caption">
            {translate('campaigns.figures.eligible')} (e)
          </Typography>
          <Typography component="dd" sx={{ m: 0 }}>
            {percent(figures.eligible_share)}
          </Typography>
        </Box>
      </Box>
      <TableContainer tabIndex={0}>
        <Table size="small" aria-labelledby="rates">
          <TableHead>
            <TableRow>
              <TableCell>{translate('campaigns.figures.rate')}</TableCell>
              <TableCell align="right">{translate('campaigns.figures.share')}</TableCell>
              <TableCell>{translate('campaigns.figures.formula')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {figures.rates.map(({ name, formula, share }) => (
              <TableRow key={name}>
                <TableCell component="th" scope="row">
                  {name}
                </TableCell>
                <TableCell align="right">{percent(share)}</TableCell>
                <TableCell sx={{ fontFamily: 'monospace' }}>{formula}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </Box>
  );
}
