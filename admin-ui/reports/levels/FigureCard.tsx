import { Box, Link, Paper, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Threshold } from '../../../domain/levels/figure.js';
import { standingOf } from '../../../domain/monitoring/standing.js';
import { titleText } from '../../i18n/title-text.js';
import { count, money, percent, points, span } from '../numbers.js';
import { Trend } from './Trend.js';
import { deviationOf, limitOf, type Figure, type Measure, type Measures } from './measures.js';
import { standingColour, standingSign } from './standing.js';

interface Props {
  readonly at: Measures;
  readonly measure: Measure;
  readonly figure: Figure;
  readonly trend: readonly { readonly period: string; readonly share: number | null }[];
}

/** One test of a level: its figure, threshold, deviation, points and penalty, how it was counted, and the way to its cases. */
export function FigureCard({ at, measure, figure, trend }: Props) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const standing = figure.parts > 0 ? 'short' : standingOf(figure.share, figure.threshold);
  const amount = (value: number) => (figure.unit === 'ms' ? span(value, locale) : count(value, locale));
  return (
    <Paper
      component="article"
      variant="outlined"
      data-standing={standing}
      sx={{ p: 1.5, display: 'grid', gap: 0.75, alignContent: 'start' }}
    >
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
        <Typography component="h2" variant="subtitle1" sx={{ fontWeight: 600, lineHeight: 1.3 }}>
          {`${measure.level} · ${titleText(measure.title, locale)}`}
          {measure.figures.length > 1 ? ` (${String(figure.test + 1)})` : ''}
        </Typography>
        <Box component="strong" sx={{ color: standingColour[standing], whiteSpace: 'nowrap' }}>
          {`${standingSign[standing]} ${translate(`reports.standing.${standing}`)}`}
        </Box>
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1.5, flexWrap: 'wrap' }}>
        <Box
          component="span"
          sx={{
            fontSize: 30,
            fontWeight: 700,
            fontVariantNumeric: 'tabular-nums',
            color: standingColour[standing],
          }}
        >
          {figure.share === null ? translate('reports.no_cases') : percent(figure.share, locale)}
        </Box>
        <Thresholds figure={figure} />
      </Box>
      <Links at={at} measure={measure} figure={figure} amount={amount} />
      {figure.penalty === null ? null : (
        <Box>
          <strong>
            {translate('reports.penalty', {
              amount: money(figure.penalty.amount, figure.penalty.currency, locale),
            })}
            {figure.penalty.capped === 0
              ? null
              : ` ${translate('reports.capped', { amount: money(figure.penalty.capped, figure.penalty.currency, locale) })}`}
          </strong>
          <Typography variant="body2">{figure.penalty.how}</Typography>
        </Box>
      )}
      {figure.left_out.map(({ reason, text, count: left }) => (
        <Typography key={reason} variant="body2">
          {translate('reports.left_out', { reason: text, count: amount(left) })}
        </Typography>
      ))}
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {`${figure.formula.text} (${figure.formula.name})`}
      </Typography>
      {trend.length === 0 ? null : (
        <Trend trend={trend} now={{ period: at.period, share: figure.share }} threshold={figure.threshold} />
      )}
    </Paper>
  );
}

function Thresholds({ figure }: { readonly figure: Figure }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const said = (threshold: Threshold) => {
    const { limit, sign } = limitOf(threshold);
    return `${sign} ${percent(limit, locale)}`;
  };
  const deviation = deviationOf(figure);
  return (
    <Typography variant="body2" component="span">
      {figure.threshold === null
        ? null
        : translate('reports.threshold', { threshold: said(figure.threshold) })}
      {figure.relief === 0 || figure.written === null
        ? null
        : ` (${translate('reports.relieved', { written: said(figure.written), points: points(figure.relief, locale) })})`}
      {deviation === null
        ? null
        : ` · ${translate('reports.deviation', { points: `${deviation < 0 ? '−' : '+'}${points(Math.abs(deviation), locale)}` })}`}
      {figure.parts === 0
        ? null
        : ` · ${translate(`reports.short.${figure.counted}`, { smart_count: figure.parts, parts: count(figure.parts, locale) })}`}
    </Typography>
  );
}

interface LinksProps {
  readonly at: Measures;
  readonly measure: Measure;
  readonly figure: Figure;
  readonly amount: (value: number) => string;
}

/** The numerator and the denominator, each leading to its cases. */
function Links({ at, measure, figure, amount }: LinksProps) {
  const translate = useTranslate();
  const to = (verdict: string) => {
    const asked = new URLSearchParams({ test: String(figure.test), verdict });
    if (at.edition !== null) asked.set('edition', String(at.edition));
    return `/reports/levels/${at.contract}/${at.period}/${encodeURIComponent(measure.level)}?${asked.toString()}`;
  };
  // What must not come up is counted above: the rest is no shortcoming.
  const inverse = figure.threshold !== null && 'at_most' in figure.threshold;
  if (figure.of === 0) return <Typography variant="body2">{translate('reports.nothing_counted')}</Typography>;
  return (
    <Typography variant="body2" component="div">
      <Link component={RouterLink} to={to('met')}>
        {translate(`reports.met.${figure.unit}`, { count: amount(figure.met) })}
      </Link>
      {` ${translate('reports.of', { count: amount(figure.of) })} · `}
      <Link component={RouterLink} to={to('missed')}>
        {translate(inverse ? 'reports.others' : `reports.missed.${figure.unit}`, {
          count: amount(figure.of - figure.met),
        })}
      </Link>
    </Typography>
  );
}
