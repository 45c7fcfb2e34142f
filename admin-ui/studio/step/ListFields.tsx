import { Box, Button } from '@mui/material';
import type { ComponentType } from 'react';
import { useTranslate } from 'react-admin';
import type { Path } from '../yaml/spots.js';
import { setValue } from '../yaml/set-value.js';
import { beginWith } from './begin.js';
import { useEditing } from './editing.js';
import type { Control, Field } from './field.js';
import { freshName } from './fresh-name.js';

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
  const { root, read, readOnly, apply } = useEditing();
  const add = () => {
    const step = freshName('new_step', read?.names['step'] ?? []);
    const begun = beginWith(root, control.item, label, read?.names ?? {}, step);
    apply((text) => setValue(text, [...path, control.items.length], begun));
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
