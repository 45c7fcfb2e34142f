import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { FieldKey } from '../../parts/help/field-key.js';
import { HelpedField } from '../../parts/help/HelpedField.js';
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

type NumberName = 'hours' | 'minimum' | 'perDayCalls' | 'perDayMails' | 'secondPercent' | 'seed';

/** A count of one body and kind, as it is typed. */
interface Count {
  readonly of: FieldKey;
  readonly label: string;
  readonly value: number | string;
  readonly least: number;
  readonly set: (typed: string) => void;
}

/** Days, quantities and what holds a plan. */
export function Numbers({ form, change }: Props) {
  const translate = useTranslate();
  const number = (name: NumberName, value: number, least = 0) => (
    <HelpedField
      key={name}
      type="number"
      of={`audits.new.${name}`}
      value={value}
      onChange={(event) => change({ [name]: Number(event.target.value) })}
      slotProps={{ htmlInput: { min: least } }}
    />
  );
  const day = (name: 'from' | 'until') => (
    <HelpedField
      type="date"
      of={`audits.new.${name}`}
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
        <HelpedField
          of="audits.new.closed"
          value={form.closed}
          placeholder="2026-12-08"
          onChange={(event) => change({ closed: event.target.value })}
        />
        {number('hours', form.hours, 1)}
      </Box>
      {counts((body, kind) => {
        const before = form.quantities[body] ?? { call: 0, mail: 0 };
        return {
          of: 'audits.new.quantity',
          label: `${body}: ${translate(`audits.kinds.${kind}`)}`,
          value: before[kind],
          least: 0,
          set: (typed) =>
            change({ quantities: { ...form.quantities, [body]: { ...before, [kind]: Number(typed) } } }),
        };
      })}
      {counts((body, kind) => ({
        of: 'audits.new.population',
        label: translate('audits.new.population', { body, kind: translate(`audits.kinds.${kind}`) }),
        value: form.populations[`${body} ${kind}`] ?? '',
        least: 1,
        set: (typed) => change({ populations: { ...form.populations, [`${body} ${kind}`]: typed } }),
      }))}
      <Typography variant="body2" color="text.secondary">
        {translate('audits.help.new.population')}
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
          const { of, label, value, least, set } = countOf(body, kind);
          return (
            <HelpedField
              key={`${body} ${kind}`}
              type="number"
              of={of}
              label={label}
              quiet={of === 'audits.new.population'}
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
