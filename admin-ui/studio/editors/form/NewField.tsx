import { Box, Button, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { nameFault } from './FieldDetail.js';
import { fieldKinds, type FieldKind } from './field-kinds.js';

interface NewFieldProps {
  /** Groups that it can go into, by their path with points. */
  readonly groups: readonly string[];
  /** The names that are taken in a group; empty: in the form itself. */
  readonly takenIn: (group: string) => readonly string[];
  readonly onAdd: (names: readonly string[], kind: FieldKind) => void;
}

/** Adds a field. */
export function NewField({ groups, takenIn, onAdd }: NewFieldProps) {
  const translate = useTranslate();
  const [name, setName] = useState('');
  const [kind, setKind] = useState('text');
  const [group, setGroup] = useState('');
  const inside = groups.includes(group) ? group : '';
  const fault = name === '' ? null : nameFault(name, '', takenIn(inside), translate);
  const chosen = fieldKinds.find((each) => each.name === kind);
  const add = () => {
    if (name === '' || fault !== null || chosen === undefined) return;
    onAdd([...(inside === '' ? [] : inside.split('.')), name], chosen);
    setName('');
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, alignItems: 'center' }}>
      <TextField
        label={translate('editors.form.new_name')}
        value={name}
        error={fault !== null}
        helperText={fault}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') add();
        }}
      />
      <TextField
        select
        label={translate('editors.form.kind_label')}
        value={kind}
        onChange={(event) => setKind(event.target.value)}
        sx={{ minWidth: 150 }}
      >
        {fieldKinds.map((each) => (
          <MenuItem key={each.name} value={each.name}>
            {translate(`editors.form.kind.${each.name}`)}
          </MenuItem>
        ))}
      </TextField>
      {groups.length === 0 ? null : (
        <TextField
          select
          label={translate('editors.form.group_label')}
          value={inside}
          onChange={(event) => setGroup(event.target.value)}
          sx={{ minWidth: 120 }}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        >
          {['', ...groups].map((each) => (
            <MenuItem key={each} value={each}>
              {each === '' ? translate('editors.form.no_group') : each}
            </MenuItem>
          ))}
        </TextField>
      )}
      <Button variant="outlined" disabled={name === '' || fault !== null} onClick={add}>
        {translate('editors.form.add')}
      </Button>
    </Box>
  );
}
