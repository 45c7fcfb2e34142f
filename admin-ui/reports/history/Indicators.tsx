import { Box, Paper, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import type { Indicator } from '../../../domain/monitoring/indicators.js';
import { indicatorWords } from '../../../domain/monitoring/words.js';
import { figure } from '../numbers.js';

/** The audit's quantitative indicators of all that is shown, each with its formula. */
export function Indicators({ indicators }: { readonly indicators: readonly Indicator[] }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  return (
    <Box
      component="dl"
      aria-label={translate('reports.indicators')}
      sx={{
        display: 'grid',
        gap: 1,
        m: 0,
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 150px), 1fr))',
      }}
    >
      {indicators.map(({ name, unit, formula, value }) => (
        <Paper key={name} variant="outlined" sx={{ p: 1 }}>
          <Typography component="dt" variant="body2">
            {indicatorWords[name][locale === 'it' ? 'it' : 'en']}
          </Typography>
          <Box component="dd" sx={{ m: 0 }}>
            <Box component="strong" sx={{ fontSize: 22, fontVariantNumeric: 'tabular-nums' }}>
              {value === null ? translate('reports.no_cases') : figure(value, unit, locale)}
            </Box>
            <Typography component="div" variant="caption" sx={{ color: 'text.secondary' }}>
              {formula}
            </Typography>
          </Box>
        </Paper>
      ))}
    </Box>
  );
}
