import { Box } from '@mui/material';
import type { ComponentType } from 'react';
import type { Path } from '../yaml/spots.js';
import { AddKey } from './AddKey.js';
import type { Control, Field } from './field.js';

interface GroupFieldsProps {
  readonly path: Path;
  readonly label: string;
  readonly control: Extract<Control, { readonly of: 'group' }>;
  /** What shows a value. */
  readonly item: ComponentType<{ readonly field: Field; readonly folded?: boolean }>;
}

/** The keys of a map, and those that it could have. */
export function GroupFields({ path, label, control, item: Item }: GroupFieldsProps) {
  return (
    <Box sx={{ display: 'grid', gap: 0.5 }}>
      {control.fields.map((field) => (
        <Item key={field.label} field={field} folded={control.free !== null} />
      ))}
      <AddKey path={path} label={label} control={control} />
    </Box>
  );
}
