import { Link, Paper, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { titleText } from '../../i18n/title-text.js';
import { FactTable } from '../../parts/table/FactTable.js';
import { When } from '../../parts/When.js';
import { useMay } from '../../providers/use-me.js';
import { Caps } from '../levels/Caps.js';
import { deviationOf, limitOf, type Figure, type Measure, type Measures } from '../levels/measures.js';
import { ProposeNotice } from './ProposeNotice.js';
import { count, money, percent, points, span } from '../numbers.js';

const numbers = ['met', 'of', 'share', 'threshold', 'deviation', 'parts', 'penalty'] as const;

/** What is signed, on one sheet: every figure with its threshold, deviation and penalty. */
export function FigureTable({ at }: { readonly at: Measures }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const mayClose = useMay('periods.close');
  return (
    <Paper variant="outlined" component="section" sx={{ p: 1.5 }}>
      <Typography component="h2" variant="subtitle1" sx={{ fontWeight: 600 }}>
        {at.edition === null
          ? translate('reports.counted_now')
          : translate('reports.of_edition', { edition: at.edition })}{' '}
        <When at={at.computed_at} />
      </Typography>
      <Link component={RouterLink} to={`/reports/levels?contract=${at.contract}&period=${at.period}`}>
        {translate('reports.periods.open_levels')}
      </Link>
      <FactTable
        dense
        label={translate('reports.tab.levels')}
        columns={[
          { name: 'level', text: translate('reports.periods.level'), sx: { minWidth: 180 } },
          ...numbers.map((name) => ({
            ...{ name, text: translate(`reports.periods.${name}`), align: 'right' as const },
            sx: { whiteSpace: 'nowrap' },
          })),
        ]}
        rows={at.measures.flatMap((measure) =>
          measure.figures.map((figure) => ({
            key: `${measure.level}/${String(figure.test)}`,
            cells: [
              <>
                {`${measure.level} · ${titleText(measure.title, locale)}`}
                <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
                  {figure.formula.text}
                </Typography>
                {mayClose && isFirstShort(at, measure, figure) ? (
                  <ProposeNotice at={at} level={measure.level} />
                ) : null}
              </>,
              ...cellsOf(figure, locale, translate('reports.no_cases')),
            ],
          })),
        )}
        total={[
          translate('reports.periods.total'),
          ...numbers.slice(1).map(() => ''),
          money(at.total.amount, at.total.currency, locale),
        ]}
      />
      <Caps total={at.total} />
    </Paper>
  );
}

function cellsOf(figure: Figure, locale: string, noCases: string): readonly string[] {
  const amount = (value: number) => (figure.unit === 'ms' ? span(value, locale) : count(value, locale));
  const deviation = deviationOf(figure);
  const threshold = figure.threshold === null ? null : limitOf(figure.threshold);
  return [
    ...[
      amount(figure.met),
      amount(figure.of),
      figure.share === null ? noCases : percent(figure.share, locale),
    ],
    threshold === null ? '–' : `${threshold.sign} ${percent(threshold.limit, locale)}`,
    deviation === null ? '–' : `${deviation < 0 ? '−' : '+'}${points(Math.abs(deviation), locale)}`,
    figure.parts === 0 ? '–' : `■ ${count(figure.parts, locale)}`,
    figure.penalty === null ? '–' : money(chargedOf(figure.penalty), figure.penalty.currency, locale),
  ];
}

/** In the sum below, each penalty is what it is charged. */
function chargedOf({ amount, capped }: NonNullable<Figure['penalty']>): number {
  return Math.round((amount - capped) * 100) / 100;
}

/** A closed period's level that fell short, told once, at the first of its tests that did. */
function isFirstShort({ edition }: Measures, { figures }: Measure, figure: Figure): boolean {
  return edition !== null && figures.find(({ parts }) => parts > 0) === figure;
}
