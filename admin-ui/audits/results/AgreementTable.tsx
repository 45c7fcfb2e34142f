import { Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { titleText } from '../../i18n/title-text.js';
import { figureText, percentText } from '../day-text.js';
import type { Results } from '../shapes.js';
import { Section } from './Section.js';

/** How far two auditors agree, by parameter and of the scores. */
export function AgreementTable({ agreement, parameters }: Pick<Results, 'agreement' | 'parameters'>) {
  const translate = useTranslate();
  const [locale = 'en'] = useLocaleState();
  const titles = new Map(parameters.map(({ name, title }) => [name, titleText(title, locale, name)]));
  const figure = (value: number | null) => figureText(value, locale, 2);
  const span = (of: { readonly low: number | null; readonly high: number | null } | null) =>
    of?.low == null || of.high === null ? '–' : `${figure(of.low)} … ${figure(of.high)}`;
  if (agreement.n === 0)
    return (
      <section aria-labelledby="agreement">
        <Typography component="h2" variant="h6" id="agreement">
          {translate('audits.results.agreement')}
        </Typography>
        <Typography color="text.secondary">{translate('audits.results.no_second')}</Typography>
      </section>
    );
  const { scores } = agreement;
  return (
    <Section
      id="agreement"
      title={translate('audits.results.agreement')}
      help={translate('audits.results.agreement_help', { n: agreement.n })}
      columns={[
        translate('audits.results.parameter'),
        translate('audits.results.n'),
        translate('audits.results.equal'),
        'κ',
        translate('audits.results.kappa_span'),
        'α',
        translate('audits.results.alpha_span'),
      ]}
      rows={[
        [
          translate('audits.results.of_scores'),
          agreement.n.toLocaleString(locale),
          '–',
          '–',
          '–',
          figure(scores?.alpha ?? null),
          span(scores),
        ],
        ...agreement.parameters.map(
          ({ name, n, equal, kappa, alpha }) =>
            [
              titles.get(name) ?? name,
              n.toLocaleString(locale),
              percentText(equal, locale),
              figure(kappa?.kappa ?? null),
              span(kappa),
              figure(alpha?.alpha ?? null),
              span(alpha),
            ] as const,
        ),
      ]}
    />
  );
}
