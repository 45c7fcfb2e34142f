import { Box, Button } from '@mui/material';
import type { ComponentType } from 'react';
import { useTranslate } from 'react-admin';
import type { Path } from '../yaml/spots.js';
import { setValue } from '../yaml/set-value.js';
import { useEditing } from './editing.js';
import type { Control, Field } from './field.js';
import { useBegin } from './use-begin.js';

interface ListFieldsProps {
  readonly path: Path;
  readonly label: string;
  readonly control: Extract<Control, { readonly of: 'list' }>;
  /** What shows a value. */
  readonly item: ComponentType<{ readonly field: Field }>;
}

/** The items of a list, and one more. */
export function ListFields({ path, label, control, item: Item }: ListFieldsProps) {
  const translate = useTranslate();
  const { readOnly, apply } = useEditing();
  const begin = useBegin();
  const add = () => {
    apply((text) => setValue(text, [...path, control.items.length], begin(control.item, label)));
  };
  return (
    <Box sx={{ display: 'grid', gap: 0.5 }}>
      {control.items.map((field) => (
        <Item key={field.label} field={field} />
      ))}
      {readOnly ? null : (
        <Button onClick={add} sx={{ justifySelf: 'start' }}>
          {translate('step.add_item', { name: label })}
        </Button>
      )}
    </Box>
  );
}
