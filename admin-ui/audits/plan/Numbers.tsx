import { Box, TextField, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { bodies, type PlanForm } from './plan-order.js';

interface Props {
  readonly form: PlanForm;
  readonly change: (of: Partial<PlanForm>) => void;
}

const grid = {
  display: 'grid',
  gap: 2,
  gridTemplateColumns: 'repeat(auto-fit, minmax(min(160px, 100%), 1fr))',
};

/** Days, quantities and what holds a plan. */
export function Numbers({ form, change }: Props) {
  const translate = useTranslate();
  const number = (name: keyof PlanForm, value: number, least = 0) => (
    <TextField
      key={name}
      type="number"
      label={translate(`audits.new.${name}`)}
      helperText={translate(`audits.new.help.${name}`)}
      value={value}
      onChange={(event) => change({ [name]: Number(event.target.value) })}
      slotProps={{ htmlInput: { min: least } }}
    />
  );
  const day = (name: 'from' | 'until') => (
    <TextField
      type="date"
      label={translate(`audits.new.${name}`)}
      value={form[name]}
      onChange={(event) => change({ [name]: event.target.value })}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
  return (
    <Box component="section" aria-labelledby="numbers" sx={{ display: 'grid', gap: 2 }}>
      <Typography component="h2" variant="h6" id="numbers">
        {translate('audits.new.numbers')}
      </Typography>
      <Box sx={grid}>
        {day('from')}
        {day('until')}
        <TextField
          label={translate('audits.new.closed')}
          value={form.closed}
          placeholder="2026-12-08"
          helperText={translate('audits.new.help.closed')}
          onChange={(event) => change({ closed: event.target.value })}
        />
        {number('hours', form.hours, 1)}
      </Box>
      <Box sx={grid}>
        {bodies.flatMap((body) =>
          (['call', 'mail'] as const).map((kind) => (
            <TextField
              key={`${body} ${kind}`}
              type="number"
              label={`${body}: ${translate(`audits.kinds.${kind}`)}`}
              value={form.quantities[body]?.[kind] ?? 0}
              onChange={(event) => {
                const before = form.quantities[body] ?? { call: 0, mail: 0 };
                const quantity = { ...before, [kind]: Number(event.target.value) };
                change({ quantities: { ...form.quantities, [body]: quantity } });
              }}
              slotProps={{ htmlInput: { min: 0 } }}
            />
          )),
        )}
      </Box>
      <Box sx={grid}>
        {bodies.flatMap((body) =>
          (['call', 'mail'] as const).map((kind) => (
            <TextField
              key={`${body} ${kind}`}
              type="number"
              label={translate('audits.new.population', { body, kind: translate(`audits.kinds.${kind}`) })}
              value={form.populations[`${body} ${kind}`] ?? ''}
              onChange={(event) =>
                change({ populations: { ...form.populations, [`${body} ${kind}`]: event.target.value } })
              }
              slotProps={{ htmlInput: { min: 1 } }}
            />
          )),
        )}
      </Box>
      <Typography variant="body2" color="text.secondary">
        {translate('audits.new.population_help')}
      </Typography>
      <Box sx={grid}>
        {number('minimum', form.minimum)}
        {number('perDayCalls', form.perDayCalls, 1)}
        {number('perDayMails', form.perDayMails, 1)}
        {number('secondPercent', form.secondPercent)}
        {number('seed', form.seed)}
      </Box>
    </Box>
  );
}
