import { Box, Link, Paper, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { When } from '../../parts/When.js';
import { FileButtons } from '../FileButtons.js';
import type { Period } from '../levels/measures.js';
import { money } from '../numbers.js';
import { useReport } from '../use-report.js';
import { DifferenceTable } from './DifferenceTable.js';
import type { Difference } from './difference.js';

/** The closed states of a period, the newest first: who signed, why again, what changed, and as files. */
export function Editions({ at }: { readonly at: Period }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  return (
    <Paper variant="outlined" component="section" sx={{ p: 1.5 }}>
      <Typography component="h2" variant="subtitle1" sx={{ fontWeight: 600 }}>
        {translate('reports.periods.editions')}
      </Typography>
      <Box component="ol" reversed sx={{ m: 0, pl: 0, listStyle: 'none', display: 'grid', gap: 1.5 }}>
        {at.editions.toReversed().map((one) => (
          <Box component="li" key={one.edition} sx={{ borderTop: 1, borderColor: 'divider', pt: 1 }}>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
              <Link
                component={RouterLink}
                to={`/reports/levels?contract=${at.contract}&period=${at.period}&edition=${String(one.edition)}`}
                sx={{ fontWeight: 600 }}
              >
                {translate('reports.periods.edition', { edition: one.edition })}
              </Link>
              <span>
                {translate('reports.periods.signed', { name: one.closed_by })} <When at={one.closed_at} />
              </span>
              <strong>{money(one.total.amount, one.total.currency, locale)}</strong>
              <FileButtons
                path={`/api/periods/${at.contract}/${at.period}/report?edition=${String(one.edition)}`}
                formats={['xlsx', 'csv', 'pdf']}
              />
            </Box>
            {one.reason === null ? null : (
              <Typography variant="body2">
                {translate('reports.periods.why', { reason: one.reason, asked_by: one.asked_by ?? '' })}
              </Typography>
            )}
            <Typography
              variant="caption"
              component="div"
              sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}
            >
              {translate('reports.periods.hash', { seen: one.seen })}
            </Typography>
            {one.edition > 1 ? <Changed at={at} edition={one.edition} /> : null}
          </Box>
        ))}
      </Box>
    </Paper>
  );
}

function Changed({ at, edition }: { readonly at: Period; readonly edition: number }) {
  const translate = useTranslate();
  const asked = new URLSearchParams({ from: String(edition - 1), to: String(edition) });
  const { data } = useReport<Difference>(
    `/api/periods/${at.contract}/${at.period}/difference?${asked.toString()}`,
  );
  if (data === undefined) return null;
  return (
    <Box component="details">
      <summary>{translate('reports.periods.changed', { from: edition - 1, to: edition })}</summary>
      <DifferenceTable difference={data} />
    </Box>
  );
}
