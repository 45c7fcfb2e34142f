import { Box, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { titleText } from '../../i18n/title-text.js';
import { Bar } from '../Bar.js';
import { figureText } from '../day-text.js';
import type { Results } from '../shapes.js';
import { Section } from './Section.js';

/** Points of each parameter against what the bodies want; what lies below needs a corrective action. */
export function ParameterTable({ parameters }: Pick<Results, 'parameters'>) {
  const translate = useTranslate();
  const [locale = 'en'] = useLocaleState();
  return (
    <Section
      id="parameters"
      title={translate('audits.results.parameters')}
      help={translate('audits.results.parameters_help')}
      left={[1]}
      columns={[
        translate('audits.results.parameter'),
        translate('audits.results.drawn'),
        translate('audits.results.points'),
        '±',
        translate('audits.results.wanted'),
        translate('audits.results.n'),
        translate('audits.results.not_applicable'),
        translate('audits.results.verdict'),
      ]}
      rows={parameters.map(({ name, title, points, wanted, not_applicable: none, below }) => [
        titleText(title, locale, name),
        <Box sx={{ minWidth: 160 }}>
          <Bar
            value={points?.value ?? 0}
            of={100}
            margin={points?.margin ?? null}
            mark={wanted}
            low={below}
          />
        </Box>,
        points === null ? translate('audits.no_cases') : figureText(points.value, locale),
        figureText(points?.margin ?? null, locale),
        figureText(wanted, locale, 0),
        (points?.n ?? 0).toLocaleString(locale),
        none.toLocaleString(locale),
        below ? (
          <Typography component="span" variant="body2" color="error">
            {translate('audits.results.below')}
          </Typography>
        ) : (
          '–'
        ),
      ])}
    />
  );
}
