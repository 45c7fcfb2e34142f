import { Box } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { HelpedField } from '../../parts/help/HelpedField.js';
import { Bar } from '../Bar.js';
import { figureText } from '../day-text.js';
import type { Results } from '../shapes.js';
import { useValueText } from '../value-text.js';
import { Section } from './Section.js';

const dimensions = [
  'service',
  'body',
  'kind',
  'language',
  'channel',
  'weekday',
  'band',
  'day',
  'auditor',
] as const;

/** Scores by one dimension, each with its interval. */
export function GroupTable({ by }: Pick<Results, 'by'>) {
  const translate = useTranslate();
  const [locale = 'en'] = useLocaleState();
  const valueText = useValueText();
  const [dimension, setDimension] = useState<string>('service');
  const choice = (
    <HelpedField
      select
      size="small"
      of="audits.plan.by"
      value={dimension}
      onChange={(event) => setDimension(event.target.value)}
      slotProps={{ select: { native: true } }}
      sx={{ my: 1 }}
    >
      {dimensions.map((name) => (
        <option key={name} value={name}>
          {translate(`audits.dimension.${name}`)}
        </option>
      ))}
    </HelpedField>
  );
  return (
    <Section
      id="groups"
      title={translate('audits.results.groups')}
      before={choice}
      left={[1]}
      columns={[
        translate(`audits.dimension.${dimension}`),
        translate('audits.results.drawn'),
        translate('audits.results.score'),
        '±',
        translate('audits.results.n'),
        translate('audits.results.fatal'),
      ]}
      rows={(by[dimension] ?? []).map(({ value, score, n, fatal }) => [
        valueText(dimension, value),
        <Box sx={{ width: '100%', minWidth: 160 }}>
          <Bar value={score?.value ?? 0} of={100} margin={score?.margin ?? null} />
        </Box>,
        score === null ? translate('audits.no_cases') : figureText(score.value, locale),
        figureText(score?.margin ?? null, locale),
        n.toLocaleString(locale),
        fatal.toLocaleString(locale),
      ])}
    />
  );
}
