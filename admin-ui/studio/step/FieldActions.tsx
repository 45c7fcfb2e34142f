import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import SwapVert from '@mui/icons-material/SwapVert';
import { Box, IconButton, Menu, MenuItem, Tooltip } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { removeEntry } from '../yaml/remove-entry.js';
import { useEditing } from './editing.js';
import type { Field } from './field.js';
import { useWay } from './use-way.js';

const ownNames = ['text', 'list', 'map'];

/** What can be done with a whole value: another of its forms, or taking it out. */
export function FieldActions({ field }: { readonly field: Field }) {
  const translate = useTranslate();
  const { readOnly, apply } = useEditing();
  const choose = useWay(field);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (readOnly) return null;
  const { label, ways, way, required, path } = field;
  const [other, remove] = [translate('step.way', { name: label }), translate('step.remove', { name: label })];
  return (
    <Box sx={{ flexShrink: 0 }}>
      {ways.length < 2 ? null : (
        <Tooltip title={other}>
          <IconButton
            size="small"
            aria-label={other}
            aria-haspopup="menu"
            onClick={(event) => setAnchor(event.currentTarget)}
          >
            <SwapVert fontSize="small" />
          </IconButton>
        </Tooltip>
      )}
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {ways.map(({ name }) => (
          <MenuItem
            key={name}
            selected={name === way}
            onClick={() => {
              setAnchor(null);
              choose(name);
            }}
          >
            {ownNames.includes(name) ? translate(`step.ways.${name}`) : name}
          </MenuItem>
        ))}
      </Menu>
      {required ? null : (
        <Tooltip title={remove}>
          <IconButton
            size="small"
            aria-label={remove}
            onClick={() => apply((text) => removeEntry(text, path))}
          >
            <DeleteOutline fontSize="small" />
          </IconButton>
        </Tooltip>
      )}
    </Box>
  );
}
