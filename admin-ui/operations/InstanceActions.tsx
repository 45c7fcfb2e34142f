import { Button, MenuItem, Stack } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { HelpedField } from '../parts/help/HelpedField.js';
import type { Names } from '../parts/story/names.js';
import { Failed } from '../parts/States.js';
import { newKey } from '../providers/http.js';
import { post } from './commands.js';
import { MoveOn } from './IncidentCard.js';
import { Migration } from './Migration.js';
import type { Instance } from './types.js';

interface Props {
  readonly instance: Instance;
  readonly names: Names;
  readonly onDone: () => unknown;
}

/** What can be done to an instance as a whole: cancel it, move it, take it over to the version that starts take. */
export function InstanceActions({ instance, names, onDone }: Props) {
  const translate = useTranslate();
  const [open, setOpen] = useState<'cancel' | 'move' | 'migrate' | null>(null);
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState('');
  const [error, setError] = useState<unknown>(null);
  if (instance.state !== 'running') return null;
  const active = [
    ...new Set(instance.steps.filter(({ state }) => state === 'active').map(({ step }) => step)),
  ];
  const source = active.length === 1 ? (active[0] ?? '') : from;
  const send = async (command: string, body: object) => {
    setError(null);
    try {
      await post(instance.id, command, body, newKey());
      setOpen(null);
      await onDone();
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <>
      <Stack direction="row" sx={{ gap: 1, my: 1, flexWrap: 'wrap' }}>
        {(['move', 'migrate', 'cancel'] as const).map((type) => (
          <Button
            key={type}
            variant="outlined"
            aria-expanded={open === type}
            onClick={() => setOpen(open === type ? null : type)}
          >
            {translate(`operations.do.${type}`)}
          </Button>
        ))}
      </Stack>
      {error === null ? null : <Failed error={error} />}
      {open === 'cancel' ? (
        <Stack direction="row" sx={{ gap: 1, alignItems: 'center' }}>
          <HelpedField
            of="operations.bulk.reason"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            sx={{ flex: 1, maxWidth: 480 }}
          />
          <Button
            variant="contained"
            onClick={() => void send('cancel', { reason: reason.trim() === '' ? null : reason.trim() })}
          >
            {translate('operations.do.cancel')}
          </Button>
        </Stack>
      ) : null}
      {open === 'move' ? (
        <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
          {active.length > 1 ? (
            <HelpedField
              select
              of="operations.bulk.from"
              value={from}
              onChange={(event) => setFrom(event.target.value)}
              sx={{ minWidth: 200 }}
            >
              {active.map((step) => (
                <MenuItem key={step} value={step}>
                  {names.step(step)}
                </MenuItem>
              ))}
            </HelpedField>
          ) : null}
          <MoveOn
            instance={instance}
            from={source}
            names={names}
            busy={source === ''}
            onMove={(to) => void send('move', { from: source, to })}
          />
        </Stack>
      ) : null}
      {open === 'migrate' ? <Migration instance={instance} onGo={() => void send('migrate', {})} /> : null}
    </>
  );
}
