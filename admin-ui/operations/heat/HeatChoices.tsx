import { MenuItem, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { Helped } from '../../parts/help/Helped.js';
import { HelpRow } from '../../parts/help/HelpRow.js';
import { HelpedField } from '../../parts/help/HelpedField.js';
import { inWords } from '../../parts/when.js';
import { WorkflowChoice } from '../WorkflowChoice.js';
import { spans, usualDays, type Asked } from './asked.js';
import { measures, type Heat, type Measure } from './heat.js';

interface Props {
  readonly workflow: string;
  readonly asked: Asked;
  readonly versions: Heat['versions'];
  readonly now: number;
  readonly onWorkflow: (workflow: string) => void;
  readonly onChange: (asked: Asked) => void;
}

/** Which process, when, which version, and by what it is painted. */
export function HeatChoices({ workflow, asked, versions, now, onWorkflow, onChange }: Props) {
  const translate = useTranslate();
  const days = (value: string) =>
    onChange(
      value === ''
        ? { ...asked, days: null, ...usualDays(now) }
        : { ...asked, days: Number(value), from: '', to: '' },
    );
  return (
    <HelpRow sx={{ mt: 1 }}>
      <WorkflowChoice value={workflow} onChange={onWorkflow} />
      <HelpedField
        select
        of="operations.heat.period"
        value={asked.days === null ? '' : String(asked.days)}
        onChange={(event) => days(event.target.value)}
        slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
        sx={{ width: { xs: '100%', sm: 170 } }}
      >
        {spans.map((span) => (
          <MenuItem key={span} value={String(span)}>
            {translate('operations.heat.days', { smart_count: span })}
          </MenuItem>
        ))}
        <MenuItem value="">{translate('operations.heat.between')}</MenuItem>
      </HelpedField>
      {asked.days === null ? (
        <Days from={asked.from} to={asked.to} onChange={(period) => onChange({ ...asked, ...period })} />
      ) : null}
      <VersionChoice
        versions={versions}
        now={now}
        value={asked.version}
        onChange={(version) => onChange({ ...asked, version })}
      />
      <Helped of="operations.heat.by">
        {(described) => (
          <ToggleButtonGroup
            {...described}
            exclusive
            size="small"
            aria-label={translate('operations.heat.by')}
            value={asked.by}
            onChange={(_, by: Measure | null) => onChange({ ...asked, by: by ?? asked.by })}
            sx={{ '& .MuiToggleButton-root': { textTransform: 'none', color: 'text.primary' } }}
          >
            {measures.map((measure) => (
              <ToggleButton key={measure} value={measure}>
                {translate(`operations.heat.column.${measure}`)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        )}
      </Helped>
    </HelpRow>
  );
}

type Period = Pick<Asked, 'from' | 'to'>;

/** From one day until another; both as they are typed, since the address follows a moment later. */
function Days({ from, to, onChange }: Period & { readonly onChange: (period: Period) => void }) {
  const [typed, setTyped] = useState<Period>({ from, to });
  return (['from', 'to'] as const).map((name) => (
    <HelpedField
      key={name}
      type="date"
      of={`operations.heat.${name}`}
      value={typed[name]}
      onChange={(event) => {
        const next = { ...typed, [name]: event.target.value };
        setTyped(next);
        onChange(next);
      }}
      slotProps={{ inputLabel: { shrink: true } }}
      sx={{ width: { xs: '100%', sm: 160 } }}
    />
  ));
}

interface VersionChoiceProps {
  readonly versions: Heat['versions'];
  readonly now: number;
  readonly value: string;
  readonly onChange: (version: string) => void;
}

function VersionChoice({ versions, now, value, onChange }: VersionChoiceProps) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const known = value === '' || versions.some(({ version }) => version === value);
  return (
    <HelpedField
      select
      of="operations.heat.version"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
      sx={{ width: { xs: '100%', sm: 200 } }}
    >
      <MenuItem value="">{translate('operations.heat.all_versions')}</MenuItem>
      {known ? null : <MenuItem value={value}>{value.slice(0, 8)}</MenuItem>}
      {versions.map(({ version, compiled_at: at }) => (
        <MenuItem key={version} value={version}>
          {`${inWords(at, now, locale)} (${version.slice(0, 8)})`}
        </MenuItem>
      ))}
    </HelpedField>
  );
}
