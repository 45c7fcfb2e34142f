import { Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { HelpedField } from '../parts/help/HelpedField.js';
import { Failed } from '../parts/States.js';
import { When } from '../parts/When.js';
import { call } from '../providers/http.js';
import { useMay } from '../providers/use-me.js';
import type { Schedule } from './schedule.js';

interface Props {
  readonly schedule: Schedule;
  readonly onDone: () => void;
}

/** Who paused it and why, with the way to let it go on; or the way to pause it. Who may do neither reads only. */
export function PauseSchedule({ schedule: { workflow, paused }, onDone }: Props) {
  const translate = useTranslate();
  const mayPause = useMay('schedules.manage');
  const [asking, setAsking] = useState(false);
  const [note, setNote] = useState('');
  const [refused, setRefused] = useState<unknown>(null);
  const send = async (command: 'pause' | 'resume', body: object) => {
    try {
      await call(`/api/schedules/${encodeURIComponent(workflow)}/${command}`, { method: 'POST', body });
      setRefused(null);
      setAsking(false);
      setNote('');
    } catch (cause) {
      setRefused(cause);
    }
    onDone();
  };
  const what = { workflow };
  return (
    <>
      {paused === null ? null : (
        <Typography component="span" variant="body2">
          {translate('operations.schedules.paused_by', { by: paused.by })} <When at={paused.at} />
          {paused.note === null ? null : `: ${paused.note}`}
        </Typography>
      )}
      {refused === null ? null : <Failed error={refused} />}
      {!mayPause ? null : paused !== null ? (
        <Button
          aria-label={translate('operations.schedules.resume_of', what)}
          onClick={() => void send('resume', {})}
        >
          {translate('operations.schedules.resume')}
        </Button>
      ) : asking ? (
        <Stack
          component="form"
          direction="row"
          sx={{ gap: 1, alignItems: 'center' }}
          onSubmit={(event: React.FormEvent) => {
            event.preventDefault();
            void send('pause', { note: note.trim() === '' ? null : note.trim() });
          }}
        >
          <HelpedField
            autoFocus
            of="operations.schedules.note"
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          <Button type="submit" variant="outlined">
            {translate('operations.schedules.do_pause')}
          </Button>
        </Stack>
      ) : (
        <Button aria-label={translate('operations.schedules.pause_of', what)} onClick={() => setAsking(true)}>
          {translate('operations.schedules.do_pause')}…
        </Button>
      )}
    </>
  );
}
