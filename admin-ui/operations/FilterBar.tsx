import { Box, Button, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { HelpRow } from '../parts/help/HelpRow.js';
import { HelpedCheck } from '../parts/help/HelpedCheck.js';
import { HelpedField } from '../parts/help/HelpedField.js';
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
    <HelpedField
      of={`operations.filter.${name}`}
      value={typed[name]}
      {...(name === 'q' ? {} : { placeholder: hints[name] })}
      onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
      sx={{ width: { xs: 'calc(50% - 4px)', sm: 170 } }}
    />
  );
  const mark = (name: 'overdue' | 'incident' | 'watched') => (
    <HelpedCheck
      of={`operations.filter.${name}`}
      // At once, as the address follows a moment later.
      checked={typed[name]}
      onChange={(checked) => {
        setTyped({ ...typed, [name]: checked });
        onChange({ ...typed, [name]: checked });
      }}
    />
  );
  return (
    <Box
      component="form"
      sx={{ mb: 1 }}
      onSubmit={(event: React.FormEvent) => {
        event.preventDefault();
        onChange(typed);
      }}
    >
      <HelpRow>
        {text('q')}
        {text('person')}
        <WorkflowChoice value={filter.workflow} onChange={(workflow) => onChange({ ...typed, workflow })} />
        <HelpedField
          select
          of="operations.filter.state"
          value={filter.state}
          onChange={(event) => onChange({ ...typed, state: event.target.value })}
          sx={{ width: { xs: 'calc(50% - 4px)', sm: 130 } }}
        >
          {['', 'running', 'ended', 'cancelled'].map((state) => (
            <MenuItem key={state} value={state}>
              {translate(`operations.state.${state === '' ? 'any' : state}`)}
            </MenuItem>
          ))}
        </HelpedField>
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
      </HelpRow>
    </Box>
  );
}
