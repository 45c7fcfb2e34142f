import { Box, List, ListItemButton, ListItemText, TextField, Typography } from '@mui/material';
import { useState, type KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import type { Place } from '../check/checked.js';
import { Empty } from '../../parts/States.js';
import { Mentions } from '../mentions/Mentions.js';
import { useMentions } from '../mentions/use-mentions.js';
import type { SideProps } from '../side.js';

/** What the definition is made of, each part to be gone to; and what names it, or the step that is chosen. */
export function OutlinePanel(props: SideProps) {
  const translate = useTranslate();
  const [wanted, setWanted] = useState('');
  const { read, step, kind, name, onLine, onStep } = props;
  const mentions = useMentions(props, step);
  const places = (read?.places ?? []).filter((each) => each.name.includes(wanted.toLowerCase()));
  const go = (place: Place) => (place.of === 'step' ? onStep(place.name) : onLine(place.line));
  return (
    <Box>
      <TextField
        fullWidth
        type="search"
        label={translate('outline.find')}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      {places.length === 0 ? <Empty>{translate('outline.nothing')}</Empty> : null}
      <List dense disablePadding onKeyDown={byArrows}>
        {places.map((place) => (
          <li key={`${String(place.line)}:${String(place.column)}`}>
            <ListItemButton
              selected={place.of === 'step' && place.name === step}
              onClick={() => go(place)}
              sx={{ py: 0, minHeight: 28, pl: 0.5 + place.depth * 1.5 }}
            >
              <ListItemText
                primary={place.name}
                secondary={place.of === 'key' ? null : translate(`outline.of.${place.of}`)}
                sx={{ display: 'flex', alignItems: 'baseline', gap: 1, my: 0.25 }}
                slotProps={{
                  primary: { sx: { fontWeight: place.depth === 0 ? 600 : 400, overflowWrap: 'anywhere' } },
                }}
              />
            </ListItemButton>
          </li>
        ))}
      </List>
      <Typography component="h4" sx={{ fontWeight: 600, mt: 1 }}>
        {translate('outline.named_by', { name: step ?? name })}
      </Typography>
      <Mentions mentions={mentions} own={kind === 'workflow' ? name : ''} onLine={onLine} />
    </Box>
  );
}

/** Up and down lead through the parts. */
function byArrows(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  const parts = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="button"], button')];
  const at = parts.findIndex((each) => each === document.activeElement);
  parts[at + by]?.focus();
  event.preventDefault();
}
