import { Alert, AlertTitle, Box, Button, MenuItem, Stack } from '@mui/material';
import { useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { HelpedField } from '../parts/help/HelpedField.js';
import type { Names } from '../parts/story/names.js';
import { Failed } from '../parts/States.js';
import { When } from '../parts/When.js';
import { newKey } from '../providers/http.js';
import { post } from './commands.js';
import type { Incident, Instance } from './types.js';

interface Props {
  readonly instance: Instance;
  readonly incident: Incident;
  readonly names: Names;
  readonly mayOperate: boolean;
  readonly onDone: () => unknown;
}

type Way = 'resolve' | 'move';

/** What failed, in plain words, the raw answer folded, and the ways out: try again, give the result, move on. */
export function IncidentCard({ instance, incident, names, mayOperate, onDone }: Props) {
  const translate = useTranslate();
  const [way, setWay] = useState<Way | null>(null);
  const { error, busy, send } = useSending(instance.id, onDone);
  const { step, code, message, at } = incident;
  return (
    <Alert
      severity="error"
      component="section"
      sx={{ my: 1, '& .MuiAlert-message': { width: '100%', minWidth: 0 } }}
    >
      <AlertTitle>{translate('operations.incident.title', { step: names.step(step) })}</AlertTitle>
      <Box component="p" sx={{ m: 0 }}>
        {translate(`operations.incident.code.${code}`, {
          _: translate('operations.incident.code.other', { code }),
        })}{' '}
        <When at={at} />
      </Box>
      <Box component="details" sx={{ my: 0.5 }}>
        <summary>{translate('operations.incident.raw')}</summary>
        <Box component="pre" tabIndex={0} sx={{ m: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {`${code}: ${message}`}
        </Box>
      </Box>
      {error === null ? null : <Failed error={error} />}
      {mayOperate ? (
        <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
          <Button variant="contained" disabled={busy} onClick={() => void send('retry', { step })}>
            {translate('operations.incident.retry')}
          </Button>
          <Button
            variant="outlined"
            disabled={busy}
            onClick={() => setWay(way === 'resolve' ? null : 'resolve')}
          >
            {translate('operations.incident.resolve')}
          </Button>
          <Button variant="outlined" disabled={busy} onClick={() => setWay(way === 'move' ? null : 'move')}>
            {translate('operations.incident.move')}
          </Button>
        </Stack>
      ) : null}
      {way === 'resolve' ? (
        <GiveResult busy={busy} onGive={(result) => void send('resolve', { step, result })} />
      ) : null}
      {way === 'move' ? (
        <MoveOn
          instance={instance}
          from={step}
          names={names}
          busy={busy}
          onMove={(to) => void send('move', { from: step, to })}
        />
      ) : null}
    </Alert>
  );
}

/** Sends a command once, however often it is clicked; the error stays until the next try. */
function useSending(id: string, onDone: () => unknown) {
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  const send = async (command: string, body: object) => {
    setBusy(true);
    setError(null);
    try {
      await post(id, command, body, `${key.current}-${command}`);
      key.current = newKey();
      await onDone();
    } catch (cause) {
      setError(cause);
      key.current = newKey();
    } finally {
      setBusy(false);
    }
  };
  return { error, busy, send };
}

/** The result in the place of the service's: JSON, or a plain text. */
function GiveResult({
  busy,
  onGive,
}: {
  readonly busy: boolean;
  readonly onGive: (result: unknown) => void;
}) {
  const translate = useTranslate();
  const [text, setText] = useState('');
  return (
    <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      <HelpedField
        multiline
        of="operations.incident.result"
        value={text}
        onChange={(event) => setText(event.target.value)}
        sx={{ flex: 1, minWidth: 200 }}
      />
      <Button variant="contained" disabled={busy} onClick={() => onGive(read(text))}>
        {translate('operations.incident.give')}
      </Button>
    </Stack>
  );
}

function read(text: string): unknown {
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

interface MoveProps {
  readonly instance: Instance;
  readonly from: string;
  readonly names: Names;
  readonly busy: boolean;
  readonly onMove: (to: string) => void;
}

/** Where to: a step of the definition, or its end. */
export function MoveOn({ from, names, busy, onMove }: MoveProps) {
  const translate = useTranslate();
  const [to, setTo] = useState('');
  return (
    <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      <HelpedField
        select
        of="operations.incident.to"
        value={to}
        onChange={(event) => setTo(event.target.value)}
        sx={{ minWidth: 220 }}
      >
        {[...names.steps.filter((step) => step !== from), 'end'].map((step) => (
          <MenuItem key={step} value={step}>
            {step === 'end' ? translate('operations.incident.end') : names.step(step)}
          </MenuItem>
        ))}
      </HelpedField>
      <Button variant="contained" disabled={busy || to === ''} onClick={() => onMove(to)}>
        {translate('operations.incident.move_go')}
      </Button>
    </Stack>
  );
}
