import { useLocaleState, useTranslate } from 'react-admin';
import { figureText, percentText, spanText } from '../day-text.js';
import type { Results } from '../shapes.js';
import { Section } from './Section.js';

/** The quantitative indicators, each with its formula. */
export function IndicatorTable({ indicators }: Pick<Results, 'indicators'>) {
  const translate = useTranslate();
  const [locale = 'en'] = useLocaleState();
  const text = (unit: 'share' | 'span', value: number | null | undefined) => {
    if (value === null || value === undefined) return '–';
    return unit === 'share' ? percentText(value, locale) : spanText(value);
  };
  return (
    <Section
      id="indicators"
      title={translate('audits.results.indicators')}
      left={[1]}
      columns={[
        translate('audits.results.indicator'),
        translate('audits.results.how'),
        translate('audits.results.value'),
        '±',
        translate('audits.results.n'),
      ]}
      rows={indicators.map(({ name, unit, estimate }) => [
        translate(`audits.indicator.${name}`),
        translate(`audits.formula.${name}`),
        estimate === null ? translate('audits.no_cases') : text(unit, estimate.value),
        text(unit, estimate?.margin),
        figureText(estimate?.n ?? 0, locale, 0),
      ])}
    />
  );
}
