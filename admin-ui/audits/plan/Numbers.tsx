import { Box, TextField, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { detectionKinds, type DetectionKind } from '../../../domain/audit/perimeter.js';
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

/** A count of one body and kind, as it is typed. */
interface Count {
  readonly label: string;
  readonly value: number | string;
  readonly least: number;
  readonly set: (typed: string) => void;
}

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
      {counts((body, kind) => {
        const before = form.quantities[body] ?? { call: 0, mail: 0 };
        return {
          label: `${body}: ${translate(`audits.kinds.${kind}`)}`,
          value: before[kind],
          least: 0,
          set: (typed) =>
            change({ quantities: { ...form.quantities, [body]: { ...before, [kind]: Number(typed) } } }),
        };
      })}
      {counts((body, kind) => ({
        label: translate('audits.new.population', { body, kind: translate(`audits.kinds.${kind}`) }),
        value: form.populations[`${body} ${kind}`] ?? '',
        least: 1,
        set: (typed) => change({ populations: { ...form.populations, [`${body} ${kind}`]: typed } }),
      }))}
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

/** A field for each body and kind. */
function counts(countOf: (body: string, kind: DetectionKind) => Count) {
  return (
    <Box sx={grid}>
      {bodies.flatMap((body) =>
        detectionKinds.map((kind) => {
          const { label, value, least, set } = countOf(body, kind);
          return (
            <TextField
              key={`${body} ${kind}`}
              type="number"
              label={label}
              value={value}
              onChange={(event) => set(event.target.value)}
              slotProps={{ htmlInput: { min: least } }}
            />
          );
        }),
      )}
    </Box>
  );
}
