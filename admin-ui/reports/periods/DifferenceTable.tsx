import { Box, Link, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { FactTable } from '../../parts/table/FactTable.js';
import { useValueName } from '../use-value-name.js';
import { factText } from '../levels/cases.js';
import type { Figure } from '../levels/measures.js';
import { count, money, percent, span } from '../numbers.js';
import type { Difference } from './difference.js';

/** The figures that changed, before and after, and the cases that came, went or stand otherwise. */
export function DifferenceTable({ difference }: { readonly difference: Difference }) {
  const translate = useTranslate();
  const nameOf = useValueName();
  const [locale] = useLocaleState();
  const { figures, cases, more } = difference;
  const said = (figure: Figure | null) => {
    if (figure === null) return '–';
    const amount = (value: number) => (figure.unit === 'ms' ? span(value, locale) : count(value, locale));
    const share = figure.share === null ? translate('reports.no_cases') : percent(figure.share, locale);
    const penalty =
      figure.penalty === null ? '' : ` · ${money(figure.penalty.amount, figure.penalty.currency, locale)}`;
    const capped =
      figure.penalty === null || figure.penalty.capped === 0
        ? ''
        : ` ${translate('reports.capped', { amount: money(figure.penalty.capped, figure.penalty.currency, locale) })}`;
    return `${share} (${amount(figure.met)} / ${amount(figure.of)})${penalty}${capped}`;
  };
  return (
    <>
      <FactTable
        label={translate('reports.periods.figures_changed')}
        columns={(['level', 'before', 'after'] as const).map((name) => ({
          ...{ name, text: translate(`reports.periods.${name}`) },
        }))}
        rows={figures.map(({ level, test, before, after }) => ({
          key: `${level}/${String(test)}`,
          cells: [level, said(before), said(after)],
        }))}
      />
      <Typography component="h3" variant="subtitle2" sx={{ mt: 1 }}>
        {translate('reports.periods.cases_changed', { smart_count: cases.length + more })}
      </Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {cases.map(({ kind, id, change, before, after }) => (
          <li key={`${kind}/${id}`}>
            {`${translate(`reports.periods.case.${change}`)} `}
            {kind === 'call' ? (
              <Link component={RouterLink} to={`/reports/calls/${encodeURIComponent(id)}`}>
                {translate('reports.cases.call', { id })}
              </Link>
            ) : (
              translate(`reports.cases.${kind}`, { id })
            )}
            {` · ${factText((after ?? before)?.facts ?? {}, locale, translate, nameOf)}`}
          </li>
        ))}
      </Box>
      {more === 0 ? null : (
        <Typography variant="body2">{translate('reports.periods.more', { smart_count: more })}</Typography>
      )}
    </>
  );
}
