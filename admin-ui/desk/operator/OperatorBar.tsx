import { Box, Button, Chip } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Absences } from './Absences.js';
import { ModeChoice } from './ModeChoice.js';
import { useWorking } from './use-working.js';

/** Oneself at the desk: how one works, when one is away, for whom one stands in. */
export function OperatorBar() {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const standsInFor = useWorking()?.standsInFor ?? [];
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap', ml: { md: 'auto' } }}>
      {standsInFor.length === 0 ? null : (
        <Chip
          color="info"
          variant="outlined"
          label={translate('desk.absence.you_stand_in', { names: standsInFor.join(', ') })}
        />
      )}
      <ModeChoice />
      <Button onClick={() => setOpen(true)}>{translate('desk.absence.title')}…</Button>
      {open ? <Absences onClose={() => setOpen(false)} /> : null}
    </Box>
  );
}
