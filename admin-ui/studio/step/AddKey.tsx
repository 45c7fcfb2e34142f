import { Button, ListItemText, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import type { JsonObject } from '../../../engine/json.js';
import { inLocale } from '../help/told.js';
import { setValue } from '../yaml/set-value.js';
import type { Path } from '../yaml/spots.js';
import { useEditing } from './editing.js';
import type { Control } from './field.js';
import { NameEntry } from './NameEntry.js';
import { useBegin } from './use-begin.js';

interface AddKeyProps {
  readonly path: Path;
  readonly label: string;
  readonly control: Extract<Control, { readonly of: 'group' }>;
}

/** Keys that come last in a step: what is added stands above them. */
const late = ['outcomes', 'on', 'next', 'clocks', 'steps'];

/** Adds a key that isn't there yet, chosen with its help, or an entry whose name is free. */
export function AddKey({ path, label, control }: AddKeyProps) {
  const translate = useTranslate();
  const [locale = 'en'] = useLocaleState();
  const { readOnly, apply } = useEditing();
  const begin = useBegin();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (readOnly) return null;
  const add = (key: string, schema: JsonObject) => {
    // The first key says what it is, and stays the first.
    const before = late.slice(late.indexOf(key) + 1).filter((each) => each !== control.fields[0]?.label);
    apply((text) => setValue(text, [...path, key], begin(schema, key), { before }));
    setAnchor(null);
  };
  return (
    <>
      {control.absent.length === 0 ? null : (
        <Button
          aria-haspopup="menu"
          onClick={(event) => setAnchor(event.currentTarget)}
          sx={{ justifySelf: 'start' }}
        >
          {translate('step.add_key', { name: label })}
        </Button>
      )}
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {control.absent.map(({ key, help, schema }) => (
          <MenuItem key={key} onClick={() => add(key, schema)} sx={{ whiteSpace: 'normal', maxWidth: 320 }}>
            <ListItemText primary={key} secondary={inLocale(help, locale)} />
          </MenuItem>
        ))}
      </Menu>
      {control.free === null ? null : (
        <NameEntry
          label={label}
          form={control.free.names}
          taken={control.fields.map((field) => field.label)}
          onAdd={(name) => add(name, control.free?.schema ?? {})}
        />
      )}
    </>
  );
}
