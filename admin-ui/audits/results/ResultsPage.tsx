import { Box, Typography } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { HelpedField } from '../../parts/help/HelpedField.js';
import { Empty, Failed, LoadingRows } from '../../parts/States.js';
import { useResults } from '../audits.js';
import { figureText } from '../day-text.js';
import type { Results } from '../shapes.js';
import { AgreementTable } from './AgreementTable.js';
import { BenchmarkTable } from './BenchmarkTable.js';
import { GroupTable } from './GroupTable.js';
import { IndicatorTable } from './IndicatorTable.js';
import { ParameterTable } from './ParameterTable.js';

/** What an audit found. */
export function ResultsPage({ audit }: { readonly audit: string }) {
  const translate = useTranslate();
  const [kind, setKind] = useState('');
  const { data, error, refetch } = useResults(audit, kind);
  return (
    <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <HelpedField
        select
        size="small"
        of="audits.dimension.kind"
        value={kind}
        onChange={(event) => setKind(event.target.value)}
        slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
        sx={{ justifySelf: 'start', minWidth: 200 }}
      >
        <option value="">{translate('audits.results.both')}</option>
        <option value="call">{translate('audits.kinds.call')}</option>
        <option value="mail">{translate('audits.kinds.mail')}</option>
      </HelpedField>
      {error === null ? (
        data === undefined ? (
          <LoadingRows />
        ) : (
          <Shown results={data} audit={audit} />
        )
      ) : (
        <Failed error={error} retry={() => void refetch()} />
      )}
    </Box>
  );
}

function Shown({ results, audit }: { readonly results: Results; readonly audit: string }) {
  const translate = useTranslate();
  const [locale = 'en'] = useLocaleState();
  const { whole, by, parameters, indicators, agreement, benchmark } = results;
  if (whole.n === 0) return <Empty>{translate('audits.results.none')}</Empty>;
  return (
    <>
      <Box>
        <Typography variant="h3" component="p">
          {figureText(whole.score?.value ?? null, locale)}
          {whole.score?.margin == null ? null : (
            <Typography component="span" variant="h6" color="text.secondary">
              {' '}
              ± {figureText(whole.score.margin, locale)}
            </Typography>
          )}
        </Typography>
        <Typography color="text.secondary">
          {translate('audits.results.sum', { n: whole.n.toLocaleString(locale), fatal: whole.fatal })}
        </Typography>
        <Typography variant="body2" color="text.secondary">
          {translate('audits.results.formula')}
        </Typography>
      </Box>
      <GroupTable by={by} />
      <ParameterTable parameters={parameters} />
      <IndicatorTable indicators={indicators} />
      <AgreementTable agreement={agreement} parameters={parameters} />
      <BenchmarkTable benchmark={benchmark} parameters={parameters} audit={audit} />
    </>
  );
}
