import { Box, Button, Checkbox, FormControlLabel, Paper, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { LevelRows } from './LevelRows.js';
import type { ParameterForm } from './sheet-form.js';

interface Props {
  readonly parameter: ParameterForm;
  readonly changes: boolean;
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
export function ParameterCard({ parameter, changes, change, up }: Props) {
  const translate = useTranslate();
  const set = (of: Partial<ParameterForm>) => change({ ...parameter, ...of });
  const words = (name: 'title' | 'help', language: 'it' | 'en') => (
    <TextField
      label={translate(`audits.sheets.${name}_${language}`)}
      value={parameter[name][language]}
      disabled={!changes}
      onChange={(event) => set({ [name]: { ...parameter[name], [language]: event.target.value } })}
    />
  );
  const typed = (name: 'name' | 'weight' | 'wanted') => (
    <TextField
      label={translate(`audits.sheets.${name}`)}
      value={parameter[name]}
      disabled={!changes}
      onChange={(event) => set({ [name]: event.target.value })}
      slotProps={name === 'name' ? {} : { htmlInput: { inputMode: 'decimal' } }}
    />
  );
  const truth = (name: 'mayNotApply' | 'fatal', label: string) => (
    <FormControlLabel
      label={translate(label)}
      disabled={!changes}
      control={<Checkbox checked={parameter[name]} onChange={(_, checked) => set({ [name]: checked })} />}
    />
  );
  return (
    <Paper
      component="fieldset"
      variant="outlined"
      aria-label={parameter.title.it || parameter.name || translate('audits.sheets.add_parameter')}
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
        {(['call', 'mail'] as const).map((kind) => (
          <FormControlLabel
            key={kind}
            label={translate(`audits.kinds.${kind}`)}
            disabled={!changes}
            control={
              <Checkbox
                checked={parameter.kinds.includes(kind)}
                onChange={(_, checked) =>
                  set({
                    kinds: [...parameter.kinds.filter((each) => each !== kind), ...(checked ? [kind] : [])],
                  })
                }
              />
            }
          />
        ))}
        {truth('mayNotApply', 'audits.sheets.may_not_apply')}
        {truth('fatal', 'audits.sheets.fatal')}
      </Box>
      <LevelRows levels={parameter.levels} changes={changes} change={(levels) => set({ levels })} />
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
