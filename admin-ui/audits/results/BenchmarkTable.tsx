import { Box, Button, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { HelpedField } from '../../parts/help/HelpedField.js';
import { titleText } from '../../i18n/title-text.js';
import { Failed } from '../../parts/States.js';
import { call } from '../../providers/http.js';
import { useMay } from '../../providers/use-me.js';
import { auditsKey } from '../audits.js';
import { figureText } from '../day-text.js';
import type { Results } from '../shapes.js';
import { Section } from './Section.js';
import { referenceOf } from './reference-lines.js';

type Props = Pick<Results, 'benchmark' | 'parameters'> & { readonly audit: string };

/** Ours against a reference sample of similar contact centres. */
export function BenchmarkTable({ benchmark, parameters, audit }: Props) {
  const translate = useTranslate();
  const [locale = 'en'] = useLocaleState();
  const mayPlan = useMay('audits.plan');
  const titles = new Map(parameters.map(({ name, title }) => [name, titleText(title, locale, name)]));
  const sample = mayPlan ? <Reference audit={audit} /> : null;
  if (benchmark.length === 0)
    return (
      <section aria-labelledby="benchmark">
        <Typography component="h2" variant="h6" id="benchmark">
          {translate('audits.results.benchmark')}
        </Typography>
        <Typography color="text.secondary">{translate('audits.results.no_reference')}</Typography>
        {sample}
      </section>
    );
  return (
    <Section
      id="benchmark"
      title={translate('audits.results.benchmark')}
      help={translate('audits.results.benchmark_help')}
      before={sample}
      left={[5]}
      columns={[
        translate('audits.results.parameter'),
        translate('audits.results.ours'),
        translate('audits.results.theirs'),
        translate('audits.results.difference'),
        translate('audits.results.difference_span'),
        translate('audits.results.verdict'),
      ]}
      rows={benchmark.map(({ name, ours, reference, difference, verdict }) => [
        name === 'score' ? translate('audits.results.of_scores') : (titles.get(name) ?? name),
        figureText(ours?.mean ?? null, locale),
        figureText(reference.mean, locale),
        figureText(difference?.value ?? null, locale),
        difference === null
          ? '–'
          : `${figureText(difference.low, locale)} … ${figureText(difference.high, locale)}`,
        translate(`audits.verdict.${verdict}`),
      ])}
    />
  );
}

/** The sample is pasted: a line a figure. */
function Reference({ audit }: { readonly audit: string }) {
  const translate = useTranslate();
  const client = useQueryClient();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const save = async () => {
    try {
      await call(`/api/mystery-audits/${audit}/reference`, { method: 'PUT', body: referenceOf(text) });
      await client.invalidateQueries({ queryKey: [...auditsKey, audit] });
      setOpen(false);
      setError(null);
    } catch (cause) {
      setError(cause);
    }
  };
  if (!open)
    return <Button onClick={() => setOpen(true)}>{translate('audits.results.set_reference')}</Button>;
  return (
    <Box sx={{ display: 'grid', gap: 1, maxWidth: 560, my: 1 }}>
      <HelpedField
        multiline
        minRows={4}
        of="audits.results.reference"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {error === null ? null : <Failed error={error} />}
      <Button variant="outlined" onClick={() => void save()} sx={{ justifySelf: 'start' }}>
        {translate('audits.results.save_reference')}
      </Button>
    </Box>
  );
}
