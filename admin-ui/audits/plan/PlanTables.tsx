import { Box, Typography } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { HelpedField } from '../../parts/help/HelpedField.js';
import { FactTable } from '../../parts/table/FactTable.js';
import { Bar } from '../Bar.js';
import { percentText } from '../day-text.js';
import type { Achieved, Plan } from '../shapes.js';
import { useValueText } from '../value-text.js';
import { CellTable } from './CellTable.js';

const dimensions = ['service', 'body', 'kind', 'language', 'channel', 'weekday', 'band'] as const;
const figures = ['achieved', 'planned', 'replaced', 'achieved_margin', 'planned_margin'] as const;

/** A plan: achieved against planned by one dimension, with margins, then its cells. */
export function PlanTables({ plan }: { readonly plan: Plan }) {
  const translate = useTranslate();
  const [dimension, setDimension] = useState<string>('service');
  return (
    <>
      <Box component="section" aria-labelledby="achieved" sx={{ minWidth: 0 }}>
        <Typography component="h2" variant="h6" id="achieved">
          {translate('audits.plan.achieved_title')}
        </Typography>
        <Typography variant="body2" color="text.secondary" sx={{ mb: 2 }}>
          {translate('audits.plan.margin_help')}
        </Typography>
        <HelpedField
          select
          size="small"
          of="audits.plan.by"
          value={dimension}
          onChange={(event) => setDimension(event.target.value)}
          slotProps={{ select: { native: true } }}
        >
          {dimensions.map((name) => (
            <option key={name} value={name}>
              {translate(`audits.dimension.${name}`)}
            </option>
          ))}
        </HelpedField>
        <AchievedTable dimension={dimension} rows={plan.by[dimension] ?? []} whole={plan.whole} />
      </Box>
      <CellTable cells={plan.cells} />
    </>
  );
}

interface Rows {
  readonly dimension: string;
  readonly rows: readonly Achieved[];
  readonly whole: Achieved;
}

function AchievedTable({ dimension, rows, whole }: Rows) {
  const translate = useTranslate();
  const [locale = 'en'] = useLocaleState();
  const valueText = useValueText();
  const margin = (share: number | null) =>
    share === null ? translate('audits.no_cases') : `± ${percentText(share, locale)}`;
  const line = (row: Achieved, name: string) => [
    name,
    <Bar value={row.achieved} of={row.planned} />,
    ...[row.achieved, row.planned, row.replaced].map((n) => n.toLocaleString(locale)),
    ...[row.achieved_margin, row.planned_margin].map(margin),
  ];
  return (
    <FactTable
      labelledBy="achieved"
      columns={[
        { name: 'value', text: translate(`audits.dimension.${dimension}`) },
        { name: 'share', text: translate('audits.plan.share'), sx: { width: '24%' } },
        ...figures.map((name) => ({
          ...{ name, text: translate(`audits.plan.${name}`), align: 'right' as const },
        })),
      ]}
      rows={rows.map((row) => ({ key: row.value, cells: line(row, valueText(dimension, row.value)) }))}
      total={line(whole, translate('audits.plan.whole'))}
    />
  );
}
