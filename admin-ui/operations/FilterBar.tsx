import { Button, Checkbox, FormControlLabel, MenuItem, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { isEmpty, type InstanceFilter } from './instance-filter.js';
import { WorkflowChoice } from './WorkflowChoice.js';

const nothing: InstanceFilter = {
  q: '',
  person: '',
  workflow: '',
  state: '',
  step: '',
  overdue: false,
  incident: false,
  watched: false,
};

interface Props {
  readonly filter: InstanceFilter;
  readonly onChange: (filter: InstanceFilter) => void;
}

/** By what the list is narrowed; what is typed counts with Enter, what is chosen at once. */
export function FilterBar({ filter, onChange }: Props) {
  const translate = useTranslate();
  const [typed, setTyped] = useState(filter);
  // A step is told by what the definition calls it.
  const hints = { person: translate('operations.filter.person_hint'), step: 'back_office' };
  const text = (name: 'q' | 'person' | 'step') => (
    <TextField
      label={translate(`operations.filter.${name}`)}
      value={typed[name]}
      {...(name === 'q' ? {} : { placeholder: hints[name] })}
      onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
      sx={{ width: { xs: 'calc(50% - 4px)', sm: 170 } }}
    />
  );
  const mark = (name: 'overdue' | 'incident' | 'watched') => (
    <FormControlLabel
      control={
        <Checkbox
          size="small"
          // At once, as the address follows a moment later.
          checked={typed[name]}
          onChange={(_, checked) => {
            setTyped({ ...typed, [name]: checked });
            onChange({ ...typed, [name]: checked });
          }}
        />
      }
      label={translate(`operations.filter.${name}`)}
    />
  );
  return (
    <Stack
      component="form"
      direction="row"
      sx={{ gap: 1, flexWrap: 'wrap', alignItems: 'center', mb: 1 }}
      onSubmit={(event: React.FormEvent) => {
        event.preventDefault();
        onChange(typed);
      }}
    >
      {text('q')}
      {text('person')}
      <WorkflowChoice value={filter.workflow} onChange={(workflow) => onChange({ ...typed, workflow })} />
      <TextField
        select
        label={translate('operations.filter.state')}
        value={filter.state}
        onChange={(event) => onChange({ ...typed, state: event.target.value })}
        sx={{ width: { xs: 'calc(50% - 4px)', sm: 130 } }}
      >
        {['', 'running', 'ended', 'cancelled'].map((state) => (
          <MenuItem key={state} value={state}>
            {translate(`operations.state.${state === '' ? 'any' : state}`)}
          </MenuItem>
        ))}
      </TextField>
      {text('step')}
      {mark('overdue')}
      {mark('incident')}
      {mark('watched')}
      <Button type="submit" variant="outlined">
        {translate('operations.filter.go')}
      </Button>
      {isEmpty(filter) ? null : (
        <Button
          onClick={() => {
            setTyped(nothing);
            onChange(nothing);
          }}
        >
          {translate('operations.filter.clear')}
        </Button>
      )}
    </Stack>
  );
}
