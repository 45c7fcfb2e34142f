import { Box, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { caseGroups, type CaseGroup } from '../../../domain/campaign/case-groups.js';
import { FactTable } from '../../parts/table/FactTable.js';
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
      <FactTable
        labelledBy="rates"
        columns={[
          { name: 'rate', text: translate('campaigns.figures.rate') },
          { name: 'share', text: translate('campaigns.figures.share'), align: 'right' },
          { name: 'formula', text: translate('campaigns.figures.formula'), sx: { fontFamily: 'monospace' } },
        ]}
        rows={figures.rates.map(({ name, formula, share }) => ({
          ...{ key: name, cells: [name, percent(share), formula] },
        }))}
      />
    </Box>
  );
}
