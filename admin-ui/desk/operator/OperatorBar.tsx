import { Box, Button, Chip } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { later } from '../../parts/later.js';
import { useMay } from '../../providers/use-me.js';
import { ModeChoice } from './ModeChoice.js';
import { useWorking } from './use-working.js';

const Absences = later(async () => (await import('./Absences.js')).Absences);
const Operators = later(async () => (await import('./Operators.js')).Operators);

/** Oneself at the desk: how one works, when one is away, for whom one stands in; for a supervisor how the others work. */
export function OperatorBar() {
  const translate = useTranslate();
  const [open, setOpen] = useState<'absences' | 'operators' | null>(null);
  const close = () => setOpen(null);
  const supervises = useMay('tasks.assign');
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
      <Button onClick={() => setOpen('absences')}>{translate('desk.absence.title')}…</Button>
      {supervises ? (
        <Button onClick={() => setOpen('operators')}>{translate('desk.operators.title')}…</Button>
      ) : null}
      {open === 'absences' ? <Absences onClose={close} /> : null}
      {open === 'operators' ? <Operators onClose={close} /> : null}
    </Box>
  );
}
