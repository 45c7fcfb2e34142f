import { Box, Button, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useHelp } from '../../help/use-help.js';
import { isName } from '../../is-name.js';

interface NewColumnProps {
  readonly taken: readonly string[];
  /** Whether rules say maps, so that they can say more. */
  readonly outputs: boolean;
  readonly onInput: (name: string, type: string) => void;
  readonly onOutput: (name: string) => void;
}

const types = ['string', 'number', 'integer', 'boolean', 'date', 'date-time', 'array', 'object'] as const;

/** Adds an input of a type, or an output. */
export function NewColumn({ taken, outputs, onInput, onOutput }: NewColumnProps) {
  const translate = useTranslate();
  const help = useHelp('decision');
  const [name, setName] = useState('');
  const [what, setWhat] = useState('string');
  const wrong = name !== '' && (!isName(name) || taken.includes(name));
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, alignItems: 'flex-start' }}>
      <TextField
        label={translate('editors.decision.new_column')}
        value={name}
        error={wrong}
        helperText={wrong ? translate('editors.form.name_wrong') : undefined}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        select
        label={translate('editors.decision.column_kind')}
        value={what}
        helperText={what === 'output' ? help('rules', '[]', 'then') : help('inputs')}
        onChange={(event) => setWhat(event.target.value)}
        sx={{ minWidth: 190 }}
      >
        {types.map((type) => (
          <MenuItem key={type} value={type}>
            {translate('editors.decision.input_of', {
              type: translate(`editors.decision.type.${type.replace('-', '_')}`),
            })}
          </MenuItem>
        ))}
        {outputs ? <MenuItem value="output">{translate('editors.decision.output')}</MenuItem> : null}
      </TextField>
      <Button
        sx={{ mt: 1.25 }}
        disabled={name === '' || wrong}
        onClick={() => {
          if (what === 'output') onOutput(name);
          else onInput(name, what);
          setName('');
        }}
      >
        {translate('editors.decision.add_column')}
      </Button>
    </Box>
  );
}
