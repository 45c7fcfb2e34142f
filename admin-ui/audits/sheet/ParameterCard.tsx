import { Box, Button, FormHelperText, Paper } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { HelpedCheck } from '../../parts/help/HelpedCheck.js';
import { HelpedField } from '../../parts/help/HelpedField.js';
import { detectionKinds } from '../../../domain/audit/perimeter.js';
import { LevelRows } from './LevelRows.js';
import type { RefusedAt } from './refused-at.js';
import type { ParameterForm } from './sheet-form.js';

interface Props {
  readonly parameter: ParameterForm;
  readonly changes: boolean;
  /** What was refused of a field, by its way: `levels/0/name`. */
  readonly refusedAt: RefusedAt;
  /** Null takes it away. */
  readonly change: (to: ParameterForm | null) => void;
  /** Null: it is the first. */
  readonly up: (() => void) | null;
}

const grid = {
  display: 'grid',
  gap: 1,
  gridTemplateColumns: 'repeat(auto-fit, minmax(min(180px, 100%), 1fr))',
};

/** What is judged: its words, its weight, when it counts, its levels. */
export function ParameterCard({ parameter, changes, refusedAt, change, up }: Props) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const set = (of: Partial<ParameterForm>) => change({ ...parameter, ...of });
  const words = (name: 'title' | 'help', language: 'it' | 'en') => (
    <HelpedField
      of={`audits.sheets.${name}_${language}`}
      value={parameter[name][language]}
      {...refusedAt(`${name}/${language}`)}
      disabled={!changes}
      onChange={(event) => set({ [name]: { ...parameter[name], [language]: event.target.value } })}
    />
  );
  const typed = (name: 'name' | 'weight' | 'wanted') => (
    <HelpedField
      of={`audits.sheets.${name}`}
      value={parameter[name]}
      {...refusedAt(name)}
      disabled={!changes}
      onChange={(event) => set({ [name]: event.target.value })}
      slotProps={name === 'name' ? {} : { htmlInput: { inputMode: 'decimal' } }}
    />
  );
  const { fault: refusedKinds } = refusedAt('kinds');
  const truth = (
    name: 'mayNotApply' | 'fatal',
    of: 'audits.sheets.may_not_apply' | 'audits.sheets.fatal',
  ) => (
    <HelpedCheck
      of={of}
      disabled={!changes}
      checked={parameter[name]}
      onChange={(checked) => set({ [name]: checked })}
    />
  );
  return (
    <Paper
      component="fieldset"
      variant="outlined"
      aria-label={
        parameter.title[locale === 'it' ? 'it' : 'en'] ||
        parameter.name ||
        translate('audits.sheets.add_parameter')
      }
      sx={{ p: 1.5, m: 0, display: 'grid', gap: 1, minWidth: 0 }}
    >
      <Box sx={grid}>
        {typed('name')}
        {words('title', 'it')}
        {words('title', 'en')}
        {typed('weight')}
        {typed('wanted')}
      </Box>
      <Box sx={grid}>
        {words('help', 'it')}
        {words('help', 'en')}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, alignItems: 'center' }}>
        <span>{translate('audits.sheets.kinds')}</span>
        {detectionKinds.map((kind) => (
          <HelpedCheck
            key={kind}
            of="audits.sheets.kinds"
            label={translate(`audits.kinds.${kind}`)}
            disabled={!changes}
            checked={parameter.kinds.includes(kind)}
            onChange={(checked) =>
              set({
                kinds: [...parameter.kinds.filter((each) => each !== kind), ...(checked ? [kind] : [])],
              })
            }
          />
        ))}
        {refusedKinds === undefined ? null : <FormHelperText error>{refusedKinds}</FormHelperText>}
        {truth('mayNotApply', 'audits.sheets.may_not_apply')}
        {truth('fatal', 'audits.sheets.fatal')}
      </Box>
      <LevelRows
        levels={parameter.levels}
        changes={changes}
        refusedAt={(field) => refusedAt(`levels/${field}`)}
        change={(levels) => set({ levels })}
      />
      {!changes ? null : (
        <Box>
          {up === null ? null : <Button onClick={up}>{translate('audits.sheets.up')}</Button>}
          <Button color="error" onClick={() => change(null)}>
            {translate('audits.sheets.remove_parameter')}
          </Button>
        </Box>
      )}
    </Paper>
  );
}
