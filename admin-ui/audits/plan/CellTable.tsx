import { Button, Typography, Box } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { FactTable } from '../../parts/table/FactTable.js';
import type { Cell } from '../shapes.js';
import { useValueText } from '../value-text.js';

const dimensions = ['body', 'kind', 'service', 'language', 'channel', 'weekday', 'band'] as const;
const page = 50;

/** The cells of a plan, some at a time: there are thousands. */
export function CellTable({ cells }: { readonly cells: readonly Cell[] }) {
  const translate = useTranslate();
  const [locale = 'en'] = useLocaleState();
  const valueText = useValueText();
  const [shown, setShown] = useState(page);
  return (
    <Box component="section" aria-labelledby="cells" sx={{ minWidth: 0 }}>
      <Typography component="h2" variant="h6" id="cells">
        {translate('audits.plan.cells', { n: cells.length.toLocaleString(locale) })}
      </Typography>
      <FactTable
        labelledBy="cells"
        columns={[
          ...dimensions.map((name) => ({ name, text: translate(`audits.dimension.${name}`) })),
          { name: 'achieved', text: translate('audits.plan.achieved'), align: 'right' },
          { name: 'planned', text: translate('audits.plan.planned'), align: 'right' },
        ]}
        rows={cells.slice(0, shown).map((cell) => ({
          key: dimensions.map((name) => cell[name]).join(' '),
          cells: [
            ...dimensions.map((name) => valueText(name, String(cell[name]))),
            cell.achieved,
            cell.planned,
          ],
        }))}
      />
      {shown < cells.length ? (
        <Button onClick={() => setShown(shown + 4 * page)}>{translate('audits.plan.more')}</Button>
      ) : null}
    </Box>
  );
}
